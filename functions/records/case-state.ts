import type { City } from '../../cities/city.ts';
import type { CaseDecisionStore } from '../access/case-look.port.ts';
import { type CaseDecision, caseDue, monthOf } from '../model/case-look.ts';
import type { Look } from '../model/look.ts';

export type CaseStatePorts = { readonly caseDecisions: Pick<CaseDecisionStore, 'get' | 'ofMonth'>; readonly city: Pick<City, 'holidays'> };

/** What is known now of a look's case number. */
export type CaseState = 'confirmed' | 'awaiting' | 'overdue' | 'denied';

type Looked = Pick<Look, 'lookId' | 'at' | 'case'>;

/** Of a look whose decision is known; undefined of one without a case number, or of before there were confirmations. */
export function caseStateOf(
  { at, case: state }: Looked,
  decision: CaseDecision | undefined,
  { holidays }: Pick<City, 'holidays'>,
  now: Date,
): CaseState | undefined {
  if (state === undefined) return undefined;
  if (state === 'kept') return 'confirmed';
  if (decision) return decision.decision;
  return now < caseDue(new Date(at), holidays) ? 'awaiting' : 'overdue';
}

/** What heads said of these looks, by look. */
export async function decisionsOf(
  { caseDecisions }: Pick<CaseStatePorts, 'caseDecisions'>,
  looks: readonly Looked[],
): Promise<ReadonlyMap<string, CaseDecision>> {
  const waiting = looks.filter((look) => look.case === 'awaiting');
  const found = await Promise.all(waiting.map((look) => caseDecisions.get(monthOf(look), look.lookId)));
  return new Map(found.flatMap((decision) => (decision ? [[decision.lookId, decision]] : [])));
}
