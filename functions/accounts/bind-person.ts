import { decide } from '../access/decide.ts';
import { type Answer, ok } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { allowedLog, denied } from '../http/denied.ts';
import { staleFor } from '../http/if-match.ts';
import { conflict, type Problem, unavailable } from '../http/problem.ts';
import { limits } from '../limits.ts';
import { timeText } from '../messages/date.ts';
import type { BoundPerson } from '../model/account.ts';
import { personHash } from '../model/person-hash.ts';
import { principalIdOf } from '../model/principal.ts';
import { type KnownAccount, revisionOf } from './account-answer.ts';
import { accountWithLogin, type KnownAccountPorts } from './known-account.ts';
import { givePerson, personHolder } from './person-holder.ts';
import type { PersonKey } from './person-key.port.ts';
import { type AccountRecordPorts, recordChange } from './record-change.ts';

type Ports = AccountRecordPorts & KnownAccountPorts & { readonly personKey: PersonKey };

/**
 * PUT /v1/accounts/{sub}/person: the resident whose account it is, by a counter officer who saw them and their KTP-el. Once: the same again by the same officer
 * within minutes changes nothing, anything else is 409. Nobody binds their own account. A person has one account; only from a disabled one do they move. Every try is recorded before anything is compared: nobody
 * looks for residents by their NIK unseen. Neither the NIK nor its hash is answered, logged or recorded.
 */
export function bindPerson(ports: Ports): Operation<'bindPerson'> {
  return async (call) => {
    const decision = decide(call.principal, 'bind-person', { kind: 'city' }, call.now);
    if (decision.effect === 'deny') return denied(decision);
    const answer = await bindAsOfficer(ports, call);
    return { ...answer, log: { ...allowedLog(decision), ...answer.log } };
  };
}

async function bindAsOfficer(ports: Ports, call: Call<'bindPerson'>): Promise<Answer<'bindPerson'>> {
  if (principalIdOf(call.principal) === call.params.sub) return ownPerson;
  const known = await accountWithLogin(ports, call.params.sub);
  if (!known) return noAccountOfNumber;
  const refusal = staleFor(call, revisionOf(known.account));
  if (refusal) return refusal;
  const key = await ports.personKey().catch(() => undefined);
  return key ? bind(ports, call, known, personHash(key, call.body.nik)) : withoutKey;
}

const ownPerson: Problem = {
  status: 403,
  code: 'forbidden',
  detail: 'Akun Anda sendiri hanya dapat diikat oleh petugas loket lain. Minta rekan Anda melakukannya.',
  log: { rule: 'accounts/own', reason: 'own account' },
};
/** Ids of accounts are of chance: who has none from a resident guesses none. */
const noAccountOfNumber: Problem = {
  status: 404,
  code: 'not-found',
  detail: 'Tidak ada akun dengan nomor ini. Warga membaca nomor akunnya di meja kerjanya sendiri, setelah masuk.',
};

const withoutKey = unavailable('Kunci penyamar NIK sedang tidak dapat diambil, jadi tidak ada yang disimpan. Coba lagi sebentar lagi.');
const alreadyBound = refusedTry(
  'already bound',
  'Akun ini sudah diikat ke seorang warga, dan ikatan itu tetap. Bila warganya lain, warga itu memerlukan akun lain, yang diundang walidata.',
);
const hasAnother = refusedTry(
  'the person has another account',
  'Warga ini sudah mempunyai akun lain yang aktif. Bila warga tidak memakainya lagi, walidata menonaktifkannya dahulu.',
);
const movedMeanwhile = conflict('Warga ini baru saja diikat atau dipindah oleh petugas lain. Ulangi bila masih perlu.');
const notWhileDisabled = conflict('Akun ini nonaktif. Walidata dapat mengaktifkannya; sesudah itu ikat warganya.');

async function bind(ports: Ports, call: Call<'bindPerson'>, known: KnownAccount, person: string): Promise<Answer<'bindPerson'>> {
  const { sub } = call.params;
  const { document } = call.body;
  const unrecorded = await recordChange(ports, call, { sub, change: 'try-person', document });
  if (unrecorded) return unrecorded;
  const spent = await countTry(ports, call);
  if (spent) return spent;
  const answer = await compare(ports, call, known, person);
  // What came of it is no try: a count that stays one too high locks nobody out who rarely errs.
  if (answer.status === 200) await ports.accounts.countTry(principalIdOf(call.principal), call.now, -1);
  return answer;
}

/** 429 once the day's refused tries are spent: counted before anything is compared, so that many at once tell no more. */
async function countTry({ accounts }: Ports, { principal, now }: Call<'bindPerson'>): Promise<Problem | undefined> {
  if ((await accounts.countTry(principalIdOf(principal), now, 1)) <= limits.maxRefusedTriesPerDay) return undefined;
  const tomorrow = new Date(now).setUTCHours(24, 0, 0, 0);
  const detail = `Anda sudah ${limits.maxRefusedTriesPerDay} kali mencoba mengikat warga dan ditolak hari ini. Coba lagi sesudah ${timeText(new Date(tomorrow).toISOString())} WIB, atau minta rekan Anda.`;
  return {
    ...{ status: 429, code: 'too-many-requests', detail, log: { rule: 'accounts/try-person', reason: 'too many refused tries' } },
    headers: { 'Retry-After': String(Math.ceil((tomorrow - now.getTime()) / 1000)) },
  };
}

async function compare(ports: Ports, call: Call<'bindPerson'>, known: KnownAccount, person: string): Promise<Answer<'bindPerson'>> {
  const { sub } = call.params;
  if (known.person) return answerOf(call, known.person, person);
  if (known.account?.disabled || known.user?.disabled) return notWhileDisabled;
  const before = await personHolder(ports.accounts, person);
  const holder = before?.sub === sub ? undefined : before;
  if (holder && !holder.mayLeave) return hasAnother;
  const replaces = holder ? { replaces: holder.sub } : {};
  const refused = await recordChange(ports, call, { sub, change: 'bind-person', document: call.body.document, ...replaces });
  if (refused) return refused;
  if (!(await givePerson(ports.accounts, person, sub, holder, call))) return movedMeanwhile;
  const standing = await ports.accounts.bind({ sub, person, boundAt: call.now.toISOString(), boundBy: principalIdOf(call.principal) });
  return answerOf(call, standing, person);
}

/** The officer who bound it gets the same answer again for some minutes. To others, and later, a NIK is not even compared: the answer would tell whose account it is. */
function answerOf(
  { principal, now }: Call<'bindPerson'>,
  { sub, person, boundAt, boundBy }: BoundPerson,
  given: string,
): Answer<'bindPerson'> {
  const isRecent = now.getTime() - Date.parse(boundAt) <= limits.bindRepetitionMinutes * 60_000;
  if (boundBy !== principalIdOf(principal) || !isRecent || person !== given) return alreadyBound;
  return ok({ sub, isBound: true, boundAt, boundBy });
}

/** Logged by name: many of them are somebody who looks for people. */
function refusedTry(reason: string, detail: string): Problem {
  return { ...conflict(detail), log: { rule: 'accounts/try-person', reason } };
}
