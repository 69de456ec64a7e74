import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sampleDataset } from '../fakes/sample-datasets.ts';
import { after, cityOfMinutes, finish, followUp, letter, sampleDeliveries, upload, version, write } from './city-of-minutes.ts';

/** `node test/minutes/write-examples.ts`: minutes of a made-up quarter, as docs/examples shows them. Nothing in them is real. */

const titles = [
  'Kunjungan rawat jalan',
  'Imunisasi dasar lengkap',
  'Tenaga kesehatan menurut jenis',
  'Ketersediaan obat',
  'Kasus demam berdarah',
];
const more = titles.map((title, place) => {
  const [datasetId, first] = [`contoh-${place}`, 100 + 10 * place];
  const at = (month: number) => `2026-${month}-0${place + 2}T03:00:00.000Z`;
  const newest = version(datasetId, 3, first + 2, at(12));
  return {
    dataset: sampleDataset({
      datasetId,
      title,
      nextDue: '2027-12-31T16:59:59.999Z',
      priority: place === 1,
      current: { n: 3, uploadId: newest.uploadId, rows: 30, bytes: 900, publishedAt: newest.publishedAt },
    }),
    uploads: [10, 11, 12].map((month, step) =>
      upload(datasetId, first + step, 'published', at(month), step === 0 ? { approvedBy: 'k' } : {}),
    ),
    manifests: [10, 11, 12].map((month, step) => {
      const part = { period: `2026-${String(month - 1).padStart(2, '0')}`, key: 'k', versionId: 'v', rows: 10, bytes: 300 };
      const sha256 = `${place}${step}c0ffee`.repeat(8);
      return version(datasetId, step + 1, first + step, at(month), {
        parts: [{ ...part, sha256, uploadId: newest.uploadId.slice(0, -1) + step }],
      });
    }),
  };
});
const deliveries = sampleDeliveries();
const city = cityOfMinutes({
  datasets: [...deliveries.datasets, ...more.map(({ dataset }) => dataset)],
  uploads: [...deliveries.uploads, ...more.flatMap(({ uploads }) => uploads)],
  manifests: [...deliveries.manifests, ...more.flatMap(({ manifests }) => manifests)],
});
await city.operations.setMinutes(
  write({ letter: { ...letter, heldOn: '2027-01-04' }, followUps: [{ ...followUp, until: '2027-01-18' }] }, after),
);
const final = await city.operations.finishMinutes(finish(1, after));
if (final.status !== 200) throw new Error(JSON.stringify(final));

const folder = join(resolve(import.meta.dirname, '../..'), 'docs/examples');
mkdirSync(folder, { recursive: true });
for (const [name, example] of [
  ['naskah', 'berita-acara'],
  ['lampiran', 'berita-acara-lampiran'],
] as const) {
  const key = city.published.keys().find((each) => each.endsWith(`${name}.pdf`)) ?? '';
  const bytes = city.published.newest(key)?.bytes;
  if (bytes) writeFileSync(join(folder, `${example}.pdf`), bytes);
}
