import { join } from 'node:path';
import * as z from 'zod';
import type { RecordStore } from '../access/record.port.ts';
import type { DatasetStore } from '../datasets/dataset.port.ts';
import type { Published } from '../datasets/published.port.ts';
import { localFiles } from '../ingest/local-parts.ts';
import { withScratch } from '../ingest/scratch.ts';
import { datasetIdSchema } from '../model/ids.ts';
import { identifierColumns } from '../model/subject-index.ts';
import { isCalled } from '../standards/labels/match-labels.ts';
import type { StandardStore } from '../standards/standard.port.ts';
import type { Field } from '../standards/standard.ts';
import { findVersion } from '../versions/history.ts';
import type { ManifestStore } from '../versions/manifest.port.ts';
import type { ConcernedCounts, ConcernedLister } from './concerned.port.ts';

export type ConcernedPorts = {
  readonly datasets: Pick<DatasetStore, 'get'>;
  readonly manifests: ManifestStore;
  readonly standards: Pick<StandardStore, 'get'>;
  readonly published: Pick<Published, 'download' | 'putReturned' | 'presign'>;
  readonly records: RecordStore;
  readonly lister: ConcernedLister;
  /** A ULID. */
  readonly ids: () => string;
  readonly now: () => Date;
};

/** Which version leaked, and who asks: the officer for data protection, by name. */
const askedSchema = z.strictObject({ datasetId: datasetIdSchema, version: z.int().positive(), by: z.string().min(3).max(100) });

/** What the notice must say (UU 27/2022 Pasal 46), and where the list is: for a minute under `url`. */
export type Concerned = ConcernedCounts & {
  readonly datasetId: string;
  readonly title: string;
  readonly version: number;
  readonly publishedAt: string;
  readonly personalColumns: readonly string[];
  readonly url: string;
};

/** A sentence for whoever asks. Lambda tells its name (`errorType`) to the one who called. */
export class RefusedList extends Error {
  override readonly name = 'RefusedList';
}

/**
 * Whom a version of a dataset concerns, from its parts as they were published: counts, and a list in the bucket that goes after a week. The access records say that it was made, before
 * it is. Throws a sentence for what is not there.
 */
export async function listConcerned(ports: ConcernedPorts, event: unknown, requestId: string): Promise<Concerned> {
  const asked = askedSchema.safeParse(event);
  if (!asked.success) throw new RefusedList('Sebut dataset, nomor versi, dan nama yang meminta.');
  const { datasetId, version, by } = asked.data;
  const dataset = await ports.datasets.get(datasetId);
  const found = dataset && (await findVersion(ports.manifests, dataset, version));
  if (!found) throw new RefusedList(`Dataset ${datasetId} tidak mempunyai versi ${version}.`);
  const { manifest } = found;
  const standard = await ports.standards.get(datasetId, manifest.standardVersion);
  if (!standard) throw new Error(`standard ${manifest.standardVersion} of dataset ${datasetId} is missing`);
  const columns = identifierColumns(standard.fields);
  if (!columns) throw new RefusedList(`Versi ${version} dataset ${datasetId} tidak mempunyai kolom NIK atau KK.`);
  const [at, recordId] = [ports.now().toISOString(), ports.ids()];
  const who = { principalId: 'operator', name: by, institutions: [], operation: 'listConcerned', rule: 'breach' };
  await ports.records.append({ datasetId, recordId, at, ...who, versionNumber: version, requestId });
  return withScratch(async (directory) => {
    const paths = await localFiles(ports.published, directory)(manifest.parts);
    const target = join(directory, 'concerned.csv');
    const counts = await ports.lister.write({ paths, columns, reached: reachedBy(standard.fields) }, target);
    const key = `datasets/${datasetId}/concerned/${version}-${recordId}.csv`;
    const { versionId } = await ports.published.putReturned(key, target, 'text/csv');
    const fileName = `${datasetId}-v${version}-terdampak.csv`;
    const { url } = await ports.published.presign('GET', key, versionId, { fileName, contentType: 'text/csv' });
    const personalColumns = manifest.personalColumns ?? dataset.personalColumns;
    return { datasetId, title: dataset.title, version, publishedAt: manifest.publishedAt, personalColumns, ...counts, url };
  });
}

/** Of a table's columns those that name a person or say where to reach them, folded. */
const reach = /^(nama.*|alamat.*|rt|rw|(nama)?(kelurahan|desa|kecamatan)|kodepos|(no|nomor)?(hp|telepon|telp).*|email|surel)$/;

function reachedBy(fields: readonly Field[]): string[] {
  return fields.filter((field) => isCalled(field, reach)).map(({ name }) => name);
}
