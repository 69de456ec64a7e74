import { join } from 'node:path';
import type { PersonKey } from '../accounts/person-key.port.ts';
import type { Published } from '../datasets/published.port.ts';
import { sumOfRows } from '../model/manifest.ts';
import { blocksKey, bucketBitsOf, type DeliverySubjects, identifierColumns, indexFormat } from '../model/subject-index.ts';
import type { Field } from '../standards/standard.ts';
import type { SubjectBlocks } from './subject-blocks.port.ts';
import type { SubjectIndexWriter } from './subject-index.port.ts';
import type { SubjectKeys } from './subject-keys.port.ts';

export type IndexPorts = {
  readonly published: Pick<Published, 'putFile'>;
  readonly subjects: SubjectIndexWriter;
  readonly blocks: SubjectBlocks;
  readonly personKey: PersonKey;
  readonly subjectKeys: Pick<SubjectKeys, 'current'>;
  /** A ULID. */
  readonly ids: () => string;
  readonly now: () => Date;
};

/** An accepted delivery, with its parts as they lie on this machine. */
export type Indexed = {
  readonly datasetId: string;
  readonly uploadId: string;
  readonly fields: readonly Field[];
  readonly parts: readonly { readonly path: string; readonly period: string; readonly rows: number }[];
  /** Where to write. */
  readonly directory: string;
};

/**
 * Makes a delivery's rows findable by the persons and families that they name, before anybody can publish it (data-model.md, "Publishing"). One whose standard
 * has no NIK and no KK needs no index (`none`). Where one stands already (a redelivered event) it stays, unless it is `over`: that is replaced in one step, and `stale` says that it
 * was not there any more. Throws where any of it can't be written: what a profile would miss is not published.
 */
export async function indexDelivery(ports: IndexPorts, indexed: Indexed, over?: DeliverySubjects): Promise<'written' | 'stale' | 'none'> {
  const { datasetId, uploadId, fields, parts, directory } = indexed;
  const columns = identifierColumns(fields);
  if (!columns) return 'none';
  const bits = bucketBitsOf(sumOfRows(parts));
  const at = ports.now().toISOString();
  const run = { datasetId, uploadId, columns, bits, run: ports.ids() };
  await ports.subjects.begin({ ...run, begunAt: at });
  const target = join(directory, 'subjects', 'rows.blocks');
  const [person, { key: subject, version: keyVersion }] = await Promise.all([ports.personKey(), ports.subjectKeys.current()]);
  const buckets = await ports.blocks.write({ parts, fields, columns, bits }, { person, subject }, target);
  const key = blocksKey(run);
  const { versionId } = await ports.published.putFile(key, target, 'application/octet-stream');
  const made = { format: indexFormat, run: run.run, keyVersion, at: ports.now().toISOString() } as const;
  return ports.subjects.put({ datasetId, uploadId, columns, bits, blocks: { key, versionId }, made }, buckets, over);
}
