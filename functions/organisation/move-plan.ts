import type { DatasetStore } from '../datasets/dataset.port.ts';
import { inheritorOf, type OpdInTime, successorsOf } from '../model/organisation.ts';
import type { Plan, PlanEntry } from '../model/plan.ts';
import type { PlanPlace, PlanStore } from '../plans/plan.port.ts';
import { datasetOf, readWritings, type Writings } from '../plans/told-plan.ts';
import { fits, type Joined, joinPlans, leftOfPlan, type Written } from './join-plans.ts';

export type MovePlanPorts = {
  readonly opds: readonly OpdInTime[];
  readonly datasets: Pick<DatasetStore, 'listByOpd'>;
  readonly plans: PlanStore;
  readonly now: () => Date;
};

/** How many lines stay with the ended OPD: of datasets that nobody was given, or because a successor's plan has no room for them. */
export type PlanLeft = number;

/**
 * The entries of an ended OPD's plan go to whoever has their datasets, those without one to whoever takes the rest. A successor's act is named after the plan that it came from, so
 * that a run that was broken off finds it done.
 */
export async function movePlan(ports: MovePlanPorts, place: PlanPlace, by: string): Promise<PlanLeft> {
  const plan = await ports.plans.get(place);
  if (!plan || plan.movedTo) return 0;
  const writings = await readWritings(ports, plan);
  const heirOf = await heirsOf(ports, place.opdId);
  const given = new Set<string>();
  for (const heir of successorsOf(ports.opds, place.opdId)) {
    if (
      await give(
        ports,
        { plan, writings },
        heir,
        partOf(writings, (entry) => heirOf(entry) === heir),
        by,
      )
    )
      given.add(heir);
  }
  const left = partOf(writings, (entry) => !given.has(heirOf(entry) ?? ''));
  if (given.size > 0) await write(ports, leftOfPlan({ plan, writings }, [...given], left, actOf(ports, `${plan.changeId}-moved`, by)));
  return left.current.length;
}

/** Whether the heir has them now; false where nothing comes to it, or it has no room. */
async function give(ports: MovePlanPorts, { plan, writings }: Written, heir: string, part: Writings, by: string): Promise<boolean> {
  const isWhole = part.current.length === writings.current.length && part.agreed.length === writings.agreed.length;
  if (part.current.length === 0 && part.agreed.length === 0) return isWhole;
  const place = { opdId: heir, year: plan.year };
  const changeId = `${plan.changeId}-${heir}`;
  const standing = await writtenPlan(ports, place);
  if (standing && (await ports.plans.changes(standing.plan)).some((change) => change.changeId === changeId)) return true;
  if (standing && !(fits(standing.writings.current, part.current) && fits(standing.writings.agreed, part.agreed))) return false;
  await write(ports, joinPlans(place, standing, { plan, writings: part, isWhole }, actOf(ports, changeId, by)));
  return true;
}

async function writtenPlan(ports: MovePlanPorts, place: PlanPlace): Promise<Written | undefined> {
  const plan = await ports.plans.get(place);
  return plan && { plan, writings: await readWritings(ports, plan) };
}

/** Throws where somebody wrote the plan meanwhile: the next run joins what stands then. */
async function write({ plans }: MovePlanPorts, { plan, change, entries, agreed }: Joined): Promise<void> {
  if (agreed) await plans.putEntries({ ...placeOf(plan), entriesId: agreed.entriesId }, agreed.entries);
  const isNew = plan.entriesId === change.changeId;
  if ((await plans.write(plan, change, isNew ? entries : undefined)) === 'stale')
    throw new Error(`the plan of ${plan.opdId} was changed meanwhile`);
}

function placeOf({ opdId, year }: Plan): PlanPlace {
  return { opdId, year };
}

function actOf({ now }: MovePlanPorts, changeId: string, by: string) {
  return { changeId, at: now().toISOString(), by };
}

function partOf({ current, agreed }: Writings, belongs: (entry: PlanEntry) => boolean): Writings {
  return { current: current.filter(belongs), agreed: agreed.filter(belongs) };
}

/** Whose an entry is: its dataset's, by its id or its title, else whoever takes what no other was given. */
async function heirsOf({ opds, datasets }: MovePlanPorts, opdId: string): Promise<(entry: PlanEntry) => string | undefined> {
  const moved = (await Promise.all(successorsOf(opds, opdId).map((heir) => datasets.listByOpd(heir)))).flat();
  const staying = await datasets.listByOpd(opdId);
  return (entry) => {
    if (entry.datasetId !== undefined) return inheritorOf(opds, opdId, entry.datasetId);
    const named = datasetOf(entry, [...staying, ...moved.filter(({ datasetId }) => isNamed(opds, opdId, datasetId))]);
    return inheritorOf(opds, opdId, named?.datasetId ?? nobodys);
  };
}

/** No dataset's id. */
const nobodys = '';

/** Whether the end of that OPD, or of one on the way, gives this dataset to somebody by name: another of the same title is not its own. */
function isNamed(opds: readonly OpdInTime[], opdId: string, datasetId: string): boolean {
  const ended = opds.find(({ id }) => id === opdId)?.ended;
  if (!ended) return false;
  return ended.successors.some((heir) => heir.datasets?.includes(datasetId) || isNamed(opds, heir.opdId, datasetId));
}
