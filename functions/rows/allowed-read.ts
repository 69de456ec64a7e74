import type { FactsStore } from '../access/access-facts.port.ts';
import type { DatasetAction } from '../access/action.ts';
import { decide } from '../access/decide.ts';
import type { Decision } from '../access/decision.ts';
import { keptOf } from '../access/kept-at-edge.ts';
import { type Judged, recheckAccess, type Standing } from '../datasets/recheck-access.ts';
import type { AnyAnswer } from '../http/answer.ts';
import type { DatasetCall } from '../http/call.ts';
import { allowedLog, denied } from '../http/denied.ts';
import type { Problem } from '../http/problem.ts';
import type { Dataset } from '../model/dataset.ts';
import type { Principal } from '../model/principal.ts';

/** What was allowed: on which dataset, to whom as their account leaves them, by which decision. */
export type Readable = { readonly dataset: Dataset; readonly principal: Principal; readonly decision: Decision };

/** Reads what is allowed and answers only if it still is once the data is read; the log of the decision is on every answer, a refusal of another kind included. */
export async function onReadable<A extends AnyAnswer>(
  ports: { readonly facts: FactsStore },
  ask: DatasetCall,
  action: DatasetAction,
  act: (readable: Readable) => Promise<A>,
): Promise<A | Problem> {
  return recheckAccess(
    ports.facts,
    ask,
    (standing) => judge(standing, action, ask.now),
    async (readable) => {
      const answer = await act(readable);
      return { ...answer, ...keptOf(readable.principal, readable.dataset), log: { ...allowedLog(readable.decision), ...answer.log } };
    },
  );
}

function judge({ principal, dataset, grants }: Standing, action: DatasetAction, now: Date): Judged<Readable> {
  const decision = decide(principal, action, { kind: 'dataset', dataset, grants }, now);
  if (decision.effect === 'deny') return { ok: false, problem: denied(decision, dataset) };
  if (!dataset) throw new Error('a read was allowed of a dataset that does not exist');
  return { ok: true, of: { dataset, principal, decision } };
}
