import { writeCsv } from './csv.ts';
import type { Middle } from './middles.ts';
import { type Person, pad } from './people.ts';
import type { Random } from './random.ts';
import type { Kelurahan } from './regions.ts';

/** The files that the demo's clerks upload: one function per file. */

export function kelurahanStatistics(people: readonly Person[], kelurahan: readonly Kelurahan[]): string {
  return writeCsv(
    ['Kode Kelurahan', 'Kelurahan', 'Kecamatan', 'Laki-laki', 'Perempuan', 'Jumlah Penduduk', 'Jumlah Keluarga'],
    kelurahan.map((place) => [
      place.code,
      place.name,
      place.kecamatan,
      ...population(people.filter((person) => person.kelurahan.code === place.code)),
    ]),
  );
}

export function kecamatanStatistics(people: readonly Person[], kelurahan: readonly Kelurahan[]): string {
  const kecamatan = new Map(kelurahan.map((place) => [place.kecamatanCode, place.kecamatan]));
  return writeCsv(
    ['Kode Kecamatan', 'Kecamatan', 'Laki-laki', 'Perempuan', 'Jumlah Penduduk', 'Jumlah Keluarga'],
    [...kecamatan].map(([code, name]) => [code, name, ...population(people.filter((person) => person.kelurahan.kecamatanCode === code))]),
  );
}

function population(people: readonly Person[]): number[] {
  const men = people.filter(({ jenisKelamin }) => jenisKelamin === 'L').length;
  return [men, people.length - men, people.length, people.filter(({ hubungan }) => hubungan === 'Kepala Keluarga').length];
}

export function schools(random: Random, kelurahan: readonly Kelurahan[]): string {
  const rows = kelurahan.flatMap((place, index) =>
    ['SDN', 'SMPN'].map((level, step) => [
      `2099${pad(index * 2 + step, 4)}`,
      `${level} ${place.name} ${1 + random.below(9)}`,
      level === 'SDN' ? 'SD' : 'SMP',
      place.name,
      place.kecamatan,
      120 + random.below(700),
      8 + random.below(40),
      random.pick(['A', 'B', 'C']),
    ]),
  );
  return writeCsv(['NPSN', 'Nama Sekolah', 'Jenjang', 'Kelurahan', 'Kecamatan', 'Jumlah Siswa', 'Jumlah Guru', 'Akreditasi'], rows);
}

export function healthPosts(random: Random, kelurahan: readonly Kelurahan[], middles: ReadonlyMap<string, Middle>): string {
  const rows = kelurahan.flatMap((place) =>
    ['Mawar', 'Melati', 'Anggrek'].map((name) => [
      `Posyandu ${name} ${place.name}`,
      place.name,
      place.kecamatan,
      pad(1 + random.below(14), 3),
      4 + random.below(9),
      15 + random.below(120),
      decimalComma((middles.get(place.code)?.latitude ?? 0) + (random.next() - 0.5) * spreadDegrees),
      decimalComma((middles.get(place.code)?.longitude ?? 0) + (random.next() - 0.5) * spreadDegrees),
    ]),
  );
  return writeCsv(['Nama Posyandu', 'Kelurahan', 'Kecamatan', 'RW', 'Jumlah Kader', 'Jumlah Balita', 'Lintang', 'Bujur'], rows, ';');
}

/** Some hundred metres around the middle of a kelurahan. */
const spreadDegrees = 0.006;

/** As an Indonesian Excel writes it: decimal comma. */
function decimalComma(value: number): string {
  return value.toFixed(6).replace('.', ',');
}

const goods: readonly (readonly [string, string, number])[] = [
  ['Beras medium', 'kg', 13_500],
  ['Cabai merah keriting', 'kg', 42_000],
  ['Bawang merah', 'kg', 36_000],
  ['Bawang putih', 'kg', 39_000],
  ['Telur ayam ras', 'kg', 28_500],
  ['Daging ayam ras', 'kg', 37_000],
  ['Minyak goreng curah', 'liter', 16_800],
  ['Gula pasir', 'kg', 17_500],
];
const markets = ['Pasar Anyar', 'Pasar Malabar', 'Pasar Poris', 'Pasar Ciledug'];

export function weeklyPrices(random: Random, weeks: readonly string[]): string {
  const rows = weeks.flatMap((week) =>
    markets.flatMap((market) =>
      goods.map(([name, unit, price]) => [week, market, name, unit, Math.round((price * (0.9 + random.next() / 5)) / 100) * 100]),
    ),
  );
  return writeCsv(['Minggu', 'Pasar', 'Komoditas', 'Satuan', 'Harga'], rows);
}

/** In a month most kelurahan have none, one or two. */
export function dengueCases(random: Random, kelurahan: readonly Kelurahan[]): string {
  return writeCsv(
    ['Kode Kelurahan', 'Kelurahan', 'Kecamatan', 'Kasus', 'Rumah Diperiksa', 'Angka Bebas Jentik'],
    kelurahan.map((place) => [
      place.code,
      place.name,
      place.kecamatan,
      Math.floor(6 * random.next() ** 2),
      80 + random.below(300),
      (82 + random.next() * 17).toFixed(2),
    ]),
  );
}

/** Cases of whole years: a bad year every few, and the more the more kelurahan a kecamatan has. */
export function dengueYears(random: Random, kelurahan: readonly Kelurahan[], years: readonly number[]): string {
  const kecamatan = Map.groupBy(kelurahan, ({ kecamatanCode }) => kecamatanCode);
  const rows = years.flatMap((year, place) => {
    const badness = 0.8 + random.next() / 2 + (place % 4 === 3 ? 0.9 : 0);
    return [...kecamatan].map(([code, places]) => {
      const cases = Math.round(casesOfKelurahan * places.length * badness * (0.5 + random.next()));
      return [year, code, places[0]?.kecamatan ?? code, cases];
    });
  });
  return writeCsv(['Tahun', 'Kode Kecamatan', 'Kecamatan', 'Kasus'], rows);
}

const casesOfKelurahan = 5;

export function budget(random: Random, opdNames: readonly string[]): string {
  return writeCsv(
    ['Perangkat Daerah', 'Anggaran', 'Realisasi', 'Persentase'],
    opdNames.map((name) => {
      const planned = (5 + random.below(400)) * 1_000_000_000;
      const spent = Math.floor(planned * (0.5 + random.next() * 0.45));
      return [name, planned, spent, ((spent / planned) * 100).toFixed(2)];
    }),
    ';',
  );
}

export function businesses(random: Random, kelurahan: readonly Kelurahan[]): string {
  return writeCsv(
    ['Kelurahan', 'Kecamatan', 'Kuliner', 'Fesyen', 'Kerajinan', 'Jasa', 'Jumlah'],
    kelurahan.map((place) => {
      const counts = [20 + random.below(200), 10 + random.below(90), 5 + random.below(40), 10 + random.below(120)];
      return [place.name, place.kecamatan, ...counts, counts.reduce((sum, value) => sum + value, 0)];
    }),
  );
}

/** A file as clerks send it: a note among the numbers, a date that does not exist, a cell too few. */
export function parksWithMistakes(random: Random, kelurahan: readonly Kelurahan[]): string {
  const rows = kelurahan
    .slice(0, 24)
    .map((place, index) => [
      `Taman ${place.name}`,
      place.name,
      place.kecamatan,
      index === 5 ? 'belum diukur' : index === 11 ? 'dua ratus' : 200 + random.below(9000),
      index === 17 ? '2019-02-30' : `20${10 + random.below(15)}-0${1 + random.below(9)}-1${random.below(9)}`,
    ]);
  return writeCsv(['Nama Taman', 'Kelurahan', 'Kecamatan', 'Luas', 'Tanggal Dibuka'], rows);
}
