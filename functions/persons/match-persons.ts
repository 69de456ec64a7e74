import { type AnswerBody, ok } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import type { Problem } from '../http/problem.ts';
import { limits } from '../limits.ts';
import { suspicionText } from '../messages/matching.ts';
import { nobodysHash, personHash } from '../model/person-hash.ts';
import type { RegisterPerson } from '../model/register-person.ts';
import { isNik } from '../standards/types/text-format.ts';
import { awaitConfirmation, caseAtLook, restingRight } from './case-number.ts';
import { watchedLocks } from './family.ts';
import type { IdentityRegister } from './identity-register.port.ts';
import type { LookUpPorts } from './look-up-person.ts';
import { readNik } from './matching/claimed-person.ts';
import { type MatchedListRow, matchList } from './matching/match-list.ts';
import { unreadableEntry } from './notices.ts';
import { officerIsNobody, spend } from './officer.ts';
import { hasOfficial } from './officials.ts';
import { registerRefused } from './own-family.ts';
import { openRegister } from './profile-of.ts';
import { findPurpose, type PurposeFound, receiptOf } from './purpose.ts';
import { ofOneLook, recordMatch } from './record-look.ts';
import { type StandingPerson, whileItStands } from './standing-person.ts';
import { withPersonKey } from './with-person-key.ts';

/**
 * POST /v1/persons/matches: a list as a clerk wrote it, answered row by row, element by element, against the register; no other data. People under a safety lock are
 * answered as unknown ones. Everybody on the list has a receipt before the answer leaves.
 */
export function matchPersons(all: LookUpPorts): Operation<'matchPersons'> {
  return (call) =>
    withPersonKey(all, async (key) => {
      const ports = ofOneLook(all);
      let spent: Promise<Problem | undefined> | undefined;
      return whileItStands(ports, call, 'match-persons', async (standing) => {
        const purpose = findPurpose(ports.city, call.body.purpose, call.now);
        if (!purpose.ok) return purpose.problem;
        if (standing.self === undefined) return officerIsNobody;
        const opened = await openRegister(ports, key, { all: standing.appearing, use: { purpose: purpose.purpose } }, call.now);
        if (!opened.ok) return registerRefused(opened.notice);
        const rests = await restingRight(ports, { principal: standing.principal, now: call.now });
        if (rests) return rests;
        const listed = { principal: standing.principal, now: call.now };
        spent ??= spend(ports, listed, 'rows', call.body.rows.length, limits.maxMatchedRowsPerDay);
        const tooMany = await spent;
        return tooMany ?? match(ports, key, call, { standing, self: standing.self, purpose, register: opened.register });
      });
    });
}

type Matching = {
  readonly standing: StandingPerson;
  readonly self: string;
  readonly purpose: Extract<PurposeFound, { ok: true }>;
  readonly register: IdentityRegister;
};

async function match(ports: LookUpPorts, key: Uint8Array, call: Call<'matchPersons'>, { standing, self, purpose, register }: Matching) {
  const list = call.body.rows.map((row, place) => ({ ...row, row: place + 1 }));
  const hashOf = new Map(list.flatMap(({ nik }) => hashedNik(key, nik)));
  const persons = [...new Set(hashOf.values())];
  const locks = watchedLocks(ports.locks);
  const hidden = new Set((await locks.load(persons)).map(({ person }) => person));
  // Of who is hidden as much is read as of who is unknown.
  const entries = await register.find([self, ...persons.map((person) => (hidden.has(person) ? nobodysHash(key, person) : person))]);
  if (register.unreadable.has(self)) return registerRefused(unreadableEntry);
  const people = entries.slice(1).flat();
  const unread = list.filter(({ nik }) => register.unreadable.has(hashOf.get(readNik(nik) ?? '') ?? '')).map(({ row }) => row);
  const own = familyNiks(entries[0] ?? [], people);
  const isOwn = (nik: string) => hashOf.get(nik) === self || own.has(nik);
  const family = list.filter(({ nik }) => isOwn(readNik(nik) ?? ''));
  if (family.length > 0) return ownRows(family.map(({ row }) => row));

  const { caseNumber, reason } = call.body;
  const shown = register.dataset ? [register.dataset] : [];
  const receipt = receiptOf(purpose.lookUp, call.now);
  const asking = { ...call, principal: standing.principal };
  const seen = {
    ...{ kind: 'match' as const, purpose: purpose.purpose, caseNumber, reason, shown, receipt },
    case: await caseAtLook(ports, standing.principal, caseNumber),
    ...((await hasOfficial(ports, key, persons)) ? { ofOfficial: true as const } : {}),
  };
  const unrecorded =
    (await recordMatch(ports, asking, seen, persons)) ?? (await awaitConfirmation(ports, asking, { lookId: ports.ids(), ...seen }));
  if (unrecorded) return unrecorded;
  if (!(await locks.stillAsSeen())) return 'changed';
  const matched = matchList(list, new Map(people.map((person) => [person.nik, person])));
  return ok({ asOf: register.asOf, items: matched.map(shownRow), caution: [caution, ...unreadRows(unread)].join(' ') });
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

function hashedNik(key: Uint8Array, written: string): [string, string][] {
  const nik = readNik(written);
  return nik !== undefined && isNik(nik) ? [[nik, personHash(key, nik)]] : [];
}

const caution = 'Ketidaksesuaian dan dugaan adalah petunjuk untuk diperiksa, bukan satu-satunya dasar menghentikan bantuan.';

function unreadRows(rows: readonly number[]): string[] {
  if (rows.length === 0) return [];
  return [
    `Baris ${rows.join(', ')} belum terjawab: catatannya dalam register penduduk tidak terbaca, dan Disdukcapil dapat memperbaikinya.`,
  ];
}

function ownRows(rows: readonly number[]): Problem {
  const detail = `Baris ${rows.join(', ')} adalah Anda sendiri atau anggota Kartu Keluarga Anda. Keluarkan baris itu, dan minta rekan Anda memadankannya.`;
  return { status: 403, code: 'forbidden', detail, log: { decision: 'deny', rule: 'persons/own', reason: 'own NIK or KK in a list' } };
}
