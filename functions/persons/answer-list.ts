import { type AnswerBody, ok, type Success } from '../http/answer.ts';
import type { Problem } from '../http/problem.ts';
import { limits } from '../limits.ts';
import { suspicionText } from '../messages/matching.ts';
import { rowsText } from '../messages/rows-named.ts';
import { nobodysHash, personHash } from '../model/person-hash.ts';
import type { Principal } from '../model/principal.ts';
import type { RegisterPerson } from '../model/register-person.ts';
import { isNik } from '../standards/types/text-format.ts';
import { awaitConfirmation, caseAtLook } from './case-number.ts';
import { watchedLocks } from './family.ts';
import type { LookUpPorts } from './look-up-person.ts';
import { readNik } from './matching/claimed-person.ts';
import type { ListedPerson } from './matching/double-rows.ts';
import { type MatchedListRow, matchList } from './matching/match-list.ts';
import { type MayMatch, mayMatch } from './may-match.ts';
import { unreadableEntry } from './notices.ts';
import { spend } from './officer.ts';
import { hasOfficial } from './officials.ts';
import { registerRefused } from './own-family.ts';
import { receiptOf } from './purpose.ts';
import { recordMatch } from './record-look.ts';
import { whileItStands } from './standing-person.ts';

/** A list, and why it is to be matched. */
export type ListAsked = {
  readonly purpose: string;
  readonly caseNumber: string;
  readonly reason: string;
  readonly list: readonly ListedPerson[];
  /** Under that name its rows are spent once, however often it is begun again. */
  readonly spentOnce?: string;
};

/** Who asks, when that is decided, and when they look: a list that is begun again is looked at when it was first. */
export type ListAsking = { readonly principal: Principal; readonly requestId: string; readonly now: Date; readonly lookedAt: Date };

/** The matched rows, or why there are none. */
export type AnsweredList = Success<'matchPersons'> | Problem;

/**
 * A list as a clerk wrote it, answered row by row, element by element, against the register; no other data. People under a safety lock are answered as
 * unknown ones. Everybody on the list has a receipt before this returns. `ports.ids` must give one id for the one look that it is (`ofOneLook`).
 */
export async function answerList(ports: LookUpPorts, key: Uint8Array, asking: ListAsking, asked: ListAsked): Promise<AnsweredList> {
  let spent: Promise<Problem | undefined> | undefined;
  return whileItStands(ports, asking, 'match-persons', async (standing) => {
    const may = await mayMatch(ports, key, standing, asked.purpose, asking.now);
    if (!may.ok) return may.problem;
    const listed = { principal: standing.principal, now: asking.lookedAt };
    spent ??= spend(ports, listed, 'rows', asked.list.length, limits.maxMatchedRowsPerDay, asked.spentOnce);
    const tooMany = await spent;
    return tooMany ?? match(ports, key, { ...asking, principal: standing.principal }, asked, may);
  });
}

async function match(ports: LookUpPorts, key: Uint8Array, asking: ListAsking, asked: ListAsked, { self, purpose, register }: MayMatch) {
  const hashed = asked.list.map(({ row, nik }) => ({ row, person: personNamed(key, nik) }));
  const nikOf = new Map(asked.list.flatMap(({ nik }, place) => entryOf(hashed[place]?.person, readNik(nik))));
  const persons = [...nikOf.keys()];
  const locks = watchedLocks(ports.locks);
  const hidden = new Set((await locks.load(persons)).map(({ person }) => person));
  // Of who is hidden as much is read as of who is unknown.
  const entries = await register.find([self, ...persons.map((person) => (hidden.has(person) ? nobodysHash(key, person) : person))], nikOf);
  if (register.unreadable.has(self)) return registerRefused(unreadableEntry);
  const people = entries.slice(1).flat();
  const rowsOf = (isMeant: (person: string) => boolean) =>
    hashed.flatMap(({ row, person }) => (person !== undefined && isMeant(person) ? [row] : []));
  const own = familyNiks(entries[0] ?? [], people);
  const family = rowsOf((person) => person === self || own.has(nikOf.get(person) ?? ''));
  if (family.length > 0) return ownRows(family);

  const { caseNumber, reason } = asked;
  const shown = register.dataset ? [register.dataset] : [];
  const looking = { principal: asking.principal, requestId: asking.requestId, now: asking.lookedAt };
  const seen = {
    ...{ kind: 'match' as const, purpose: purpose.purpose, caseNumber, reason, shown, receipt: receiptOf(purpose.lookUp, asking.lookedAt) },
    case: await caseAtLook(ports, looking, caseNumber),
    ...((await hasOfficial(ports, key, persons)) ? { ofOfficial: true as const } : {}),
  };
  const unrecorded =
    (await recordMatch(ports, looking, seen, persons)) ?? (await awaitConfirmation(ports, looking, { lookId: ports.ids(), ...seen }));
  if (unrecorded) return unrecorded;
  if (!(await locks.stillAsSeen())) return 'changed';
  const matched = matchList(asked.list, new Map(people.map((person) => [person.nik, person])));
  const unread = rowsOf((person) => register.unreadable.has(person));
  return ok({ asOf: register.asOf, items: matched.map(shownRow), caution: [caution, ...unreadRows(unread)].join(' ') });
}

function entryOf(person: string | undefined, nik: string | undefined): [string, string][] {
  return person === undefined || nik === undefined ? [] : [[person, nik]];
}

/** The NIKs of those of these people who are on the officer's card. */
function familyNiks(officer: readonly RegisterPerson[], people: readonly RegisterPerson[]): ReadonlySet<string> {
  const cards = new Set(officer.map(({ kk }) => kk));
  return new Set(people.filter(({ kk }) => cards.has(kk)).map(({ nik }) => nik));
}

function shownRow({ row, nik, name, birthDate, suspicions, doubleOf }: MatchedListRow): AnswerBody<'matchPersons'>['items'][number] {
  const told = suspicions.map((code) => ({ code, message: suspicionText(code), ...(code === 'double' ? { rows: doubleOf } : {}) }));
  return { row, nik, name, birthDate, suspicions: told };
}

/** The person (keyed hash) whom a row names by its NIK, as clerks write one; undefined where that is none. */
export function personNamed(key: Uint8Array, written: string): string | undefined {
  const nik = readNik(written);
  return nik !== undefined && isNik(nik) ? personHash(key, nik) : undefined;
}

const caution = 'Ketidaksesuaian dan dugaan adalah petunjuk untuk diperiksa, bukan satu-satunya dasar menghentikan bantuan.';

function unreadRows(rows: readonly number[]): string[] {
  if (rows.length === 0) return [];
  return [`${rowsText(rows)} belum terjawab: catatannya dalam register penduduk tidak terbaca, dan Disdukcapil dapat memperbaikinya.`];
}

function ownRows(rows: readonly number[]): Problem {
  const detail = `${rowsText(rows)} adalah Anda sendiri atau anggota Kartu Keluarga Anda. Keluarkan baris itu, dan minta rekan Anda memadankannya.`;
  return { status: 403, code: 'forbidden', detail, log: { decision: 'deny', rule: 'persons/own', reason: 'own NIK or KK in a list' } };
}
