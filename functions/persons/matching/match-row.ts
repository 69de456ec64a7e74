import type { Suspicion, Verdict } from '../../messages/matching.ts';
import type { RegisterPerson } from '../../model/register-person.ts';
import { isBirthDate, readBirthDate } from './birth-date.ts';
import { type ClaimedPerson, readNik } from './claimed-person.ts';
import { namesAgree } from './names-agree.ts';

/** What a row is answered: of each element whether the register agrees, and suspicions. Never anything that the register holds. */
export type MatchedRow = {
  readonly nik: Verdict;
  readonly name: Verdict;
  readonly birthDate: Verdict;
  readonly suspicions: readonly Suspicion[];
};

const unknown: MatchedRow = { nik: 'tidak', name: 'tidak', birthDate: 'tidak', suspicions: [] };

/**
 * A row of a list, element by element, against what the register told of its NIK (several people may be given: the NIK picks one). A NIK
 * that is none, or that the register does not know, is answered like any other unknown one. An empty element does not agree. That
 * somebody died or moved is told only where the name agrees, too: a number alone must not tell whose it is. `double` is not of a row, but
 * of a list (`doubleRows`).
 */
export function matchRow(claimed: ClaimedPerson, registered: readonly RegisterPerson[]): MatchedRow {
  const nik = readNik(claimed.nik);
  const person = registered.find((known) => known.nik === nik);
  if (person === undefined) return unknown;
  const isNamed = [person.name, ...(person.formerNames ?? [])].some((name) => namesAgree(claimed.name, name, person.fatherName));
  const written = readBirthDate(claimed.birthDate);
  const isBorn = written !== undefined && isBirthDate(written, person.birthDate);
  return { nik: 'sesuai', name: verdict(isNamed), birthDate: verdict(isBorn), suspicions: isNamed ? suspicionsOf(person) : [] };
}

function verdict(agrees: boolean): Verdict {
  return agrees ? 'sesuai' : 'tidak';
}

function suspicionsOf({ status }: RegisterPerson): Suspicion[] {
  return status === 'deceased' || status === 'moved' ? [status] : [];
}
