import { writeCsv } from './csv.ts';
import type { DemoDataset } from './dataset.ts';

/** A dataset that was registered months ago; how its first file ended, if one came. */
export type PastDataset = Pick<DemoDataset, 'owner' | 'registration'> & {
  readonly sent?: {
    readonly fileName: string;
    readonly content: string;
    readonly ends: 'published' | 'returned' | 'rejected';
  };
  /** What its OPD says in last week's report, where it is late. */
  readonly reason?: string;
};

const open = { access: 'open', licence: 'CC-BY-4.0' };
const months = ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni'];

/** Passengers of a city bus, visitors of a museum: a number for each month. */
function monthly(head: string, first: number): string {
  return writeCsv(
    ['Bulan', head],
    months.map((month, place) => [month, first + place * 37]),
  );
}

/** What OPDs owe: some sent once and no more, some never, some a file that was not good; one is closed, and no outsider hears of it. */
export const pastData: readonly PastDataset[] = [
  {
    owner: 'dishub',
    registration: {
      ...open,
      datasetId: 'penumpang-angkutan-umum',
      title: 'Penumpang angkutan umum',
      description: 'Penumpang bus kota dan angkutan pengumpan tiap bulan.',
      cadence: 'monthly',
      themes: ['transportasi'],
    },
    sent: { fileName: 'penumpang.csv', content: monthly('Penumpang', 41_200), ends: 'published' },
    reason: 'Data operator belum kami terima; kami jemput minggu depan.',
  },
  {
    owner: 'disbudpar',
    registration: {
      ...open,
      datasetId: 'kunjungan-wisata',
      title: 'Kunjungan wisata',
      description: 'Kunjungan ke museum dan taman wisata tiap bulan.',
      cadence: 'monthly',
      themes: ['pariwisata'],
    },
    sent: { fileName: 'kunjungan.csv', content: monthly('Kunjungan', 8_150), ends: 'published' },
  },
  {
    owner: 'dpupr',
    registration: {
      ...open,
      datasetId: 'kondisi-jalan',
      title: 'Kondisi jalan kota',
      description: 'Panjang jalan menurut kondisinya tiap bulan.',
      cadence: 'monthly',
      themes: ['infrastruktur'],
    },
    sent: { fileName: 'jalan.csv', content: monthly('Panjang', 310), ends: 'returned' },
  },
  {
    owner: 'satpolpp',
    registration: {
      ...open,
      datasetId: 'pelanggaran-perda',
      title: 'Pelanggaran peraturan daerah',
      description: 'Pelanggaran yang ditindak tiap bulan.',
      cadence: 'monthly',
      themes: ['ketertiban'],
    },
    sent: { fileName: 'pelanggaran.csv', content: 'Bulan,Pelanggaran\nJanuari,12\nFebruari,"9', ends: 'rejected' },
  },
  {
    owner: 'dispora',
    registration: {
      ...open,
      datasetId: 'pengguna-gelanggang',
      title: 'Pengguna gelanggang olahraga',
      description: 'Pengguna gelanggang olahraga kota tiap triwulan.',
      cadence: 'quarterly',
      themes: ['olahraga'],
    },
  },
  {
    owner: 'bpbd',
    registration: {
      ...open,
      datasetId: 'kejadian-bencana',
      title: 'Kejadian bencana',
      description: 'Kejadian bencana menurut kecamatan tiap bulan.',
      cadence: 'monthly',
      themes: ['kebencanaan'],
    },
  },
  {
    owner: 'kesbangpol',
    registration: {
      datasetId: 'rawan-konflik',
      title: 'Peta rawan konflik sosial',
      description: 'Titik rawan konflik, untuk penanganan bersama.',
      access: 'closed',
      exemption: { legalBasis: 'UU 14/2008 Pasal 17 huruf c', reason: 'Membahayakan ketertiban bila diketahui', until: '2031-12-31' },
      cadence: 'monthly',
    },
  },
];
