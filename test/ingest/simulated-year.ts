import { type Random, seeded } from '../../demo/random.ts';
import type { StandardContent } from '../../functions/standards/standard.ts';

/** One series of a city: a standard, and its file of each month of a year, January first. */
export type Series = {
  readonly name: string;
  readonly standard: StandardContent;
  readonly files: readonly string[];
};

type Row = readonly (string | number)[];

const months = Array.from({ length: 12 }, (_, index) => index + 1);
const two = (number: number) => String(number).padStart(2, '0');
const monthOf = (month: number) => `2026-${two(month)}`;
const daysIn = (month: number) => new Date(Date.UTC(2026, month, 0)).getUTCDate();
const names = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix} ${index + 1}`);
const kecamatan = names('Kecamatan', 13);

function csv(header: string, rows: readonly Row[]): string {
  return `${header}\n${rows.map((row) => `${row.join(';')}\n`).join('')}`;
}

/** Around `mean`, give or take `spread` of it. */
function near(random: Random, mean: number, spread: number): number {
  return mean * (1 + spread * (2 * random.next() - 1));
}

/** Most are small, few are large: amounts of capital, of damage. */
function heavyTailed(random: Random, least: number): number {
  return least / (1 - random.next()) ** 1.1;
}

const rainy = (month: number) => 0.5 + 0.5 * Math.cos(((month - 1) / 12) * 2 * Math.PI);
const decimals = (value: number, digits: number) => value.toFixed(digits).replace('.', ',');

/** Realistic series of a city, each from its own seed: what an OPD delivers month by month, with seasons, growth, newcomers and corrections. */
export function simulatedYear(seed: number): Series[] {
  return makers.map((make, index) => make(seeded(seed * 1000 + index)));
}

type Maker = (random: Random) => Series;

function monthly(name: string, standard: StandardContent, header: string, rowsOf: (month: number) => readonly Row[]): Series {
  return { name, standard, files: months.map((month) => csv(header, rowsOf(month))) };
}

const period = { name: 'bulan', type: 'yearmonth' } as const;
const text = (name: string) => ({ name, type: 'string' }) as const;
const whole = (name: string) => ({ name, type: 'integer' }) as const;
const fraction = (name: string) => ({ name, type: 'number', decimalChar: ',' }) as const;
const day = { name: 'tanggal', type: 'date', format: '%d/%m/%Y' } as const;
const byMonth = (...fields: StandardContent['fields']): StandardContent => ({ fields: [period, ...fields], periodField: 'bulan' });

const foodPrices: Maker = (random) => {
  const prices = new Map(names('Komoditas', 24).map((name) => [name, 5_000 + random.next() * 90_000]));
  return monthly('harga pangan harian', byMonth(day, text('komoditas'), whole('harga')), 'bulan;tanggal;komoditas;harga', (month) =>
    Array.from({ length: daysIn(month) }, (_, index) => index + 1).flatMap((date) =>
      [...prices].map(([name, price]) => {
        prices.set(name, near(random, price, 0.015));
        return [monthOf(month), `${two(date)}/${two(month)}/2026`, name, Math.round(price / 100) * 100];
      }),
    ),
  );
};

const visits: Maker = (random) => {
  const sizes = names('Puskesmas', 39).map((name) => [name, 600 + random.next() * 2_000] as const);
  return monthly('kunjungan puskesmas', byMonth(text('puskesmas'), whole('kunjungan')), 'bulan;puskesmas;kunjungan', (month) =>
    sizes.map(([name, size]) => [monthOf(month), name, Math.round(near(random, size * (0.85 + 0.3 * rainy(month)), 0.2))]),
  );
};

const aid: Maker = (random) => {
  let people = names('Penerima', 300);
  let newest = people.length;
  const standard = byMonth(text('nama'), text('kecamatan'), text('program'), whole('nominal'));
  return monthly('penerima bantuan', standard, 'bulan;nama;kecamatan;program;nominal', (month) => {
    people = people.filter(() => random.next() > 0.03);
    while (people.length < 295) people.push(`Penerima ${++newest}`);
    return people.map((name) => [
      monthOf(month),
      name,
      random.pick(kecamatan),
      random.pick(['PKH', 'BPNT', 'BLT']),
      random.pick([200_000, 300_000, 600_000]),
    ]);
  });
};

const dengue: Maker = (random) =>
  monthly('kasus DBD', byMonth(text('kecamatan'), whole('kasus'), whole('meninggal')), 'bulan;kecamatan;kasus;meninggal', (month) =>
    kecamatan.map((name) => [monthOf(month), name, Math.round(near(random, 4 + 30 * rainy(month), 0.6)), random.next() < 0.1 ? 1 : 0]),
  );

const rain: Maker = (random) =>
  monthly('curah hujan harian', byMonth(day, text('pos'), fraction('curah_hujan')), 'bulan;tanggal;pos;curah_hujan', (month) =>
    Array.from({ length: daysIn(month) }, (_, index) => index + 1).flatMap((date) =>
      names('Pos', 4).map((name) => {
        const millimetres = random.next() < 0.15 + 0.55 * rainy(month) ? heavyTailed(random, 3) : 0;
        return [monthOf(month), `${two(date)}/${two(month)}/2026`, name, decimals(Math.min(140, millimetres), 1)];
      }),
    ),
  );

const budget: Maker = (random) => {
  const plans = names('OPD', 41).map((name) => [name, 5e9 + random.next() * 2e11] as const);
  return monthly(
    'realisasi anggaran',
    byMonth(text('opd'), whole('anggaran'), whole('realisasi')),
    'bulan;opd;anggaran;realisasi',
    (month) =>
      plans.map(([name, plan]) => [monthOf(month), name, Math.round(plan), Math.round(plan * near(random, 0.02 + 0.075 * month, 0.15))]),
  );
};

const complaints: Maker = (random) => {
  const kinds = ['Jalan', 'Sampah', 'Banjir', 'Lampu', 'Drainase', 'Perizinan', 'Kependudukan', 'Kesehatan', 'Pendidikan', 'Lainnya'];
  const standard = byMonth(day, text('kecamatan'), text('kategori'), whole('hari_selesai'));
  return monthly('pengaduan warga', standard, 'bulan;tanggal;kecamatan;kategori;hari_selesai', (month) =>
    Array.from({ length: Math.round(near(random, 110, 0.15)) }, () => [
      monthOf(month),
      `${two(1 + Math.floor(random.next() * daysIn(month)))}/${two(month)}/2026`,
      random.pick(kecamatan),
      random.pick(kinds),
      1 + Math.floor(random.next() * 30),
    ]),
  );
};

const permits: Maker = (random) => {
  const standard = byMonth(day, text('nomor'), text('sektor'), whole('modal'));
  return monthly('izin usaha', standard, 'bulan;tanggal;nomor;sektor;modal', (month) =>
    Array.from({ length: Math.round(near(random, 240, 0.15)) }, (_, index) => [
      monthOf(month),
      `${two(1 + Math.floor(random.next() * daysIn(month)))}/${two(month)}/2026`,
      `NIB-${month}-${index}`,
      random.pick(names('Sektor', 17)),
      Math.round(heavyTailed(random, 5_000_000)),
    ]),
  );
};

const schools: Maker = (random) => {
  const sizes = names('SDN', 420).map((name) => [name, 150 + random.next() * 500] as const);
  return monthly('siswa sekolah', byMonth(text('sekolah'), whole('siswa'), whole('guru')), 'bulan;sekolah;siswa;guru', (month) =>
    sizes.map(([name, size]) => [monthOf(month), name, Math.round(near(random, size, 0.02)), Math.round(size / 22)]),
  );
};

const air: Maker = (random) =>
  monthly('kualitas udara', byMonth(day, text('stasiun'), fraction('pm25')), 'bulan;tanggal;stasiun;pm25', (month) =>
    Array.from({ length: daysIn(month) }, (_, index) => index + 1).flatMap((date) =>
      names('Stasiun', 3).map((name) => [
        monthOf(month),
        `${two(date)}/${two(month)}/2026`,
        name,
        decimals(near(random, 55 - 25 * rainy(month), 0.5), 2),
      ]),
    ),
  );

const inflation: Maker = (random) =>
  monthly('inflasi', byMonth(text('kelompok'), fraction('indeks'), fraction('inflasi')), 'bulan;kelompok;indeks;inflasi', (month) =>
    names('Kelompok', 11).map((name) => [
      monthOf(month),
      name,
      decimals(near(random, 106 + month / 4, 0.01), 3),
      decimals(near(random, 0.3, 1.4), 2),
    ]),
  );

const accidents: Maker = (random) =>
  monthly(
    'kecelakaan lalu lintas',
    byMonth(day, text('jalan'), whole('luka'), whole('kerugian')),
    'bulan;tanggal;jalan;luka;kerugian',
    (month) =>
      Array.from({ length: 26 + Math.floor(random.next() * 9) }, () => [
        monthOf(month),
        `${two(1 + Math.floor(random.next() * daysIn(month)))}/${two(month)}/2026`,
        random.pick(names('Jalan', 90)),
        Math.floor(random.next() * 4),
        Math.round(heavyTailed(random, 500_000) / 1000) * 1000,
      ]),
  );

const taxes: Maker = (random) => {
  const kinds = ['PBB', 'BPHTB', 'Hotel', 'Restoran', 'Hiburan', 'Reklame', 'Parkir', 'Air Tanah', 'PPJ'].map(
    (name) => [name, 1e9 + random.next() * 4e10] as const,
  );
  return monthly('penerimaan pajak', byMonth(text('jenis'), whole('penerimaan')), 'bulan;jenis;penerimaan', (month) =>
    kinds.map(([name, size]) => [monthOf(month), name, Math.round(near(random, size * (month === 9 && name === 'PBB' ? 4 : 1), 0.3))]),
  );
};

const population: Maker = (random) => {
  let sizes = names('Kelurahan', 104).map((name) => [name, 5_000 + random.next() * 30_000] as const);
  return monthly(
    'penduduk',
    byMonth(text('kelurahan'), whole('laki_laki'), whole('perempuan')),
    'bulan;kelurahan;laki_laki;perempuan',
    (month) => {
      sizes = sizes.map(([name, size]) => [name, near(random, size * 1.002, 0.003)] as const);
      return sizes.map(([name, size]) => [monthOf(month), name, Math.round(size * 0.503), Math.round(size * 0.497)]);
    },
  );
};

const makers: readonly Maker[] = [
  foodPrices,
  visits,
  aid,
  dengue,
  rain,
  budget,
  complaints,
  permits,
  schools,
  air,
  inflation,
  accidents,
  taxes,
  population,
];
