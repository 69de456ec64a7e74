import * as z from 'zod';
import { type Key, manifestKey } from '../../functions/aws/dynamo/catalog-keys.ts';
import type { Item } from '../migrations/migration.ts';

const partsSchema = z.array(z.looseObject({ key: z.string(), versionId: z.string() }));
const metaSchema = z.looseObject({ datasetId: z.string(), current: z.looseObject({ n: z.number(), uploadId: z.string() }).optional() });
const namingSchema = z.looseObject({
  parts: partsSchema.optional(),
  partsAt: z.looseObject({ key: z.string(), versionId: z.string() }).optional(),
});

export type Named = { readonly key: string; readonly versionId: string };

/** How a table and its buckets fit together. */
export type Fit = {
  /** Versions that people read and whose manifest is not in the table, by dataset. */
  readonly withoutManifest: readonly string[];
  /** Parts and lists of parts that the table names and the bucket has not. */
  readonly missing: readonly Named[];
  /** Parts in the bucket that the table names nowhere: of deliveries after its moment, or that came to nothing. By dataset. */
  readonly orphans: ReadonlyMap<string, number>;
  /** Files in the inbox whose upload the table does not know: their clerks are asked to send them again. By dataset. */
  readonly unknownUploads: ReadonlyMap<string, readonly string[]>;
};

export type ToFit = {
  readonly items: readonly Item[];
  /** Whether the published bucket has that version. */
  readonly hasVersion: (named: Named) => boolean;
  readonly publishedKeys: readonly string[];
  readonly inboxKeys: readonly string[];
};

/**
 * Compares a table with the buckets, whichever is older. A table from before the buckets' moment names nothing wrong, since parts are immutable: what came later is not
 * named any more. Buckets from before the table's moment lack parts that are named: those versions can't be read.
 */
export function fitOf({ items, hasVersion, publishedKeys, inboxKeys }: ToFit): Fit {
  const naming = items.filter(({ pk, sk }) => pk.startsWith('DATASET#') && /^(MANIFEST|UPLOAD)#/.test(sk));
  const named = naming.flatMap((item) => {
    const { parts = [], partsAt } = namingSchema.parse(item);
    return [...parts, ...(partsAt ? [partsAt] : [])].map(({ key, versionId }) => ({
      key,
      versionId,
      isRead: item.sk.startsWith('MANIFEST#'),
    }));
  });
  const manifests = new Set(items.filter(({ sk }) => sk.startsWith('MANIFEST#')).map(nameOf));
  const metas = items.filter(({ pk, sk }) => pk.startsWith('DATASET#') && sk === 'META').map((item) => metaSchema.parse(item));
  const namedKeys = new Set(named.map(({ key }) => key));
  const uploads = new Set(items.filter(({ sk }) => sk.startsWith('UPLOAD#')).map(({ pk, sk }) => `${pk}/${sk}`));
  return {
    withoutManifest: metas
      .filter(({ datasetId, current }) => current && !manifests.has(nameOf(manifestKey(datasetId, current.n, current.uploadId))))
      .map(({ datasetId }) => datasetId),
    missing: named.filter((one) => one.isRead && !hasVersion(one)).map(({ key, versionId }) => ({ key, versionId })),
    orphans: counted(
      publishedKeys.filter((key) => /^datasets\/[^/]+\/parts\//.test(key) && !namedKeys.has(key)).map((key) => key.split('/')[1] ?? ''),
    ),
    unknownUploads: grouped(
      inboxKeys
        .filter((key) => /^(small|large)\//.test(key))
        .map((key) => key.split('/'))
        .filter(([, datasetId, uploadId]) => !uploads.has(`DATASET#${datasetId}/UPLOAD#${uploadId}`)),
    ),
  };
}

function nameOf({ pk, sk }: Key): string {
  return `${pk} ${sk}`;
}

function counted(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function grouped(keys: readonly (readonly string[])[]): Map<string, string[]> {
  const groups = Map.groupBy(keys, ([, datasetId = '']) => datasetId);
  return new Map([...groups].map(([datasetId, of]) => [datasetId, of.map(([, , uploadId = '']) => uploadId)]));
}
