import { limits } from '../limits.ts';
import type { Plan, PlanChange, PlanEntry } from '../model/plan.ts';
import { differenceOf } from '../plans/plan-changes.ts';
import type { Writings } from '../plans/told-plan.ts';
import { organisationActor } from './move-dataset.ts';

/** A plan with what it holds. */
export type Written = { readonly plan: Plan; readonly writings: Writings };
/** What of an ended OPD's plan goes to another; `isWhole` where that is all of it. */
export type Coming = Written & { readonly isWhole: boolean };
type Act = { readonly changeId: string; readonly at: string; readonly by: string };
type Place = Pick<Plan, 'opdId' | 'year'>;

/** A plan to be written, with the act that leads to it; `agreed` where what was agreed is a writing of its own. */
export type Joined = { readonly plan: Plan; readonly change: PlanChange; readonly entries: readonly PlanEntry[]; readonly agreed?: Agreed };
type Agreed = { readonly entriesId: string; readonly entries: readonly PlanEntry[] };

/**
 * The plan of an OPD to which another's comes. Where there was none and all comes, it stands as it stood. Where both were agreed to, so is what they make together; else it is a
 * draft, and what was agreed of either stays readable until the next agreement. Lines that both have stay twice, for the OPD to settle. Pure.
 */
export function joinPlans(place: Place, standing: Written | undefined, coming: Coming, { changeId, at, by }: Act): Joined {
  const before = standing?.writings ?? { current: [], agreed: [] };
  const current = [...before.current, ...coming.writings.current];
  const agreed = [...before.agreed, ...coming.writings.agreed];
  const keeps = standing === undefined && coming.isWhole;
  const areAgreed = standing?.plan.state === 'agreed' && coming.plan.state === 'agreed' && coming.isWhole;
  const { signed, agreedBySteward, agreedByCoordinator } = keeps ? coming.plan : areAgreed ? standing.plan : nobody;
  const state = keeps ? coming.plan.state : areAgreed ? 'agreed' : 'draft';
  const agreedId = state === 'agreed' ? changeId : `${changeId}-agreed`;
  const plan: Plan = {
    ...{ opdId: place.opdId, year: place.year, state, entriesId: changeId, entries: current.length },
    ...agreedOf(standing?.plan.agreed, coming.plan.agreed, agreed.length > 0 ? agreedId : undefined),
    ...(signed ? { signed } : {}),
    ...(agreedBySteward ? { agreedBySteward } : {}),
    ...(agreedByCoordinator ? { agreedByCoordinator } : {}),
    ...{ changeId, updatedAt: at, revision: (standing?.plan.revision ?? 0) + 1 },
  };
  const change = actOf('joined', { changeId, at, by }, standing?.plan, differenceOf(before.current, current));
  return {
    ...{ plan, change, entries: current },
    ...(plan.agreed && state !== 'agreed' ? { agreed: { entriesId: agreedId, entries: agreed } } : {}),
  };
}

const nobody: Partial<Pick<Plan, 'signed' | 'agreedBySteward' | 'agreedByCoordinator'>> = {};

/** Until when it was agreed last, and told last, of either. */
function agreedOf(one: Plan['agreed'], other: Plan['agreed'], entriesId: string | undefined): Pick<Plan, 'agreed'> | Record<never, never> {
  const both = [one, other].flatMap((agreed) => agreed ?? []);
  const at = both
    .map((agreed) => agreed.at)
    .toSorted()
    .at(-1);
  if (at === undefined || entriesId === undefined) return {};
  const toldAt = both
    .flatMap((agreed) => agreed.toldAt ?? [])
    .toSorted()
    .at(-1);
  return { agreed: { entriesId, at, ...(toldAt === undefined ? {} : { toldAt }) } };
}

/** The ended OPD's plan once others have its entries: history from then on; or what nobody was given of it. Pure. */
export function leftOfPlan({ plan, writings }: Written, movedTo: readonly string[], left: Writings, { changeId, at, by }: Act): Joined {
  const isAll = left.current.length === 0 && left.agreed.length === 0;
  const change = actOf('moved', { changeId, at, by }, plan, differenceOf(writings.current, left.current));
  if (isAll) {
    const history: Plan = { ...plan, movedTo: [...movedTo], changeId, updatedAt: at, revision: plan.revision + 1 };
    return { plan: history, change, entries: writings.current };
  }
  const { signed: _signed, agreedBySteward: _steward, agreedByCoordinator: _coordinator, agreed, ...rest } = plan;
  const agreedId = `${changeId}-agreed`;
  return {
    plan: {
      ...{ ...rest, state: 'draft', entriesId: changeId, entries: left.current.length },
      ...agreedOf(agreed, undefined, left.agreed.length > 0 ? agreedId : undefined),
      ...{ changeId, updatedAt: at, revision: plan.revision + 1 },
    },
    ...{ change, entries: left.current },
    ...(left.agreed.length > 0 ? { agreed: { entriesId: agreedId, entries: left.agreed } } : {}),
  };
}

function actOf(
  act: PlanChange['act'],
  { changeId, at, by }: Act,
  before: Plan | undefined,
  difference: ReturnType<typeof differenceOf>,
): PlanChange {
  return { changeId, ...(before ? { follows: before.changeId } : {}), act, at, by: organisationActor, name: by, ...difference };
}

/** Whether an item holds both: more is left where it is, and said. */
export function fits(...parts: readonly (readonly PlanEntry[])[]): boolean {
  const all = parts.flat();
  return all.length <= limits.maxPlanEntries && Buffer.byteLength(JSON.stringify(all)) <= limits.maxPlanBytes;
}
