import { isDeepStrictEqual } from 'node:util';
import type { AccessFacts, FactsStore } from '../access/access-facts.port.ts';
import type { AnyAnswer } from '../http/answer.ts';
import type { DatasetCall } from '../http/call.ts';
import { denied } from '../http/denied.ts';
import { type Problem, unavailable } from '../http/problem.ts';
import { limits } from '../limits.ts';
import { institutionsOf, type Principal, unitOpdsOf } from '../model/principal.ts';
import { currentPrincipal } from '../tokens/current-principal.ts';

/** What a decision rests on at one moment: the dataset, the grants, and the caller as their account leaves them. */
export type Standing = Pick<AccessFacts, 'dataset' | 'grants'> & { readonly principal: Principal };

export type Judged<T> = { readonly ok: true; readonly of: T } | { readonly ok: false; readonly problem: Problem };

/**
 * Judges, acts, and looks again before the answer leaves: it goes only if nothing that it was judged on has changed meanwhile; else all is judged and done
 * again. So no row and no link leaves after a tightening, a revocation or a disabling was answered, however long reading took (docs/decisions/0014-second-look.md).
 * 503 where it changes again and again.
 */
export async function recheckAccess<T, A extends AnyAnswer>(
  facts: FactsStore,
  ask: DatasetCall,
  judge: (standing: Standing) => Judged<T>,
  act: (judged: T) => Promise<A>,
): Promise<A | Problem> {
  let known = await load(facts, ask);
  for (let attempt = 0; attempt < limits.maxReadAttempts; attempt += 1) {
    const principal = currentPrincipal(ask.principal, known);
    if (!principal) return refusedAccount;
    const judged = judge({ principal, dataset: known.dataset, grants: known.grants });
    if (!judged.ok) return judged.problem;
    const answer = await act(judged.of);
    const fresh = await load(facts, ask);
    if (isDeepStrictEqual(fresh, known)) return answer;
    known = fresh;
  }
  return { ...changesTooOften, log: { decision: 'deny', rule: 'read/unsettled', reason: 'access changed while it was read' } };
}

const refusedAccount = denied({ effect: 'deny', answer: 401, rule: 'account', reason: 'refused by its account' });
const changesTooOften = unavailable('Hak baca data ini sedang diubah. Coba lagi sebentar lagi.');

async function load(facts: FactsStore, { principal, params }: DatasetCall): Promise<AccessFacts> {
  const sub = principal.type === 'account' ? { sub: principal.sub } : {};
  const unitsOf = unitOpdsOf(principal);
  const wanted = { datasetId: params.datasetId, institutions: institutionsOf(principal), ...sub };
  const loaded = await facts.load({ ...wanted, ...(unitsOf.length > 0 ? { unitsOf } : {}) });
  // They come in no order.
  return { ...loaded, grants: loaded.grants.toSorted((one, other) => (one.institution < other.institution ? -1 : 1)) };
}
