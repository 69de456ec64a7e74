import { decide } from '../access/decide.ts';
import { type Answer, ok } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { allowedLog, denied } from '../http/denied.ts';
import { staleFor } from '../http/if-match.ts';
import { conflict, type Problem } from '../http/problem.ts';
import type { KeptLook } from '../model/kept-look.ts';
import { nameOfPrincipal, principalIdOf } from '../model/principal.ts';
import type { Verdict } from '../model/verdict.ts';
import { type CaseStatePorts, decisionsOf } from './case-state.ts';
import type { LookReader } from './look-reader.port.ts';
import { daysOfLook, judgedBecause } from './looks-sample.ts';
import type { VerdictStore } from './verdict.port.ts';

type Ports = Pick<CaseStatePorts, 'caseDecisions'> & {
  readonly looks: Pick<LookReader, 'one'>;
  readonly verdicts: Pick<VerdictStore, 'put'>;
};

/**
 * PUT /v1/looks/{lookId}/verdict: the Inspektorat's verdict on a look of its sample. The first stands: the very same again changes nothing, any other is 409. 404 for a
 * look that is in no sample; nobody judges a look of their own.
 */
export function judgeLook(ports: Ports): Operation<'judgeLook'> {
  return async (call) => {
    const decision = decide(call.principal, 'judge-looks', { kind: 'city' }, call.now);
    if (decision.effect === 'deny') return denied(decision);
    const answer = await judge(ports, call);
    return { ...answer, log: { ...allowedLog(decision), ...answer.log } };
  };
}

const notInSample: Problem = {
  status: 404,
  code: 'not-found',
  detail: 'Pembacaan ini tidak ada dalam contoh yang diperiksa. Ambil nomornya dari daftar contoh bulan itu.',
};
const ownLook: Problem = {
  status: 403,
  code: 'forbidden',
  detail: 'Pembacaan Anda sendiri hanya dapat diperiksa oleh pemeriksa lain.',
  log: { rule: 'looks/own', reason: 'own look' },
};
const judgedAlready = conflict('Pembacaan ini sudah diputuskan, dan putusan yang pertama berlaku. Muat ulang daftarnya untuk melihatnya.');

async function judge(ports: Ports, call: Call<'judgeLook'>): Promise<Answer<'judgeLook'>> {
  const stale = staleFor(call, undefined);
  if (stale) return stale;
  const { lookId } = call.params;
  const { looks, verdicts } = ports;
  const look = await findLook(looks, lookId, call.now);
  if (!look || judgedBecause(look, (await decisionsOf(ports, [look])).get(lookId)).length === 0) return notInSample;
  const { principal, now, body } = call;
  const by = principalIdOf(principal);
  if (look.viewer === by) return ownLook;
  const name = nameOfPrincipal(principal);
  const given: Verdict = { lookId, month: look.at.slice(0, 7), ...body, at: now.toISOString(), by, name };
  const standing = await verdicts.put(given);
  const isSame = standing.by === by && standing.verdict === body.verdict && standing.note === body.note;
  return isSame ? ok(standing) : judgedAlready;
}

async function findLook(looks: Ports['looks'], lookId: string, now: Date): Promise<KeptLook | undefined> {
  for (const day of daysOfLook(lookId, now)) {
    const found = await looks.one(day, lookId);
    if (found) return found;
  }
  return undefined;
}
