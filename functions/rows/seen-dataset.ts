import type { FactsStore } from '../access/access-facts.port.ts';
import { decide } from '../access/decide.ts';
import type { Decision } from '../access/decision.ts';
import { keptOf } from '../access/kept-at-edge.ts';
import type { ReadAction } from '../access/read-rules.ts';
import { type Judged, recheckAccess, type Standing } from '../datasets/recheck-access.ts';
import type { AnyAnswer } from '../http/answer.ts';
import type { DatasetCall } from '../http/call.ts';
import { allowedLog, denied } from '../http/denied.ts';
import type { Problem } from '../http/problem.ts';
import type { Readable } from './allowed-read.ts';

type Seen = { readonly seeing: Decision; readonly readable: Readable };

/** Acts for anyone who may see the dataset; the readable's decision says whether they may read all of its rows, too, or with `read` at least some. Both are decided on the facts of one moment. */
export async function onSeen<A extends AnyAnswer>(
  ports: { readonly facts: FactsStore },
  ask: DatasetCall,
  act: (readable: Readable) => Promise<A>,
  reading: ReadAction = 'read-whole',
): Promise<A | Problem> {
  return recheckAccess(
    ports.facts,
    ask,
    (standing) => judge(standing, reading, ask.now),
    async ({ seeing, readable }) => {
      const answer = await act(readable);
      return { ...answer, ...keptOf(readable.principal, readable.dataset), log: { ...allowedLog(seeing), ...answer.log } };
    },
  );
}

function judge({ principal, dataset, grants }: Standing, reading: ReadAction, now: Date): Judged<Seen> {
  const target = { kind: 'dataset', dataset, grants } as const;
  const seeing = decide(principal, 'see', target, now);
  if (seeing.effect === 'deny') return { ok: false, problem: denied(seeing, dataset) };
  if (!dataset) throw new Error('a dataset that does not exist was allowed to be seen');
  return { ok: true, of: { seeing, readable: { dataset, principal, decision: decide(principal, reading, target, now) } } };
}
