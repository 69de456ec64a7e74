import type { FactsStore } from '../../access/access-facts.port.ts';
import { decide } from '../../access/decide.ts';
import { institutionsOf, type Principal } from '../../model/principal.ts';
import type { ToldFinding } from './told-findings.ts';

/** Whether the list of the other programme, where there is one, may be read whole by ownership or grant: who reads both lists could compare them by hand. */
export async function othersReadable(facts: FactsStore, { other }: ToldFinding, principal: Principal, now: Date): Promise<boolean> {
  if (!other) return true;
  const { dataset, grants } = await facts.load({ datasetId: other.datasetId, institutions: institutionsOf(principal) });
  const decision = decide(principal, 'read-whole', { kind: 'dataset', dataset, grants }, now);
  return decision.effect === 'allow' && (decision.rule === 'read/owner' || decision.grant !== undefined);
}
