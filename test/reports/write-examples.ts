import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { citySchema } from '../../cities/city.ts';
import { seeded } from '../../demo/random.ts';
import { dayMilliseconds } from '../../functions/model/jakarta-time.ts';
import { keepReports } from '../../functions/reports/keep-reports.ts';
import { closedDataset, sampleDataset } from '../fakes/sample-datasets.ts';
import { upload } from '../progress/an-opd.ts';
import { cityOfReports, monday, thursday, week } from './city-of-reports.ts';

/** `node test/reports/write-examples.ts`: the report of a made-up week of the city's OPDs, as docs/examples shows it. Nothing in it is real. */

const root = resolve(import.meta.dirname, '../..');
const city = citySchema.parse(JSON.parse(readFileSync(join(root, 'cities/kota-tangerang.json'), 'utf8')));
const titles = ['Jumlah layanan', 'Rekap kunjungan', 'Realisasi anggaran', 'Aset dan sarana', 'Pengaduan warga', 'Capaian program'];
const random = seeded(48);

const datasets = city.opds.flatMap(({ id: opdId }) => {
  const isLateOne = random.chance(0.25);
  return titles.slice(0, 2 + random.below(titles.length - 1)).map((title, place) => {
    const days = isLateOne && random.chance(0.4) ? -random.below(40) - 1 : random.below(90);
    const nextDue = new Date(thursday.getTime() + days * dayMilliseconds).toISOString();
    const named = { datasetId: `${opdId.slice(0, 60)}-${place}`, opdId, title: `${title} ${2020 + place}`, nextDue };
    return random.chance(0.1) ? closedDataset({ ...named, title: `${title} (tertutup)` }) : sampleDataset(named);
  });
});
const sent = datasets.filter(() => random.chance(0.08));
const newest = new Map(
  sent.map(({ datasetId }) => [datasetId, upload(datasetId, random.pick(['returned', 'rejected', 'in-review'] as const))]),
);
const made = cityOfReports({ datasets, newest });
const ports = { ...made.ports, city };

await keepReports(ports, new Date(thursday.getTime() - 7 * dayMilliseconds));
await keepReports(ports, thursday);
const late = (await made.reports.parts(week)).flatMap((part) =>
  part.datasets.filter(({ isLate }) => isLate).map((each) => ({ ...each, opdId: part.opdId })),
);
for (const { opdId, datasetId } of late.slice(0, 3)) {
  const text = 'Menunggu rekap dari unit; menyusul pekan ini';
  await made.reports.putReason({ reportId: week, opdId, datasetId, text, at: thursday.toISOString(), by: 'contoh' });
}
await keepReports(ports, monday);

const folder = join(root, 'docs/examples');
mkdirSync(folder, { recursive: true });
for (const [copy, name] of [
  ['walidata', 'laporan-mingguan'],
  ['umum', 'laporan-mingguan-umum'],
] as const) {
  for (const format of ['pdf', 'xlsx']) {
    const bytes = made.published.newest(`reports/${week}/${copy}.${format}`)?.bytes;
    if (bytes) writeFileSync(join(folder, `${name}.${format}`), bytes);
  }
}
