import { makeStreet } from './names.ts';
import { type Person, pad } from './people.ts';
import type { Random } from './random.ts';
import type { Kelurahan } from './regions.ts';

/** A person as the register has them: alive, deceased or moved away and since when, and a child's parents. */
export type Resident = Person & {
  readonly status: 'Hidup' | 'Meninggal' | 'Pindah';
  /** Since when; of the living, nothing. */
  readonly statusAt: string;
  readonly nikAyah: string;
  readonly nikIbu: string;
};

/** The people of the demo's story: who has an account, and whose families are not as they were. */
export type Cast = {
  /** A wife with two children at school and aid in the family: the account `warga`. */
  readonly wife: Resident;
  /** Her husband: the account `suami`. */
  readonly husband: Resident;
  readonly children: readonly Resident[];
  /** Of another family in the same kelurahan: the account `tetangga`. */
  readonly neighbour: Resident;
  /** Divorced, each on a KK of their own with one of the children. */
  readonly divorced: readonly [husband: Resident, wife: Resident];
  /** Left with her child for another kelurahan; Dinas P3AP2KB looks after her. */
  readonly escaped: Resident;
};

export type Lives = { readonly residents: readonly Resident[]; readonly cast: Cast };

/** One in so many of the old has died, one in so many of all has moved away. */
const deathShare = 0.02;
const moveShare = 0.004;
const oldSince = 1965;
const schoolYears = [2010, 2018] as const;
/** Serials of KKs that the city's generator gives out begin at 9000 (people.ts); these are beyond the thousand. */
const divorcedKk = '9998';
const escapedKk = '9999';

/** What became of the people: the same number, of the same names and NIKs. */
export function makeLives(random: Random, people: readonly Person[], kelurahan: readonly Kelurahan[]): Lives {
  const families = familiesOf(people.map(asResident));
  const chosen = families.filter(isWholeFamily).slice(0, 3);
  const [story = [], divorced = [], escaped = []] = chosen;
  const away = (from: readonly Resident[], step: number) => kelurahan[(placeOf(from, kelurahan) + step) % kelurahan.length];
  const after = families.flatMap((family) => {
    if (family === story) return family;
    if (family === divorced) return moved(family, [memberOf(family, 'Istri'), lastChild(family)], away(family, 3), divorcedKk, random);
    if (family === escaped) return moved(family, [memberOf(family, 'Istri'), lastChild(family)], away(family, 40), escapedKk, random);
    return family.map((resident) => withFate(random, resident));
  });
  const now = new Map(after.map((resident) => [resident.nik, resident]));
  const current = ({ nik }: Resident) => found(now.get(nik));
  const neighbour = after.find(({ hubungan, kelurahan: { code }, noKk, status }) => {
    const [head] = story;
    return status === 'Hidup' && hubungan === 'Kepala Keluarga' && code === head?.kelurahan.code && noKk !== head.noKk;
  });
  const cast: Cast = {
    wife: current(memberOf(story, 'Istri')),
    husband: current(memberOf(story, 'Kepala Keluarga')),
    children: story.filter(({ hubungan }) => hubungan === 'Anak').map(current),
    neighbour: found(neighbour),
    divorced: [current(memberOf(divorced, 'Kepala Keluarga')), current(memberOf(divorced, 'Istri'))],
    escaped: current(memberOf(escaped, 'Istri')),
  };
  return { residents: after, cast };
}

function asResident(person: Person): Resident {
  return { ...person, status: 'Hidup', statusAt: '', nikAyah: '', nikIbu: '' };
}

/** Families stand together in the list; children are told their parents. */
function familiesOf(people: readonly Resident[]): readonly (readonly Resident[])[] {
  const families: Resident[][] = [];
  for (const person of people) {
    const last = families.at(-1);
    if (last && person.hubungan !== 'Kepala Keluarga') last.push(person);
    else families.push([person]);
  }
  return families.map((family) => {
    const parent = (sex: 'L' | 'P') =>
      family.find(({ hubungan, jenisKelamin }) => (hubungan === 'Kepala Keluarga' || hubungan === 'Istri') && jenisKelamin === sex)?.nik ??
      '';
    return family.map((one) => (one.hubungan === 'Anak' ? { ...one, nikAyah: parent('L'), nikIbu: parent('P') } : one));
  });
}

/** Father, mother, two children or more who go to school. */
function isWholeFamily(family: readonly Resident[]): boolean {
  const children = family.filter(({ hubungan }) => hubungan === 'Anak');
  const hasBoth = family[0]?.jenisKelamin === 'L' && family.some(({ hubungan }) => hubungan === 'Istri');
  return hasBoth && children.length >= 2 && children.every(isPupil);
}

/** Old enough for school in 2026, and not yet through. */
export function isPupil({ tanggalLahir }: Person): boolean {
  const year = Number(tanggalLahir.slice(0, 4));
  return year >= schoolYears[0] && year <= schoolYears[1];
}

/** Those who left have a KK and an address of their own; she is its head, and the child stays her child. */
function moved(
  family: readonly Resident[],
  gone: readonly Resident[],
  to: Kelurahan | undefined,
  serial: string,
  random: Random,
): readonly Resident[] {
  const kelurahan = found(to);
  const noKk = `${kelurahan.kecamatanCode.replaceAll('.', '')}140426${serial}`;
  const home = { noKk, kelurahan, alamat: makeStreet(random), rt: pad(1 + random.below(12), 3), rw: pad(1 + random.below(14), 3) };
  const place = (one: Resident): Resident => ({ ...one, ...home, hubungan: one.hubungan === 'Istri' ? 'Kepala Keluarga' : one.hubungan });
  return [...family.filter((one) => !gone.includes(one)), ...gone.map(place)];
}

function withFate(random: Random, resident: Resident): Resident {
  const [dies, leaves] = [random.chance(deathShare), random.chance(moveShare)];
  const statusAt = `${2025 + random.below(2)}-${pad(1 + random.below(9), 2)}-${pad(1 + random.below(28), 2)}`;
  if (dies && Number(resident.tanggalLahir.slice(0, 4)) < oldSince) return { ...resident, status: 'Meninggal', statusAt };
  return leaves ? { ...resident, status: 'Pindah', statusAt } : resident;
}

function placeOf(family: readonly Resident[], kelurahan: readonly Kelurahan[]): number {
  return kelurahan.findIndex(({ code }) => code === family[0]?.kelurahan.code);
}

function memberOf(family: readonly Resident[], relation: Person['hubungan']): Resident {
  return found(family.find(({ hubungan }) => hubungan === relation));
}

function lastChild(family: readonly Resident[]): Resident {
  return found(family.findLast(({ hubungan }) => hubungan === 'Anak'));
}

function found<T>(one: T | undefined): T {
  if (one === undefined) throw new Error('the demo city lacks somebody of its story');
  return one;
}
