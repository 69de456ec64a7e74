import type { Manifest } from '../../functions/model/manifest.ts';
import { datasetOf, type IngestFakes, ingestFakes, standardOf } from '../fakes/ingest-fakes.ts';
import { parquetOf } from '../fakes/parquet.ts';

export const firstManifest: Manifest = {
  datasetId: 'kunjungan-puskesmas',
  n: 1,
  uploadId: '01K4000000000000000000000A',
  standardVersion: 1,
  parts: [
    {
      period: '2026-07',
      key: 'datasets/kunjungan-puskesmas/parts/2026-07/01K4000000000000000000000A.parquet',
      versionId: 'v1',
      rows: 2,
      bytes: 500,
      sha256: '0'.repeat(64),
      uploadId: '01K4000000000000000000000A',
    },
  ],
  personalColumns: [],
  publishedAt: '2026-08-01T00:00:00.000Z',
  publishedBy: 'kominfo',
};

/** The part of the first version, made once. */
let firstPart: Promise<Buffer> | undefined;

/** A published dataset with an approved standard and one version, so that the next file is published by itself. */
export async function publishedDataset(): Promise<IngestFakes> {
  const { n, uploadId, publishedAt } = firstManifest;
  const current = { n, uploadId, rows: 2, bytes: 500, publishedAt };
  const fakes = ingestFakes(datasetOf({ state: 'published', oncePublic: true, standardVersion: 1, current }), standardOf());
  await fakes.manifests.put(firstManifest);
  firstPart ??= parquetOf("SELECT * FROM (VALUES ('Cipondoh', 10::BIGINT), ('Batuceper', 30)) t(puskesmas, kunjungan)");
  for (const { key } of firstManifest.parts) fakes.published.putBytes(key, await firstPart);
  return fakes;
}
