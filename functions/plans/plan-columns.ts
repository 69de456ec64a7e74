import { accesses, traitsOf } from '../model/access-level.ts';
import { cadences, cadenceText } from '../model/cadence.ts';
import type { PlanEntry } from '../model/plan.ts';

/** A column of a plan's file. The first five are e-Walidata's own (its list of DSSD: "No, Kode DSSD, Uraian DSSD, Satuan, Definisi Operasional"), so that a list goes back there as it came. */
export type PlanColumn = {
  readonly member: keyof PlanEntry;
  readonly header: string;
  /** Other headers under which it comes, folded. */
  readonly also: readonly string[];
  readonly width: number;
  readonly write: (entry: PlanEntry) => string;
};

const yes = 'ya';
const no = 'tidak';
const accessLabel = (access: PlanEntry['access']) => traitsOf({ access }).label;

export const planColumns: readonly PlanColumn[] = [
  {
    ...{ member: 'code', header: 'Kode DSSD', width: 16, write: ({ code = '' }) => code },
    also: ['kodessd', 'kode', 'kodedata', 'kodeindikator', 'kodedatasektoral'],
  },
  {
    ...{ member: 'title', header: 'Uraian DSSD', width: 48, write: ({ title }) => title },
    also: [
      'uraidssd',
      'uraianssd',
      'uraian',
      'uraiandata',
      'uraianindikator',
      'indikator',
      'namaindikator',
      'namadata',
      'judul',
      'juduldata',
    ],
  },
  { member: 'measure', header: 'Satuan', also: ['satuandata'], width: 14, write: ({ measure = '' }) => measure },
  { member: 'definition', header: 'Definisi Operasional', also: ['definisi'], width: 48, write: ({ definition = '' }) => definition },
  { member: 'priority', header: 'Prioritas', also: ['dataprioritas'], width: 10, write: ({ priority }) => (priority ? yes : no) },
  {
    ...{ member: 'cadence', header: 'Frekuensi', width: 16, write: ({ cadence }) => cadenceText[cadence] },
    also: ['frekuensipemutakhiran', 'frekuensidata', 'jadwalpemutakhiran', 'periodepemutakhiran'],
  },
  {
    ...{ member: 'dueDates', header: 'Jatuh Tempo', width: 24, write: ({ dueDates = [] }) => dueDates.join(' ') },
    also: ['tanggaljatuhtempo', 'jadwalrilis'],
  },
  {
    ...{ member: 'access', header: 'Tingkat Akses', width: 14, write: ({ access }) => accessLabel(access) },
    also: ['akses', 'klasifikasiakses', 'sifatdata'],
  },
  {
    ...{ member: 'responsibleUnit', header: 'Unit Penanggung Jawab', width: 28, write: ({ responsibleUnit = '' }) => responsibleUnit },
    also: ['unitkerja', 'unit', 'bidang', 'unitpenanggungjawabdata'],
  },
  { member: 'datasetId', header: 'Alamat Dataset', also: ['iddataset', 'dataset'], width: 28, write: ({ datasetId = '' }) => datasetId },
];

/** A header without what people write differently. */
export function foldedHeader(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

export function columnOf(header: string): PlanColumn | undefined {
  const folded = foldedHeader(header);
  return planColumns.find((column) => folded !== '' && (foldedHeader(column.header) === folded || column.also.includes(folded)));
}

/** Words of a cell as what they stand for; undefined for a word that stands for nothing. */
export const cadenceWords: ReadonlyMap<string, PlanEntry['cadence']> = new Map([
  ...cadences.flatMap((cadence) => [[foldedHeader(cadenceText[cadence]), cadence] as const, [foldedHeader(cadence), cadence] as const]),
  ...([
    ['semester', 'semiannual'],
    ['triwulan', 'quarterly'],
    ['caturwulan', 'four-monthly'],
    ['empatbulanan', 'four-monthly'],
  ] as const),
  ...([
    ['insidental', 'ad-hoc'],
    ['tahun', 'annual'],
    ['bulan', 'monthly'],
  ] as const),
]);
export const accessWords: ReadonlyMap<string, PlanEntry['access']> = new Map(
  accesses.flatMap((access) => [[foldedHeader(accessLabel(access)), access] as const, [access, access] as const]),
);
export const priorityWords: ReadonlyMap<string, boolean> = new Map([
  ...(['ya', 'y', '1', 'true', 'prioritas'] as const).map((word) => [word, true] as const),
  ...(['', 'tidak', 't', '0', 'false', 'bukan', 'nonprioritas'] as const).map((word) => [word, false] as const),
]);
