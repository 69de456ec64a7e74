import type { Binding, DemoDataset } from './dataset.ts';
import {
  budget,
  businesses,
  dengueCases,
  dengueYears,
  healthPosts,
  kecamatanStatistics,
  kelurahanStatistics,
  parksWithMistakes,
  schools,
  weeklyPrices,
} from './files.ts';
import { makeLives } from './lives.ts';
import { readMiddles } from './middles.ts';
import { makePeople, type Person } from './people.ts';
import { personData } from './person-data.ts';
import { type Random, seeded } from './random.ts';
import { type Kelurahan, readKelurahan } from './regions.ts';
import { dengueStandard, parkStandard, priceStandard } from './standards.ts';

export const residents = 20_000;
const seed = 3671;
export const areaCode = '36.71';
const years = [2021, 2022, 2023, 2024, 2025];
const weeks = ['2026-W41', '2026-W42', '2026-W43', '2026-W44', '2026-W45', '2026-W46'];
/** Chances of their own, so that what becomes of people changes no other file. */
const livesStep = 100;
const listsStep = 200;

/**
 * The city's datasets, and who of its people have accounts: the same at each start. The people are made up; lists and statistics are of the register's people.
 * Throws with fewer than some two thousand, who would not fill every part of the story.
 */
export async function makeCity(
  count = residents,
): Promise<{ readonly datasets: readonly DemoDataset[]; readonly bindings: readonly Binding[] }> {
  const random = seeded(seed);
  const kelurahan = await readKelurahan(areaCode);
  const people = makePeople(random, kelurahan, count);
  const lives = makeLives(seeded(seed + livesStep), people, kelurahan);
  const { wife, husband, neighbour } = lives.cast;
  const [head, reader, counter, otherCounter] = people
    .filter(({ hubungan, noKk }) => hubungan === 'Kepala Keluarga' && noKk !== wife.noKk)
    .slice(-4);
  if (!head || !reader || !counter || !otherCounter) throw new Error('the demo city has too few families');
  const officers = { 'dinsos-pj': head, pembaca: reader, loket: counter, 'loket-kecamatan': otherCounter };
  const bound = { warga: wife, suami: husband, tetangga: neighbour, ...officers };
  const bindings = Object.entries(bound).map(([account, { nik }]) => ({ account, nik }));
  return { datasets: [...personData(lives, seed + listsStep), ...(await publicData(random, people, kelurahan))], bindings };
}

/** The datasets alone. */
export async function makeCityData(): Promise<readonly DemoDataset[]> {
  return (await makeCity()).datasets;
}

/** What tells of no single person. */
async function publicData(random: Random, people: readonly Person[], kelurahan: readonly Kelurahan[]): Promise<readonly DemoDataset[]> {
  return [
    {
      owner: 'disdukcapil',
      fileName: 'penduduk-kecamatan-2026.csv',
      content: kecamatanStatistics(people, kelurahan),
      period: '2026',
      ends: 'published',
      registration: {
        datasetId: 'penduduk-kecamatan',
        title: 'Jumlah penduduk menurut kecamatan',
        description: 'Penduduk dan keluarga di 13 kecamatan.',
        access: 'open',
        cadence: 'annual',
        themes: ['kependudukan'],
        tags: ['penduduk', 'kecamatan'],
        licence: 'CC-BY-4.0',
      },
    },
    {
      owner: 'disdukcapil',
      fileName: 'penduduk-kelurahan-2026.csv',
      content: kelurahanStatistics(people, kelurahan),
      period: '2026',
      ends: 'published',
      registration: {
        datasetId: 'penduduk-kelurahan',
        title: 'Jumlah penduduk menurut kelurahan',
        description: 'Penduduk dan keluarga di 104 kelurahan.',
        access: 'open',
        cadence: 'annual',
        themes: ['kependudukan'],
        tags: ['penduduk', 'kelurahan'],
        licence: 'CC-BY-4.0',
      },
    },
    {
      owner: 'dindik',
      fileName: 'sekolah-negeri-2026.csv',
      content: schools(random, kelurahan),
      period: '2026',
      ends: 'published',
      registration: {
        datasetId: 'sekolah-negeri',
        title: 'Sekolah negeri',
        description: 'Sekolah dasar dan menengah pertama negeri: siswa, guru, akreditasi.',
        access: 'open',
        cadence: 'annual',
        themes: ['pendidikan'],
        tags: ['sekolah', 'data induk'],
        licence: 'CC-BY-4.0',
      },
    },
    {
      owner: 'dinkes',
      fileName: 'posyandu-2026.csv',
      content: healthPosts(random, kelurahan, await readMiddles()),
      period: '2026',
      ends: 'published',
      registration: {
        datasetId: 'posyandu',
        title: 'Pos pelayanan terpadu (posyandu)',
        description: 'Letak posyandu, kader, dan balita yang dilayani.',
        access: 'open',
        cadence: 'annual',
        themes: ['kesehatan'],
        tags: ['posyandu', 'balita'],
        licence: 'CC-BY-4.0',
      },
    },
    {
      owner: 'dkp',
      fileName: 'harga-pangan-2026-w41-w46.csv',
      content: weeklyPrices(random, weeks),
      ends: 'published',
      standard: priceStandard,
      registration: {
        datasetId: 'harga-pangan',
        title: 'Harga pangan mingguan',
        description:
          'Harga eceran delapan bahan pokok di empat pasar, tiap minggu: beras, cabai, bawang, telur, ayam, minyak goreng, gula.',
        access: 'open',
        cadence: 'weekly',
        themes: ['ekonomi'],
        tags: ['harga', 'beras', 'cabai', 'bawang', 'telur', 'minyak goreng', 'pasar'],
        licence: 'CC-BY-4.0',
      },
    },
    {
      owner: 'dinkes',
      fileName: 'demam-berdarah-2026-10.csv',
      content: dengueCases(random, kelurahan),
      period: '2026-10',
      ends: 'published',
      registration: {
        datasetId: 'demam-berdarah',
        title: 'Kasus demam berdarah menurut kelurahan',
        description: 'Kasus bulanan dan angka bebas jentik, untuk penanganan bersama.',
        access: 'limited',
        sharing: 'government',
        cadence: 'monthly',
        themes: ['kesehatan'],
      },
    },
    {
      owner: 'dinkes',
      fileName: 'demam-berdarah-kecamatan-2021-2025.csv',
      content: dengueYears(seeded(seed + 1), kelurahan, years),
      ends: 'published',
      standard: dengueStandard,
      library: {
        standardId: 'demam-berdarah-kecamatan-tahun',
        title: 'Kasus demam berdarah menurut kecamatan dan tahun',
        description: 'Satu baris untuk tiap kecamatan dan tahun, juga bila tidak ada kasus.',
      },
      registration: {
        datasetId: 'demam-berdarah-kecamatan',
        title: 'Kasus demam berdarah menurut kecamatan dan tahun',
        description: 'Kasus demam berdarah dengue (DBD) setahun penuh di 13 kecamatan, 2021 sampai 2025.',
        access: 'open',
        cadence: 'annual',
        themes: ['kesehatan'],
        tags: ['demam berdarah', 'DBD', 'kecamatan'],
        licence: 'CC-BY-4.0',
      },
    },
    {
      owner: 'bpkd',
      fileName: 'realisasi-anggaran-2026-q3.csv',
      content: budget(random, ['Dinas Pendidikan', 'Dinas Kesehatan', 'Dinas Sosial', 'Dinas Perhubungan', 'Dinas Lingkungan Hidup']),
      period: '2026-Q3',
      ends: 'published',
      registration: {
        datasetId: 'realisasi-anggaran',
        title: 'Realisasi anggaran',
        description: 'Anggaran dan realisasi lima dinas terbesar.',
        access: 'open',
        cadence: 'quarterly',
        themes: ['keuangan'],
        tags: ['anggaran', 'apbd'],
        licence: 'CC-BY-4.0',
      },
    },
    {
      owner: 'disperindagkop',
      fileName: 'umkm-2026.csv',
      content: businesses(random, kelurahan),
      period: '2026',
      ends: 'in-review',
      registration: {
        datasetId: 'umkm-kelurahan',
        title: 'Usaha mikro, kecil, dan menengah',
        description: 'Jumlah UMKM menurut kelurahan dan bidang.',
        access: 'open',
        cadence: 'annual',
        themes: ['ekonomi'],
        tags: ['umkm'],
        licence: 'CC-BY-4.0',
      },
    },
    {
      owner: 'dlh',
      fileName: 'taman-kota.csv',
      content: parksWithMistakes(random, kelurahan),
      ends: 'rejected',
      standard: parkStandard,
      registration: {
        datasetId: 'taman-kota',
        title: 'Taman kota',
        description: 'Taman kota: luas dan tanggal dibuka.',
        access: 'open',
        cadence: 'annual',
        themes: ['lingkungan'],
        tags: ['taman'],
        licence: 'CC-BY-4.0',
      },
    },
  ];
}
