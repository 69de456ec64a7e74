import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conflictsOf } from '../../functions/plans/conflicts.ts';
import type { Planned } from '../../functions/plans/read-all-plans.ts';
import { agreed, anEntry, plansFunction } from './plans-function.ts';

const twin = anEntry({ title: 'Posyandu aktif' });
const secret = anEntry({ title: 'Lokasi rumah aman', code: '2.08.000044', access: 'closed' });
const meeting = { heldOn: '2026-11-23', number: '3/Forum/2026', minutes: 'Dinas Kesehatan menjadi produsen datanya.' };
const opened = async () => {
  const desk = plansFunction();
  await desk.write('dinsos', 'operator', [anEntry(), secret]);
  await desk.write('dinkes', 'other-operator', [twin]);
  return desk;
};

describe('an indicator that two OPDs plan', () => {
  test('is shown to both, to the steward and to the coordinator, and to no third one', async () => {
    const desk = await opened();
    for (const who of ['operator', 'other-head', 'steward', 'coordinator'] as const) {
      const { items } = (await desk.ofYear('listPlanConflicts', who)).body;
      expect([who, items.map(({ indicator }: { indicator: string }) => indicator)]).toEqual([who, ['kode:1.02.000012']]);
    }
    const third = { sub: 'sub-third', as: [] };
    expect((await desk.ofYear('listPlanConflicts', third)).status).toBe(403);
  });

  test('that one of them plans as closed is the steward’s to see alone', async () => {
    const desk = plansFunction();
    await desk.write('dinsos', 'operator', [secret]);
    await desk.write('dinkes', 'other-operator', [{ ...secret, access: 'open' }]);
    const seen = async (who: 'operator' | 'other-operator' | 'coordinator' | 'steward') => {
      return (await desk.ofYear('listPlanConflicts', who)).body.items.length;
    };
    expect([await seen('other-operator'), await seen('coordinator'), await seen('operator'), await seen('steward')]).toEqual([0, 0, 1, 1]);
    const outcome = { ...meeting, producers: [{ indicator: 'kode:2.08.000044', opdId: 'dinkes' }] };
    expect((await desk.ofYear('decideInForum', 'steward', outcome)).status).toBe(400);
  });

  test('is settled by the forum, whose minutes are kept, and a later meeting goes before', async () => {
    const desk = await opened();
    const producers = [{ indicator: 'kode:1.02.000012', opdId: 'dinkes' }];
    const held = await desk.ofYear('decideInForum', 'steward', { ...meeting, producers });
    expect([held.status, held.body.producers], held.text).toEqual([
      201,
      [{ indicator: 'kode:1.02.000012', title: 'Posyandu aktif', opd: { id: 'dinkes', name: 'Dinas Kesehatan' } }],
    ]);
    expect((await desk.read('dinsos', 'operator')).body.entries[0].producer).toEqual({ id: 'dinkes', name: 'Dinas Kesehatan' });
    const later = [{ indicator: 'judul:jumlah posyandu', opdId: 'dinsos' }];
    await desk.ofYear('decideInForum', 'coordinator', { ...meeting, minutes: 'Ditinjau kembali.', producers: later });
    expect((await desk.ofYear('listPlanConflicts', 'steward')).body.items[0].producer.id).toBe('dinsos');
    for (const who of ['operator', 'other-operator', 'coordinator'] as const) {
      const { items } = (await desk.ofYear('listForumDecisions', who)).body;
      expect([who, items.map(({ minutes }: { minutes: string }) => minutes)]).toEqual([
        who,
        ['Ditinjau kembali.', 'Dinas Kesehatan menjadi produsen datanya.'],
      ]);
    }
  });
});

test('the forum decides which data are priority, and its word goes before the OPD’s', async () => {
  const desk = plansFunction();
  await agreed(desk, [anEntry(), secret]);
  const set = (indicator: string) => ({ ...meeting, priorities: [{ indicator, opdId: 'dinsos', priority: true }] });
  expect((await desk.ofYear('decideInForum', 'coordinator', set('kode:1.02.000012'))).status).toBe(201);
  expect((await desk.read('dinsos', 'anonymous')).body.entries[0]).toMatchObject({
    priority: false,
    priorityInForce: true,
    priorityByForum: true,
  });
  const unseen = await desk.ofYear('decideInForum', 'coordinator', set('kode:2.08.000044'));
  const absent = await desk.ofYear('decideInForum', 'coordinator', set('kode:9.99.999999'));
  expect([unseen.status, unseen.body.violations]).toEqual([400, absent.body.violations]);
  expect((await desk.ofYear('decideInForum', 'steward', set('kode:2.08.000044'))).status).toBe(201);
  for (const who of ['coordinator', 'other-head'] as const)
    expect((await desk.ofYear('listForumDecisions', who)).text).not.toContain('rumah aman');
  expect((await desk.ofYear('listForumDecisions', 'operator')).text).toContain('rumah aman');
});

test('entries are in one conflict exactly where a chain of shared names joins them', () => {
  const planned = fc.record({
    opdId: fc.constantFrom('a', 'b', 'c'),
    keys: fc.uniqueArray(fc.constantFrom('1', '2', '3', '4', '5'), { minLength: 1, maxLength: 2 }),
  });
  const made = fc.array(planned, { maxLength: 8 }).map((all) => all.map((one) => ({ ...one, isTold: true }) as unknown as Planned));
  fc.assert(
    fc.property(made, (all) => {
      const placesOf = (some: readonly Planned[]) => some.map((one) => all.indexOf(one)).toSorted((one, other) => one - other);
      const found = conflictsOf(all).map(({ planned: some }) => placesOf(some));
      const expected = chains(all).filter((some) => new Set(some.map(({ opdId }) => opdId)).size > 1);
      expect(new Set(found.map(String))).toEqual(new Set(expected.map((some) => String(placesOf(some)))));
      expect(found).toHaveLength(expected.length);
    }),
  );
});

/** By union-find: each name, and each entry, leads to the root of its chain. */
function chains(all: readonly Planned[]): Planned[][] {
  const parents = new Map<string, string>();
  const rootOf = (key: string): string => {
    const parent = parents.get(key) ?? key;
    return parent === key ? key : rootOf(parent);
  };
  for (const { keys } of all) for (const key of keys) parents.set(rootOf(key), rootOf(keys[0] ?? key));
  return [...Map.groupBy(all, ({ keys }) => rootOf(keys[0] ?? '')).values()];
}
