import type { City } from '../../cities/city.ts';
import { planPartOf } from '../access/plan-part.ts';
import { type Answer, ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { limits } from '../limits.ts';
import type { Plan } from '../model/plan.ts';
import { type OnPlanPorts, onPlan } from './on-plan.ts';
import type { PlanStore } from './plan.port.ts';
import { type ShownPlanPorts, shownPlan } from './shown-plan.ts';
import { standingFor } from './told-plan.ts';

/** GET /v1/plans/{year}: how far each OPD's plan is, as the caller may know it (told-plan.ts). */
export function listPlans(ports: { readonly plans: Pick<PlanStore, 'load'>; readonly city: Pick<City, 'opds'> }): Operation<'listPlans'> {
  return async ({ principal, params: { year } }) => {
    const { opds } = ports.city;
    const plans = await ports.plans.load(
      opds.map(({ id }) => id),
      year,
    );
    const listed = opds.filter(({ id, ended }) => isListed(plans.get(id), ended !== undefined));
    const items = listed.map(({ id, name }) => ({ opdId: id, name, ...standingFor(principal, id, plans.get(id)) }));
    return ok({ year, items });
  };
}

/** An ended OPD is there with what it planned before its end, and with what nobody took over. */
function isListed(plan: Plan | undefined, isOver: boolean): boolean {
  return !isOver || (plan !== undefined && plan.movedTo === undefined);
}

/**
 * GET /v1/plans/{year}/{opdId}: as the caller may read it (access/plan-part.ts). A plan with closed entries and one without are the same to everybody else, and so no
 * ETag counts its changes for them. One whose lines another OPD has leads to that one's.
 */
export function getPlan(ports: OnPlanPorts & ShownPlanPorts): Operation<'getPlan'> {
  return (call) =>
    onPlan(ports, call, 'anyone', async (plan): Promise<Answer<'getPlan'>> => {
      const { principal, params, now } = call;
      const [heir, ...others] = plan?.movedTo ?? [];
      if (heir !== undefined && others.length === 0) return { status: 308, headers: { Location: `/v1/plans/${params.year}/${heir}` } };
      const body = await shownPlan(ports, params, plan, principal, now);
      return body.revision === undefined ? ok(body) : ok(body, { ETag: `"${body.revision}"` });
    });
}

/** GET /v1/plans/{year}/{opdId}/changes: who did what with the plan; titles for who reads the whole plan alone. */
export function listPlanChanges(ports: OnPlanPorts & { readonly plans: Pick<PlanStore, 'get' | 'changes'> }): Operation<'listPlanChanges'> {
  return (call) =>
    onPlan(ports, call, 'see-plan-history', async (plan): Promise<Answer<'listPlanChanges'>> => {
      const all = plan ? await ports.plans.changes(plan) : [];
      const isWhole = planPartOf(call.principal, call.params.opdId, plan?.state ?? 'none') === 'whole';
      const items = all.slice(0, limits.maxListedPlanChanges).map(({ changeId, act, at, name, added, removed, changed }) => ({
        ...{ changeId, act, at, name },
        ...(isWhole ? { added, removed, changed } : { added: [], removed: [], changed: [] }),
      }));
      return ok({ items, more: all.length > items.length });
    });
}
