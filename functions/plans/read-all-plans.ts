import type { City } from '../../cities/city.ts';
import { isTold } from '../access/plan-part.ts';
import type { DatasetStore } from '../datasets/dataset.port.ts';
import { indicatorKeys } from '../model/indicator.ts';
import type { Plan, PlanEntry } from '../model/plan.ts';
import type { PlanStore } from './plan.port.ts';
import { datasetOf } from './told-plan.ts';

export type AllPlansPorts = {
  readonly plans: Pick<PlanStore, 'load' | 'entries'>;
  readonly datasets: Pick<DatasetStore, 'listByOpd'>;
};

/** An entry of an OPD's plan of the year, and whether outsiders may know of it. */
export type Planned = {
  readonly opdId: string;
  readonly plan: Plan;
  readonly entry: PlanEntry;
  readonly keys: readonly string[];
  readonly isTold: boolean;
};

/** Every entry of every plan of a year, as they are written now. */
export async function readAllPlans(
  ports: AllPlansPorts & { readonly city: Pick<City, 'opds'> },
  year: number,
  now: Date,
): Promise<Planned[]> {
  const opdIds = ports.city.opds.map(({ id }) => id);
  return readPlansOf(ports, opdIds, year, now);
}

/** The same of some OPDs. */
export async function readPlansOf(
  { plans, datasets }: AllPlansPorts,
  opdIds: readonly string[],
  year: number,
  now: Date,
): Promise<Planned[]> {
  const standing = [...(await plans.load(opdIds, year)).values()].filter(({ movedTo }) => movedTo === undefined);
  const written = await plans.entries(standing);
  const all = standing.map(async (plan) => {
    const entries = written.get(plan.entriesId) ?? [];
    const own = entries.length === 0 ? [] : await datasets.listByOpd(plan.opdId);
    return entries.map((entry) => {
      return { opdId: plan.opdId, plan, entry, keys: indicatorKeys(entry), isTold: isTold(entry, datasetOf(entry, own), now) };
    });
  });
  return (await Promise.all(all)).flat();
}
