import { makeName, makeStreet, type Sex } from './names.ts';
import type { Random } from './random.ts';
import type { Kelurahan } from './regions.ts';

export type Person = {
  readonly nik: string;
  readonly noKk: string;
  readonly nama: string;
  readonly hubungan: 'Kepala Keluarga' | 'Istri' | 'Anak' | 'Orang Tua';
  readonly jenisKelamin: Sex;
  readonly tanggalLahir: string;
  readonly alamat: string;
  readonly rt: string;
  readonly rw: string;
  readonly kelurahan: Kelurahan;
};

const firstUnusedSerial = 9000;
/** A short list whose NIKs all end in 0 looks as if Excel had rounded them. */
const serialSpread = 900;

/** `count` people in families, spread over the kelurahan. Their NIKs are well formed, but with serials that no office gives out (9000 and up). */
export function makePeople(random: Random, kelurahan: readonly Kelurahan[], count: number): Person[] {
  const people: Person[] = [];
  const serials = new Map<string, number>();
  for (let family = 0; people.length < count; family++) {
    people.push(...makeFamily(random, random.pick(kelurahan), family, serials));
  }
  return people.slice(0, count);
}

function makeFamily(random: Random, kelurahan: Kelurahan, family: number, serials: Map<string, number>): Person[] {
  const noKk = `${areaDigits(kelurahan)}${dayDigits(2008 + random.below(16), random)}${String(firstUnusedSerial + (family % 1000))}`;
  const home = { noKk, alamat: makeStreet(random), rt: pad(1 + random.below(12), 3), rw: pad(1 + random.below(14), 3), kelurahan };
  const headBorn = 1955 + random.below(42);
  const member = (hubungan: Person['hubungan'], sex: Sex, year: number): Person => {
    const tanggalLahir = `${year}-${pad(1 + random.below(12), 2)}-${pad(1 + random.below(28), 2)}`;
    return {
      ...home,
      hubungan,
      jenisKelamin: sex,
      tanggalLahir,
      nama: makeName(random, sex),
      nik: makeNik(kelurahan, sex, tanggalLahir, serials),
    };
  };
  const members = [member('Kepala Keluarga', random.chance(0.86) ? 'L' : 'P', headBorn)];
  if (members[0]?.jenisKelamin === 'L' && random.chance(0.82)) members.push(member('Istri', 'P', headBorn + random.below(6)));
  const children = random.below(4);
  for (let child = 0; child < children; child++)
    members.push(member('Anak', random.chance(0.5) ? 'L' : 'P', Math.min(2025, headBorn + 21 + child * 3 + random.below(3))));
  if (random.chance(0.1)) members.push(member('Orang Tua', 'P', headBorn - 24));
  return members;
}

/** Area, DDMMYY with +40 for women, serial (data-model.md, "NIK"). */
function makeNik(kelurahan: Kelurahan, sex: Sex, born: string, serials: Map<string, number>): string {
  const [year = '', month = '', day = ''] = born.split('-');
  const front = `${areaDigits(kelurahan)}${pad(Number(day) + (sex === 'P' ? 40 : 0), 2)}${month}${year.slice(2)}`;
  const serial = serials.get(front) ?? firstUnusedSerial + (Number(front.slice(-6)) % serialSpread);
  serials.set(front, serial + 1);
  return `${front}${serial}`;
}

function areaDigits(kelurahan: Kelurahan): string {
  return kelurahan.kecamatanCode.replaceAll('.', '');
}

function dayDigits(year: number, random: Random): string {
  return `${pad(1 + random.below(28), 2)}${pad(1 + random.below(12), 2)}${String(year).slice(2)}`;
}

export function pad(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}
