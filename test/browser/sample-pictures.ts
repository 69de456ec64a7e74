import { readFileSync } from 'node:fs';
import type { Picture } from '../../web/parts/pictures/picture.ts';
import { readShapes } from '../../web/parts/pictures/shapes.ts';

/** Pictures of every kind as a city has them, for looking at and for tests of what holds of each. */
export const shapes = readShapes(JSON.parse(readFileSync(new URL('../../cities/shapes/kota-tangerang.json', import.meta.url), 'utf8')));

const months = Array.from(
  { length: 24 },
  (_, place) => `${2024 + Math.floor((place + 9) / 12)}-${String(((place + 9) % 12) + 1).padStart(2, '0')}`,
);
const goods: readonly (readonly [string, number])[] = [
  ['Beras medium', 13_500],
  ['Cabai merah keriting', 42_000],
  ['Bawang merah', 36_000],
  ['Bawang putih', 39_000],
  ['Telur ayam ras', 28_500],
  ['Daging ayam ras', 37_000],
  ['Minyak goreng curah', 16_800],
  ['Gula pasir', 17_500],
];
const price = (base: number, place: number, of: number) =>
  Math.round((base * (1 + place / 90 + 0.12 * Math.sin(place / (1.5 + of / 3) + of))) / 100) * 100;
const prices = (name: string, base: number, of: number) => ({
  name,
  points: months.map((period, place) => ({ period, value: place === 7 && of === 2 ? null : price(base, place, of) })),
});
const priceMeasure = { name: 'Harga', unit: 'rupiah per kg', aggregate: 'avg' } as const;
const cases = { name: 'Kasus demam berdarah', unit: 'kasus', aggregate: 'sum' } as const;
const some = (place: number) => Math.round(40 + 180 * Math.abs(Math.sin(place * 2.3)) + place * 7);

export const samplePictures: Readonly<Record<string, Picture>> = {
  lines: { kind: 'line', measure: priceMeasure, seriesName: 'Komoditas', series: goods.map(([name, base], of) => prices(name, base, of)) },
  line: {
    kind: 'line',
    measure: { ...priceMeasure, name: 'Harga cabai merah' },
    series: [
      {
        name: 'Harga',
        points: months.slice(11).map((period, place) => ({ period, value: 36_000 + place * 1000 + (place % 3) * 1700 })),
      },
    ],
  },
  weeks: {
    kind: 'line',
    measure: priceMeasure,
    seriesName: 'Pasar',
    series: ['Pasar Anyar', 'Pasar Malabar', 'Pasar Poris', 'Pasar Ciledug'].map((name, of) => ({
      name,
      points: [41, 42, 43, 44, 45, 46].map((week, place) => ({ period: `2026-W${week}`, value: price(31_000, place * 2, of) })),
    })),
  },
  bars: {
    kind: 'bar',
    measure: { name: 'Anggaran', unit: 'rupiah', aggregate: 'sum' },
    categoryName: 'Perangkat Daerah',
    categories: [
      ...['Pendidikan', 'Kesehatan', 'Pekerjaan Umum dan Penataan Ruang', 'Sosial', 'Perhubungan', 'Lingkungan Hidup', 'Ketahanan Pangan'],
      ...['Perumahan, Permukiman dan Pertanahan', 'Pemuda dan Olahraga', 'Komunikasi dan Informatika', 'Ketenagakerjaan'],
      ...['Perpustakaan dan Arsip Daerah', 'Kebudayaan dan Pariwisata', 'Penanaman Modal', 'Pemadam Kebakaran'],
    ].map((name, place) => ({ name: `Dinas ${name}`, value: Math.round(1_400_000_000_000 / (place + 1.3) ** 1.2) })),
  },
  shortBars: {
    kind: 'bar',
    measure: { name: 'sekolah', aggregate: 'count' },
    categoryName: 'Akreditasi',
    categories: [
      { name: 'A', value: 96 },
      { name: 'B', value: 71 },
      { name: 'C', value: 41 },
      { name: 'Belum', value: 'suppressed' },
    ],
  },
  histogram: {
    kind: 'histogram',
    measure: { name: 'Jumlah siswa', unit: 'orang' },
    bins: [12, 34, 51, 62, 44, 38, 21, 9, 4].map((count, place) => ({ from: 100 + place * 80, to: 180 + place * 80, count })),
    empty: 3,
  },
  kecamatan: {
    kind: 'map',
    measure: cases,
    level: 'kecamatan',
    period: '2026',
    areas: shapes.kecamatan.map(({ code }, place) => ({
      area: place % 2 === 0 ? code : code.replaceAll('.', ''),
      value: place === 3 ? null : place === 8 ? 'suppressed' : some(place),
    })),
  },
  kelurahan: {
    kind: 'map',
    measure: { name: 'Angka bebas jentik', unit: '%', aggregate: 'avg' },
    level: 'kelurahan',
    areas: shapes.kelurahan.map(({ code }, place) => ({ area: code, value: place % 31 === 5 ? null : 82 + ((place * 37) % 170) / 10 })),
  },
  points: {
    kind: 'points',
    name: 'posyandu',
    points: shapes.kelurahan.flatMap(({ name, rings }, at) =>
      Array.from({ length: 2 + (at % 3) }, (_, place) => {
        const corners = (rings[0] ?? []).filter((_corner, corner) => corner % 9 === place);
        const middle = (side: 0 | 1) => corners.reduce((sum, corner) => sum + corner[side], 0) / Math.max(1, corners.length);
        return { name: `Posyandu ${name} ${place + 1}`, longitude: at === 9 ? null : middle(0), latitude: middle(1) };
      }),
    ),
  },
};
