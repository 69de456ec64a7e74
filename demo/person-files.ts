import { writeCsv } from './csv.ts';
import { isPupil, type Lives, type Resident } from './lives.ts';
import { pad } from './people.ts';
import type { Random } from './random.ts';

/** The files about single people: one function per file. Whoever is in the story is in all of them that tell it. */

export function populationRegister({ residents }: Lives): string {
  return writeCsv(
    [
      ...['NIK', 'No KK', 'Nama Lengkap', 'Hubungan Keluarga', 'Jenis Kelamin', 'Tanggal Lahir', 'Alamat', 'RT', 'RW'],
      ...['Kode Kelurahan', 'Kelurahan', 'Kecamatan', 'Status', 'Tanggal Status', 'NIK Ayah', 'NIK Ibu'],
    ],
    residents.map((one) => [
      ...[one.nik, one.noKk, one.nama, one.hubungan, one.jenisKelamin, one.tanggalLahir, one.alamat, one.rt, one.rw],
      ...[one.kelurahan.code, one.kelurahan.name, one.kelurahan.kecamatan, one.status, one.statusAt, one.nikAyah, one.nikIbu],
    ]),
  );
}

type Aid = {
  readonly program: string;
  /** Of the families. */
  readonly share: number;
  readonly amounts: readonly number[];
  readonly quarters: readonly string[];
  /** On the list from its first quarter to its last; without it the story's husband is. */
  readonly always?: Resident;
};

/** Families on aid, quarter by quarter: most stay on the list. Nobody takes the dead off, which is a finding. */
export function aidList(random: Random, lives: Lives, { program, share, amounts, quarters, always = lives.cast.husband }: Aid): string {
  const listed = headsOf(lives, random, share, always).map((person) => ({
    person,
    amount: random.pick(amounts),
    since: random.chance(startShare) ? 0 : random.below(quarters.length),
  }));
  return writeCsv(
    [...placedHeader('Nama Penerima'), 'Jenis Bantuan', 'Nominal', 'Triwulan'],
    quarters.flatMap((quarter, place) =>
      listed
        .filter(({ person, since }) => isOf([always], person) || (place >= since && random.chance(stayShare)))
        .map(({ person, amount }) => [...placed(random, person), program, amount, quarter]),
    ),
  );
}

/** On the list from its beginning, and still there in any quarter. */
const startShare = 0.7;
const stayShare = 0.95;

/** The city's own cash aid: some get PKH, too, which the city does not want, three are nobody whom the register knows, and two live in a kelurahan that does not exist. */
export function cashAid(random: Random, lives: Lives, quarters: readonly string[]): string {
  const { neighbour } = lives.cast;
  const { kelurahan, alamat } = neighbour;
  const known = aidList(random, lives, { program: cash, share: 0.06, amounts: [cashAmount], quarters, always: neighbour });
  const strangers = unknownNiks.map((nik, place) => [
    ...[nik, `Warga Tak Terdaftar ${place + 1}`, alamat, kelurahan.code, kelurahan.name, kelurahan.kecamatan],
    ...[cash, cashAmount, quarters.at(-1) ?? ''],
  ]);
  const rows = withoutPlaces(known, neighbour);
  return rows + strangers.map((row) => `${row.join(',')}\n`).join('');
}

/** The last two of the list but for the story's neighbour, with an address in a kecamatan that the city does not have. */
function withoutPlaces(list: string, { nik }: Resident): string {
  const lines = list.trimEnd().split('\n');
  const last = new Set(lines.filter((line) => !line.startsWith(nik)).slice(-2));
  return `${lines.map((line) => (last.has(line) ? elsewhere(line) : line)).join('\n')}\n`;
}

/** Its cells hold no comma (`writeCsv` would have quoted it). */
function elsewhere(line: string): string {
  const [number = '', name = '', address = '', _code, _kelurahan, _kecamatan, ...aid] = line.split(',');
  return [number, name, address, '36.71.14.1001', 'Sukamakmur', 'Sukamaju', ...aid].join(',');
}

const cash = 'BLT Daerah';
const cashAmount = 300_000;
/** Well formed, and of nobody: no office gives out their serials, and neither does the generator. */
const unknownNiks = ['3671015203809997', '3671090811759998', '3671130107909999'];

/** Whole families whose contribution the state pays. One date of birth in a hundred is written wrongly, as is the husband's. */
export function healthInsurance(random: Random, lives: Lives): string {
  const heads = new Set(headsOf(lives, random, 0.2).map(({ noKk }) => noKk));
  const members = lives.residents.filter(({ noKk }) => heads.has(noKk)).slice(0, mostRows);
  return writeCsv(
    [...placedHeader('Nama Peserta'), 'Tanggal Lahir', 'Segmen', 'Kelas', 'Puskesmas', 'Berlaku Sejak'],
    members.map((person) => {
      const isWrong = random.chance(0.01) || isOf([lives.cast.husband], person);
      const since = `${2020 + random.below(6)}-${pad(1 + random.below(12), 2)}-01`;
      const born = isWrong ? otherDay(person.tanggalLahir) : person.tanggalLahir;
      return [...placed(random, person), born, 'PBI-JKN', '3', `Puskesmas ${person.kelurahan.kecamatan}`, since];
    }),
  );
}

/** Pupils with the Kartu Indonesia Pintar, in the year and the one before. */
export function pupilAid(random: Random, lives: Lives): string {
  const pupils = lives.residents.filter((one) => one.hubungan === 'Anak' && isPupil(one));
  const chosen = pupils.filter((one) => random.chance(0.25) || isOf(lives.cast.children, one));
  return writeCsv(
    [...placedHeader('Nama Siswa'), 'Sekolah', 'Jenjang', 'Nominal', 'Tahun'],
    ['2025', '2026'].flatMap((year) =>
      chosen.map((one) => {
        const age = Number(year) - Number(one.tanggalLahir.slice(0, 4));
        const [level, amount] = age < 13 ? ['SD', 450_000] : age < 16 ? ['SMP', 750_000] : ['SMA', 1_800_000];
        return [...placed(random, one), `${level}N ${one.kelurahan.name} 1`, level ?? 'SD', amount ?? 0, year];
      }),
    ),
  );
}

const courses = ['Menjahit', 'Tata boga', 'Operator komputer', 'Barista', 'Teknisi pendingin', 'Las dasar'];

export function jobTraining(random: Random, lives: Lives): string {
  const adults = lives.residents.filter(({ tanggalLahir }) => tanggalLahir > '1976' && tanggalLahir < '2006');
  const chosen = adults.filter((one) => random.chance(0.05) || isOf([lives.cast.wife], one));
  return writeCsv(
    [...placedHeader('Nama Peserta'), 'Pelatihan', 'Tanggal Mulai', 'Lulus'],
    chosen.map((one) => [
      ...placed(random, one),
      isOf([lives.cast.wife], one) ? 'Menjahit' : random.pick(courses),
      `2026-${pad(1 + random.below(9), 2)}-05`,
      random.chance(0.9) ? 'Ya' : 'Tidak',
    ]),
  );
}

export function propertyTax(random: Random, lives: Lives): string {
  return writeCsv(
    [...placedHeader('Nama Wajib Pajak'), 'NOP', 'Tahun', 'Pajak Terutang', 'Tanggal Bayar'],
    headsOf(lives, random, 0.4).map((one, place) => [
      ...placed(random, one),
      `${one.kelurahan.code}.${pad(place % 100, 3)}-${pad(1 + random.below(9000), 4)}.0`,
      '2026',
      (4 + random.below(40)) * 12_500,
      random.chance(0.7) ? `2026-0${3 + random.below(6)}-${pad(1 + random.below(28), 2)}` : '',
    ]),
  );
}

const trades = ['Warung makan', 'Toko kelontong', 'Jahit pakaian', 'Katering rumahan', 'Bengkel motor', 'Pangkas rambut'];

export function tradeLicences(random: Random, lives: Lives): string {
  const owners = lives.residents.filter((one) => one.tanggalLahir < '2004' && (random.chance(0.04) || isOf([lives.cast.wife], one)));
  return writeCsv(
    [...placedHeader('Nama Pemilik'), 'Nama Usaha', 'Jenis Usaha', 'Tanggal Terbit'],
    owners.map((one) => {
      const trade = isOf([lives.cast.wife], one) ? 'Jahit pakaian' : random.pick(trades);
      const day = `202${3 + random.below(4)}-0${1 + random.below(9)}-${pad(1 + random.below(28), 2)}`;
      return [...placed(random, one), `${trade} ${one.nama.split(' ')[0]}`, trade, day];
    }),
  );
}

export function repairedHouses(random: Random, lives: Lives): string {
  return writeCsv(
    [...placedHeader('Nama Penerima'), 'Nilai Bantuan', 'Tanggal Selesai'],
    headsOf(lives, random, 0.03).map((one) => [
      ...placed(random, one),
      20_000_000 + random.below(4) * 2_500_000,
      `2025-${pad(4 + random.below(9), 2)}-${pad(1 + random.below(28), 2)}`,
    ]),
  );
}

const services = ['Pendampingan hukum', 'Konseling', 'Rumah aman', 'Visum'];

/** Women whom the city protects, the one of the story among them. */
export function protectedWomen(random: Random, lives: Lives): string {
  const women = lives.residents.filter(({ jenisKelamin, tanggalLahir }) => jenisKelamin === 'P' && tanggalLahir < '2006');
  const chosen = women.filter((one) => random.chance(0.004) || isOf([lives.cast.escaped], one));
  return writeCsv(
    [...placedHeader('Nama'), 'Layanan', 'Tanggal'],
    chosen.map((one) => [...placed(random, one), random.pick(services), `2026-0${1 + random.below(9)}-${pad(1 + random.below(28), 2)}`]),
  );
}

/** The seed stays quick. */
const mostRows = 5_000;

function placedHeader(name: string): readonly string[] {
  return ['NIK', name, 'Alamat', 'Kode Kelurahan', 'Kelurahan', 'Kecamatan'];
}

/** Who and where. The code of each kelurahan lets a grant be narrowed to a part of the city. */
function placed(random: Random, { nik, alamat, kelurahan, ...person }: Resident): readonly string[] {
  return [nik, writtenName(random, person), alamat, kelurahan.code, kelurahan.name, kelurahan.kecamatan];
}

/** As people write it: with a title now and then. */
function writtenName(random: Random, { nama, jenisKelamin }: Pick<Resident, 'nama' | 'jenisKelamin'>): string {
  if (!random.chance(0.04)) return nama;
  return random.pick(jenisKelamin === 'L' ? [`H. ${nama}`, nama.toUpperCase()] : [`Hj. ${nama}`, nama.toUpperCase()]);
}

/** Heads of a share of the families; one of them always: the story's husband, unless said otherwise. */
function headsOf({ residents, cast }: Lives, random: Random, share: number, always = cast.husband): readonly Resident[] {
  return residents.filter((one) => one.hubungan === 'Kepala Keluarga' && (random.chance(share) || isOf([always], one)));
}

function isOf(some: readonly Resident[], { nik }: Resident): boolean {
  return some.some((one) => one.nik === nik);
}

/** The day before, or the one after the first: a slip of the pen. */
function otherDay(day: string): string {
  const number = Number(day.slice(8));
  return `${day.slice(0, 8)}${pad(number > 1 ? number - 1 : 2, 2)}`;
}
