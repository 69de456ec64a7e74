import { describe, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import type { Plan, PlanEntry } from '../../functions/model/plan.ts';
import { movePlan } from '../../functions/organisation/move-plan.ts';
import { readWritings } from '../../functions/plans/told-plan.ts';
import { cityAfter } from '../fakes/city-after.ts';
import { memoryDatasets } from '../fakes/memory-datasets.ts';
import { memoryPlans } from '../fakes/memory-plans.ts';
import { sampleDataset } from '../fakes/sample-datasets.ts';
import { agreedPlan, entry, now } from './a-merger.ts';

const whole = cityAfter([{ opdId: 'dpp' }]);
const place = { opdId: 'dkp', year: 2026 };
const sawah = entry('Luas sawah');
const pangan = entry('Stok pangan');
const gudang = entry('Gudang', { access: 'closed' });

function aPlan(city = whole, datasets = memoryDatasets()) {
  const plans = memoryPlans();
  const ports = { opds: city.opds, plans, datasets, now: () => now };
  const planOf = async (opdId: string) => {
    const plan = await plans.get({ opdId, year: 2026 });
    return { plan, ...(await readWritings({ plans }, plan)) };
  };
  return { plans, ports, planOf, move: () => movePlan(ports, place, 'Perda 7/2026') };
}

/** Its OPD writes it again. */
async function rewritten(plans: ReturnType<typeof memoryPlans>, opdId: string, entries: readonly PlanEntry[]) {
  const plan = await plans.get({ opdId, year: 2026 });
  if (!plan) throw new Error('no such plan');
  const { signed: _signed, agreedBySteward: _steward, agreedByCoordinator: _coordinator, ...rest } = plan;
  const changeId = `${plan.changeId}-2`;
  const draft: Plan = { ...rest, state: 'draft', entriesId: changeId, entries: entries.length, changeId, revision: plan.revision + 1 };
  const act = { changeId, follows: plan.changeId, act: 'written', at: plan.updatedAt, by: 'petugas', name: 'petugas' } as const;
  await plans.write(draft, { ...act, added: [], removed: [], changed: [] }, entries);
}

describe('the plan of an OPD that went whole into another', () => {
  test('stands as it stood, agreed and signed, where the other had none', async () => {
    const { plans, planOf, move } = aPlan();
    await agreedPlan(plans, 'dkp', [pangan, gudang]);
    const was = await planOf('dkp');
    expect(await move()).toBe(0);
    const { plan, current, agreed } = await planOf('dpp');
    expect([current, agreed]).toEqual([
      [pangan, gudang],
      [pangan, gudang],
    ]);
    expect(plan).toMatchObject({ state: 'agreed', signed: was.plan?.signed, agreedBySteward: was.plan?.agreedBySteward, revision: 1 });
  });

  test('is agreed to together with the other’s, where both were', async () => {
    const { plans, planOf, move } = aPlan();
    await agreedPlan(plans, 'dkp', [pangan]);
    await agreedPlan(plans, 'dpp', [sawah]);
    await move();
    const { plan, current, agreed } = await planOf('dpp');
    expect([plan?.state, current, agreed]).toEqual(['agreed', [sawah, pangan], [sawah, pangan]]);
  });

  test('makes a draft of the other’s where one of them was not, and leaves readable what was agreed of either', async () => {
    const { plans, planOf, move } = aPlan();
    await agreedPlan(plans, 'dkp', [pangan]);
    await agreedPlan(plans, 'dpp', [sawah]);
    await rewritten(plans, 'dpp', [sawah, entry('Kebun')]);
    await move();
    const { plan, current, agreed } = await planOf('dpp');
    expect([plan?.state, current, agreed]).toEqual(['draft', [sawah, entry('Kebun'), pangan], [sawah, pangan]]);
    expect(plan?.signed).toBeUndefined();
  });

  test('keeps a line that both have twice, for the OPD to settle', async () => {
    const { plans, planOf, move } = aPlan();
    await agreedPlan(plans, 'dkp', [sawah]);
    await agreedPlan(plans, 'dpp', [sawah]);
    await move();
    expect((await planOf('dpp')).current).toEqual([sawah, sawah]);
  });

  test('is history from then on, which says where it went, and its acts name the regulation', async () => {
    const { plans, planOf, move } = aPlan();
    await agreedPlan(plans, 'dkp', [pangan]);
    await move();
    const { plan, current } = await planOf('dkp');
    expect([plan?.movedTo, current]).toEqual([['dpp'], [pangan]]);
    const there = (await planOf('dpp')).plan;
    const acts = await Promise.all([plan, there].map(async (one) => (one ? (await plans.changes(one))[0] : undefined)));
    expect(acts.map((act) => [act?.act, act?.name])).toEqual([
      ['moved', 'Perda 7/2026'],
      ['joined', 'Perda 7/2026'],
    ]);
    expect(acts[1]?.added).toEqual(['Stok pangan']);
  });

  test('stays where it is, whole, where the other’s has no room for it', async () => {
    const { plans, planOf, move } = aPlan();
    const many = Array.from({ length: limits.maxPlanEntries }, (_, place) => entry(`Data ${place}`));
    await agreedPlan(plans, 'dkp', [pangan]);
    await agreedPlan(plans, 'dpp', many);
    expect(await move()).toBe(1);
    expect((await planOf('dpp')).current).toHaveLength(many.length);
    expect((await planOf('dkp')).plan).toMatchObject({ state: 'agreed', revision: 1 });
  });
});

describe('the plan of an OPD that was divided', () => {
  const titled = sampleDataset({ datasetId: 'stok', title: 'Stok pangan', opdId: 'dlh' });

  test('is divided as its datasets are, by id or title, and lines without one go with the rest', async () => {
    const city = cityAfter([{ opdId: 'dlh', datasets: ['stok', 'lumbung'] }, { opdId: 'dpp' }]);
    const { plans, planOf, move } = aPlan(city, memoryDatasets(titled));
    await agreedPlan(plans, 'dkp', [pangan, entry('Lumbung desa', { datasetId: 'lumbung' }), gudang]);
    expect(await move()).toBe(0);
    expect((await planOf('dlh')).current.map(({ title }) => title)).toEqual(['Stok pangan', 'Lumbung desa']);
    expect((await planOf('dpp')).current).toEqual([gudang]);
    expect((await planOf('dkp')).plan?.movedTo).toEqual(['dlh', 'dpp']);
    expect((await planOf('dpp')).plan).toMatchObject({ state: 'draft' });
  });

  test('keeps the lines that nobody takes, and is no more than these', async () => {
    const { plans, planOf, move } = aPlan(cityAfter([{ opdId: 'dpp', datasets: ['lumbung'] }]));
    await agreedPlan(plans, 'dkp', [entry('Lumbung desa', { datasetId: 'lumbung' }), gudang]);
    expect([await move(), await move()]).toEqual([1, 1]);
    const { plan, current, agreed } = await planOf('dkp');
    expect([plan?.state, plan?.movedTo, current, agreed]).toEqual(['draft', undefined, [gudang], [gudang]]);
    expect((await planOf('dpp')).current.map(({ title }) => title)).toEqual(['Lumbung desa']);
  });
});
