import type { CaseDecisionStore } from '../access/case-look.port.ts';
import { decide } from '../access/decide.ts';
import { type Answer, ok } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { allowedLog, denied } from '../http/denied.ts';
import { staleFor } from '../http/if-match.ts';
import { conflict, type Problem } from '../http/problem.ts';
import { type CaseDecision, type CaseLook, keptUntil, monthOf } from '../model/case-look.ts';
import { bodyOf } from '../model/organisation.ts';
import { nameOfPrincipal, principalIdOf } from '../model/principal.ts';
import type { CasePorts } from './case-number.ts';

export type DecideCasePorts = CasePorts & { readonly caseDecisions: Pick<CaseDecisionStore, 'put'> };

/**
 * PUT /v1/opds/{opdId}/cases/{lookId}: the head says whether the OPD keeps that case number, once. Confirmed, it is kept for a while: looks for it wait for nobody. Denied,
 * the officer's right to look rests, and the Inspektorat sees the look. Nobody confirms a look of their own.
 */
export function decideCase(ports: DecideCasePorts): Operation<'decideCase'> {
  return async (call) => {
    const decision = decide(call.principal, 'confirm-looks', { kind: 'opd', opdId: call.params.opdId }, call.now);
    if (decision.effect === 'deny') return denied(decision);
    const answer = await decideOn(ports, call);
    return { ...answer, log: { ...allowedLog(decision), ...answer.log } };
  };
}

const ownLook: Problem = {
  status: 403,
  code: 'forbidden',
  detail: 'Nomor perkara dari pembacaan Anda sendiri dikonfirmasi oleh penanggung jawab lain, atau walidata membuka kembali hak Anda.',
  log: { rule: 'persons/case', reason: 'own look' },
};
const noCase: Problem = {
  status: 404,
  code: 'not-found',
  detail: 'Tidak ada pembacaan dengan nomor ini yang menunggu konfirmasi. Muat ulang daftarnya.',
};
const decidedAlready = conflict(
  'Nomor perkara ini sudah diputuskan, dan putusan yang pertama berlaku. Muat ulang daftarnya untuk melihatnya.',
);

async function decideOn(ports: DecideCasePorts, call: Call<'decideCase'>): Promise<Answer<'decideCase'>> {
  const stale = staleFor(call, undefined);
  if (stale) return stale;
  const { opdId, lookId } = call.params;
  const body = bodyOf(ports.city.opds, opdId);
  const waiting = await Promise.all(body.map((institution) => ports.cases.get({ institution, sub: call.body.sub, lookId })));
  const look = waiting.find((one) => one !== undefined);
  if (!look) return noCase;
  if (look.sub === principalIdOf(call.principal)) return ownLook;
  const given = decisionOf(call, look);
  const standing = await ports.caseDecisions.put(given);
  if (standing.decision !== given.decision) return decidedAlready;
  if (standing.decision === 'confirmed') await ports.cases.confirm(look, keptUntil(call.now));
  else await ports.cases.put({ ...look, deniedAt: standing.at });
  const { lookId: id, decision, reason, at, name } = standing;
  return ok({ lookId: id, decision, ...(reason === undefined ? {} : { reason }), at, name });
}

function decisionOf({ principal, now, body }: Call<'decideCase'>, look: CaseLook): CaseDecision {
  return {
    ...{ lookId: look.lookId, month: monthOf(look), institution: look.institution, decision: body.decision },
    ...(body.decision === 'denied' ? { reason: body.reason } : {}),
    at: now.toISOString(),
    by: principalIdOf(principal),
    name: nameOfPrincipal(principal),
  };
}
