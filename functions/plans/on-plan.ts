import type { City } from '../../cities/city.ts';
import type { Action } from '../access/action.ts';
import { decide } from '../access/decide.ts';
import type { AnyAnswer } from '../http/answer.ts';
import { allowedLog, denied } from '../http/denied.ts';
import { conflict, notFound, type Problem } from '../http/problem.ts';
import { isEnded } from '../model/organisation.ts';
import type { Plan, PlanChange } from '../model/plan.ts';
import { nameOfPrincipal, type Principal, principalIdOf } from '../model/principal.ts';
import type { PlanPlace, PlanStore } from './plan.port.ts';

export type OnPlanPorts = { readonly plans: Pick<PlanStore, 'get'>; readonly city: Pick<City, 'opds'> };
type PlanCall = { readonly principal: Principal; readonly params: PlanPlace; readonly now: Date };

const reads: readonly Action[] = ['anyone', 'see-plan-history'];
const ended = conflict('OPD ini sudah berakhir: daftar datanya tinggal sebagai riwayat. Tulis di daftar data OPD penerusnya.');

/** Does something with the plan of an OPD of the city, where that is allowed. */
export async function onPlan<A extends AnyAnswer>(
  { plans, city }: OnPlanPorts,
  { principal, params, now }: PlanCall,
  action: Action,
  act: (plan: Plan | undefined) => Promise<A>,
): Promise<A | Problem> {
  const decision = decide(principal, action, { kind: 'opd', opdId: params.opdId }, now);
  if (decision.effect === 'deny') return denied(decision);
  if (!city.opds.some(({ id }) => id === params.opdId)) return notFound;
  if (!reads.includes(action) && isEnded(city.opds, params.opdId)) return ended;
  const answer = await act(await plans.get(params));
  return { ...answer, log: { ...allowedLog(decision), ...answer.log } };
}

/** Who did it, and when: as a plan keeps it. */
export function doneBy(principal: Principal, now: Date) {
  return { at: now.toISOString(), by: principalIdOf(principal), name: nameOfPrincipal(principal) };
}

/** An act on a plan, after the one that stands. */
export function actOn(
  plan: Plan | undefined,
  changeId: string,
  act: PlanChange['act'],
  done: ReturnType<typeof doneBy>,
  difference: Pick<PlanChange, 'added' | 'removed' | 'changed'>,
): PlanChange {
  return { changeId, ...(plan ? { follows: plan.changeId } : {}), act, ...done, ...difference };
}
