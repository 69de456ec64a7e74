import type { LockStore } from '../access/lock.port.ts';
import { limits } from '../limits.ts';
import { personHash } from '../model/person-hash.ts';
import type { RegisterPerson } from '../model/register-person.ts';
import { hidesFrom, type SafetyLock } from '../model/safety-lock.ts';
import { compareTexts } from '../model/stored-record.ts';
import type { IdentityRegister } from './identity-register.port.ts';

/**
 * `isWhole`: nobody on the card is hidden from the person, so what names the card alone may be told. `isUnclear`: of somebody who could be shown the register
 * writes a status that nobody knows.
 */
export type Family = { readonly members: readonly Member[]; readonly isWhole: boolean; readonly isUnclear: boolean };

/** A member of the family as the person sees them. */
export type Member = { readonly hash: string; readonly entry: RegisterPerson; readonly isChild: boolean };

/**
 * Who is on the person's current family card, as far as the person may see them: adults, and those children of whom the register names the person as parent or
 * guardian (a card is no custody). Nobody who is locked from the person, or has died, or of whom that can't be told. Only the current card: a divorce shows a former spouse nothing.
 */
export async function familyOf(
  register: IdentityRegister,
  key: Uint8Array,
  person: { readonly hash: string; readonly entry: RegisterPerson },
  locksOf: (persons: readonly string[]) => Promise<SafetyLock[]>,
  now: Date,
): Promise<Family> {
  const entries = await register.familyOf(person.entry.kk);
  const members = entries
    .map((entry) => ({ entry, hash: personHash(key, entry.nik), isChild: isChild(entry, now) }))
    .filter(({ hash }) => hash !== person.hash);
  const unreadable = [...register.unreadable].filter((hash) => hash !== person.hash);
  const locks = await locksOf([...members.map(({ hash }) => hash), ...unreadable]);
  const locked = new Map(locks.map((lock) => [lock.person, lock]));
  const isHidden = ({ hash, isChild: isYoung }: Member) => {
    const lock = locked.get(hash);
    return lock !== undefined && hidesFrom(lock, person.hash, isYoung);
  };
  const visible = members
    .filter((member) => !isHidden(member) && member.entry.status !== 'deceased')
    .filter((member) => !member.isChild || isGuardedBy(member.entry, person.entry.nik))
    .sort((one, other) => compareTexts(ageKey(one), ageKey(other)));
  const told = visible.filter(({ entry }) => entry.status !== 'unclear');
  const isWhole = !members.some(isHidden) && !unreadable.some((hash) => locked.has(hash));
  return { members: told, isWhole, isUnclear: told.length < visible.length };
}

/** The eldest first, in an order that does not change from one look to the next. */
function ageKey({ entry: { birthDate, nik } }: Member): string {
  return `${birthDate}${nik}`;
}

/** Under eighteen (UU 35/2014 Pasal 1). */
function isChild({ birthDate }: RegisterPerson, now: Date): boolean {
  const grown = new Date(birthDate);
  grown.setUTCFullYear(grown.getUTCFullYear() + limits.adultYears);
  return now < grown;
}

function isGuardedBy({ motherNik, fatherNik, guardianNik }: RegisterPerson, nik: string): boolean {
  return [motherNik, fatherNik, guardianNik].includes(nik);
}

/** Remembers which locks were looked at, so that they can be looked at again before the answer leaves. */
export function watchedLocks(locks: LockStore): {
  readonly load: (persons: readonly string[]) => Promise<SafetyLock[]>;
  readonly stillAsSeen: () => Promise<boolean>;
} {
  const seen = new Map<string, SafetyLock | undefined>();
  const load = async (persons: readonly string[]) => {
    const found = await locks.load(persons);
    const byPerson = new Map(found.map((lock) => [lock.person, lock]));
    for (const person of persons) seen.set(person, byPerson.get(person));
    return found;
  };
  const stillAsSeen = async () => {
    const found = new Map((await locks.load([...seen.keys()])).map((lock) => [lock.person, lock]));
    return [...seen].every(([person, was]) => found.get(person)?.lockedAt === was?.lockedAt);
  };
  return { load, stillAsSeen };
}
