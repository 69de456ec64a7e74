import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Published } from '../../datasets/published.port.ts';
import { limits } from '../../limits.ts';
import { type Part, partSchema } from '../../model/manifest.ts';

/** The bucket, as far as lists of parts need it. */
export type PartsObjects = Pick<Published, 'putText' | 'getText'>;

/** What an item says in place of its parts, where they are more than fit (data-model.md, "Rules"): an object, by version and checksum. */
export const partsAtSchema = z.strictObject({ key: z.string(), versionId: z.string(), sha256: z.string() });

type PartsAt = z.infer<typeof partsAtSchema>;
type HasParts = { readonly parts?: Part[] | undefined };

/** The item as it is stored; parts that are too many for it are written to the bucket first, under `manifests/<name>.json` of their dataset. */
export async function withPartsOutside<T extends HasParts>(
  objects: PartsObjects | undefined,
  item: T,
  { datasetId, name }: { readonly datasetId: string; readonly name: string },
): Promise<T & { readonly partsAt?: PartsAt }> {
  if (item.parts === undefined || item.parts.length <= limits.maxPartsPerItem) return item;
  if (!objects) throw new Error('an item with very many parts was written without a bucket for them');
  const text = JSON.stringify(item.parts);
  const key = `datasets/${datasetId}/manifests/${name}.json`;
  const { versionId } = await objects.putText(key, text, 'application/json');
  return { ...item, parts: [], partsAt: { key, versionId, sha256: sha256(text) } };
}

/** The parts that lie outside. Throws where they are missing, or are not those that were written: that would be a lost version. */
export async function partsFrom(objects: PartsObjects | undefined, { key, versionId, sha256: expected }: PartsAt): Promise<Part[]> {
  const text = await objects?.getText(key, versionId);
  if (text === undefined || sha256(text) !== expected) throw new Error(`the parts at ${key} are missing or changed`);
  return z.array(partSchema).parse(JSON.parse(text));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
