import { makePeople, type Person } from '../../demo/people.ts';
import { type Random, seeded } from '../../demo/random.ts';
import { readKelurahan } from '../../demo/regions.ts';
import type { RegisterPerson } from '../../functions/model/register-person.ts';
import type { ClaimedPerson } from '../../functions/persons/matching/claimed-person.ts';
import { confusions } from './different.ts';
import { asOnCard, ways } from './same.ts';
import { anotherDay, writeDate } from './written-dates.ts';
import { makeLongName } from './written-names.ts';

/**
 * A row of a list, the person whom the register has under its NIK, and what is true: whether the name and the birth date that it says are
 * that person's.
 */
export type LabelledPair = {
  readonly kind: string;
  readonly claimed: ClaimedPerson;
  readonly registered: RegisterPerson;
  readonly isName: boolean;
  readonly isBirthDate: boolean;
};

const area = '36.74';
const shareOfSame = 0.5;
/** Of rows about one person: the register knows them by an earlier name, too, and the list has that one. */
const shareOfFormerNames = 0.02;
/** Of rows about somebody else: the list's name is written otherwise than on that person's own card, too. */
const shareWrittenOtherwise = 0.5;
/** Of rows about somebody else, those who are born on the same day: twins, and homonyms of the neighbourhood. */
const shareOfSameDay = 0.3;

/** `count` pairs, half of them of one person; the same for the same seed. Knows nothing of the rule that it tries. */
export async function makePairs(count: number, seed: number): Promise<LabelledPair[]> {
  const random = seeded(seed);
  const people = makePeople(random, await readKelurahan(area), count);
  return people.map((person) => (random.chance(shareOfSame) ? ofOnePerson(person, random) : ofTwoPeople(person, random)));
}

function ofOnePerson(person: Person, random: Random): LabelledPair {
  const name = makeLongName(random, person.jenisKelamin);
  const formerly = random.chance(shareOfFormerNames) ? makeLongName(random, person.jenisKelamin) : undefined;
  const { kind, text } = written(formerly ?? name, random);
  const isBirthDate = random.chance(0.9);
  const day = isBirthDate ? person.tanggalLahir : anotherDay(person.tanggalLahir, random);
  return {
    kind: formerly === undefined ? kind : 'former name',
    claimed: { nik: person.nik, name: text, birthDate: writeDate(day, random) },
    registered: { ...registered(person, name), ...(formerly === undefined ? {} : { formerNames: [formerly] }) },
    isName: true,
    isBirthDate,
  };
}

function ofTwoPeople(person: Person, random: Random): LabelledPair {
  const { kind, make } = byShare(confusions, random);
  const [name, other] = make(random, makeLongName(random, person.jenisKelamin), person.jenisKelamin);
  const text = random.chance(shareWrittenOtherwise) ? written(other, random).text : other;
  // Two people of one name, or whose names are written alike (Jono, and Yono in the old spelling), differ in their birth dates alone.
  const isName = [other, text].some((spelled) => bare(spelled) === bare(name));
  const isBirthDate = !isName && random.chance(shareOfSameDay);
  const day = isBirthDate ? person.tanggalLahir : anotherDay(person.tanggalLahir, random);
  return {
    kind: isName ? 'homonym' : kind,
    claimed: { nik: person.nik, name: text, birthDate: writeDate(day, random) },
    registered: registered(person, name),
    isName,
    isBirthDate,
  };
}

/** The name as somebody writes it, in a way for which it gives occasion. */
function written(name: string, random: Random): { readonly kind: string; readonly text: string } {
  for (;;) {
    const { kind, write } = byShare(ways, random);
    const text = write(name, random);
    if (text !== undefined && (text !== name || kind === asOnCard)) return { kind, text };
  }
}

function byShare<T extends { readonly share: number }>(all: readonly T[], random: Random): T {
  let left = random.next() * all.reduce((sum, { share }) => sum + share, 0);
  const found = all.find(({ share }) => {
    left -= share;
    return left < 0;
  });
  if (found === undefined) throw new Error('nothing to choose from');
  return found;
}

function bare(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, '');
}

function registered(person: Person, name: string): RegisterPerson {
  return { nik: person.nik, kk: person.noKk, name: name.toUpperCase(), birthDate: person.tanggalLahir, sex: person.jenisKelamin };
}
