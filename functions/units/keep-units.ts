import { decide } from '../access/decide.ts';
import type { Answer, AnswerBody } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { allowedLog, denied } from '../http/denied.ts';
import type { Problem } from '../http/problem.ts';
import type { Unit } from '../model/unit.ts';

type Kept = 'listUnits' | 'putUnit' | 'endUnit';

/** Acts for whoever keeps the OPD's units; the log of the decision is on every answer. */
export async function asKeeper<N extends Kept>(call: Call<N>, act: () => Promise<Answer<N>>): Promise<Answer<N> | Problem> {
  const decision = decide(call.principal, 'keep-units', { kind: 'opd', opdId: call.params.opdId }, call.now);
  if (decision.effect === 'deny') return denied(decision);
  const answer = await act();
  return { ...answer, log: { ...allowedLog(decision), ...answer.log } };
}

export function unitAnswer({ updatedBy: _updatedBy, ended, ...unit }: Unit): AnswerBody<'putUnit'> {
  return { ...unit, ...(ended ? { ended: { at: ended.at } } : {}) };
}

export function unitEtag({ revision }: Pick<Unit, 'revision'>): { readonly ETag: string } {
  return { ETag: `"${revision}"` };
}
