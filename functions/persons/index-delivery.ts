import { join } from 'node:path';
import type { PersonKey } from '../accounts/person-key.port.ts';
import type { Published } from '../datasets/published.port.ts';
import { sumOfRows } from '../model/manifest.ts';
import { bucketBitsOf, identifierColumns } from '../model/subject-index.ts';
import type { Field } from '../standards/standard.ts';
import type { SubjectBlocks } from './subject-blocks.port.ts';
import type { SubjectIndexWriter } from './subject-index.port.ts';

export type IndexPorts = {
  readonly published: Pick<Published, 'putFile'>;
  readonly subjects: SubjectIndexWriter;
  readonly blocks: SubjectBlocks;
  readonly personKey: PersonKey;
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
 * has no NIK and no KK needs no index. Throws where any of it can't be written: what a profile would miss is not published.
 */
export async function indexDelivery(ports: IndexPorts, { datasetId, uploadId, fields, parts, directory }: Indexed): Promise<void> {
  const columns = identifierColumns(fields);
  if (!columns) return;
  const bits = bucketBitsOf(sumOfRows(parts));
  const target = join(directory, 'subjects', 'rows.blocks');
  const buckets = await ports.blocks.write({ parts, fields, columns, bits }, await ports.personKey(), target);
  const key = `datasets/${datasetId}/subjects/${uploadId}.blocks`;
  const { versionId } = await ports.published.putFile(key, target, 'application/octet-stream');
  await ports.subjects.put({ datasetId, uploadId, columns, bits, blocks: { key, versionId } }, buckets);
}
