import { decide } from '../access/decide.ts';
import type { AccountRecordStore } from '../accounts/account-record.port.ts';
import { ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { allowedLog, denied } from '../http/denied.ts';
import type { Problem } from '../http/problem.ts';
import { restsFor } from '../model/case-look.ts';
import { bodyOf } from '../model/organisation.ts';
import { principalIdOf } from '../model/principal.ts';
import type { CasePorts } from './case-number.ts';

export type ResumePorts = CasePorts & { readonly accountRecords: AccountRecordStore; readonly ids: () => string };

/**
 * POST /v1/opds/{opdId}/resumptions: the steward lets an officer of that body look again, with a reason. The case numbers stay unconfirmed, or denied. It is recorded first.
 */
export function resumeLooks({ cases, city, accountRecords, ids }: ResumePorts): Operation<'resumeLooks'> {
  return async (call) => {
    const decision = decide(call.principal, 'resume-looks', { kind: 'city' }, call.now);
    if (decision.effect === 'deny') return denied(decision);
    const { sub, reason } = call.body;
    if (sub === principalIdOf(call.principal)) return ownRight;
    const waiting = await Promise.all(bodyOf(city.opds, call.params.opdId).map((id) => cases.ofOfficer(id, sub)));
    const resting = waiting.flat().filter((look) => restsFor(look, call.now));
    const [at, by] = [call.now.toISOString(), principalIdOf(call.principal)];
    if (resting.length > 0)
      await accountRecords.append({ recordId: ids(), at, requestId: call.requestId, by, sub, change: 'resume-looks', reason });
    for (const look of resting) await cases.put({ ...look, lifted: { at, by, reason } });
    return { ...ok({ looks: resting.length }), log: allowedLog(decision) };
  };
}

const ownRight: Problem = {
  status: 403,
  code: 'forbidden',
  detail: 'Hak Anda sendiri dibuka kembali oleh walidata yang lain.',
  log: { decision: 'deny', rule: 'persons/resume', reason: 'own right' },
};
