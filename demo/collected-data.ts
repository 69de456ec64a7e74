import { writeCsv } from './csv.ts';
import type { DemoDataset } from './dataset.ts';
import type { Kelurahan } from './regions.ts';

/** How a unit of the demo stands with the month that is due: its part is published, it has nothing to report, its file was rejected, or nothing came. */
export type DemoUnit = {
  readonly unitId: string;
  readonly name: string;
  readonly kelurahan?: string;
  /** Who acts for it; its OPD where nobody does. */
  readonly account?: string;
  readonly ends: 'came' | 'nihil' | 'rejected' | 'missing';
};

/** A dataset that an OPD collects from its units, a month after another. */
export type CollectedDataset = Pick<DemoDataset, 'owner' | 'registration'> & {
  readonly standard: Readonly<Record<string, unknown>>;
  readonly units: readonly DemoUnit[];
  /** A unit's file of a month. */
  readonly fileOf: (unit: DemoUnit, place: number, month: string) => string;
};

/** What is collected from units: some parts came, some units had nothing, some are missing, so that the page of units is worth looking at. */
export function collectedData(kelurahan: readonly Kelurahan[]): readonly CollectedDataset[] {
  return [visits(kelurahan), floods(kelurahan)];
}

/** `benda` is missing: whoever signs in as its account can send its part. */
const healthCentres: readonly (readonly [name: string, kelurahan: string, ends: DemoUnit['ends'], account?: string])[] = [
  ['Benda', 'Benda', 'missing', 'puskesmas-benda'],
  ['Cipondoh', 'Cipondoh', 'came', 'puskesmas-cipondoh'],
  ['Ciledug', 'Sudimara Barat', 'missing'],
  ['Karawaci Baru', 'Karawaci Baru', 'came'],
  ['Neglasari', 'Neglasari', 'rejected'],
  ['Tanah Tinggi', 'Tanah Tinggi', 'came'],
];

function visits(kelurahan: readonly Kelurahan[]): CollectedDataset {
  const clinics = ['umum', 'gigi', 'kia'];
  return {
    owner: 'dinkes',
    registration: {
      datasetId: 'kunjungan-puskesmas',
      title: 'Kunjungan puskesmas menurut poli',
      description: 'Kunjungan tiap bulan, dikirim puskesmas masing-masing.',
      access: 'limited',
      sharing: 'government',
      cadence: 'monthly',
      themes: ['kesehatan'],
    },
    standard: {
      fields: [
        { name: 'bulan', title: 'Bulan', type: 'yearmonth', constraints: { required: true } },
        { name: 'puskesmas', title: 'Puskesmas', type: 'string', constraints: { required: true } },
        { name: 'poli', title: 'Poli', type: 'string', constraints: { required: true, enum: clinics } },
        { name: 'kunjungan', title: 'Kunjungan', type: 'integer', constraints: { required: true, minimum: 0 }, unit: 'kunjungan' },
      ],
      periodField: 'bulan',
      primaryKey: ['bulan', 'puskesmas', 'poli'],
    },
    units: healthCentres.map(([name, at, ends, account]) => ({
      ...{ unitId: `puskesmas-${idOf(name)}`, name: `Puskesmas ${name}`, ends },
      kelurahan: codeOf(kelurahan, at),
      ...(account === undefined ? {} : { account }),
    })),
    fileOf: ({ name, ends }, place, month) =>
      writeCsv(
        ['bulan', 'puskesmas', 'poli', 'kunjungan'],
        clinics.map((clinic, at) => [month, name, clinic, ends === 'rejected' ? 'banyak' : 640 - at * 190 + place * 37]),
      ),
  };
}

/** Kecamatan by the river, and of their kelurahan those that had water in their streets, or have not said. */
const river = ['36.71.02', '36.71.04', '36.71.08', '36.71.09'];
const flooded = ['Periuk', 'Gebang Raya', 'Jurumudi', 'Belendung', 'Panunggangan Barat'];
const silent = ['Benda', 'Uwung Jaya', 'Jatake', 'Manis Jaya'];
const unclear = ['Gembor'];

function floods(kelurahan: readonly Kelurahan[]): CollectedDataset {
  return {
    owner: 'bpbd',
    registration: {
      datasetId: 'genangan-kelurahan',
      title: 'Genangan menurut kelurahan',
      description: 'Titik genangan tiap bulan di kelurahan sepanjang sungai, dikirim kelurahannya.',
      access: 'open',
      cadence: 'monthly',
      themes: ['kebencanaan'],
      licence: 'CC-BY-4.0',
    },
    standard: {
      fields: [
        { name: 'bulan', title: 'Bulan', type: 'yearmonth', constraints: { required: true } },
        { name: 'kelurahan', title: 'Kelurahan', type: 'string', constraints: { required: true } },
        { name: 'titik', title: 'Titik genangan', type: 'string', constraints: { required: true } },
        { name: 'tinggi', title: 'Tinggi air', type: 'integer', constraints: { required: true, minimum: 0 }, unit: 'sentimeter' },
      ],
      periodField: 'bulan',
      primaryKey: ['bulan', 'kelurahan', 'titik'],
    },
    units: kelurahan
      .filter(({ kecamatanCode }) => river.includes(kecamatanCode))
      .map(({ code, name }) => ({ unitId: `kelurahan-${idOf(name)}`, name: `Kelurahan ${name}`, kelurahan: code, ends: floodOf(name) })),
    fileOf: ({ name, ends }, place, month) =>
      writeCsv(
        ['bulan', 'kelurahan', 'titik', 'tinggi'],
        ['Jalan raya', 'Kolong jembatan'].map((spot, at) => [
          month,
          name,
          spot,
          ends === 'rejected' ? 'setinggi lutut' : 35 + place + at * 20,
        ]),
      ),
  };
}

function floodOf(name: string): DemoUnit['ends'] {
  if (flooded.includes(name)) return 'came';
  if (silent.includes(name)) return 'missing';
  return unclear.includes(name) ? 'rejected' : 'nihil';
}

function idOf(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-');
}

function codeOf(kelurahan: readonly Kelurahan[], wanted: string): string {
  const found = kelurahan.find(({ name }) => name === wanted);
  if (!found) throw new Error(`the demo city has no kelurahan ${wanted}`);
  return found.code;
}
