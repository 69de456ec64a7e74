import { describe, expect, test } from 'vitest';
import type { ForumDecision } from '../../functions/model/forum-decision.ts';
import type { Plan, PlanChange, PlanEntry } from '../../functions/model/plan.ts';
import type { ForumStore, PlanStore } from '../../functions/plans/plan.port.ts';

const at = '2026-11-24T05:00:00.000Z';
const entry: PlanEntry = { title: 'Jumlah posyandu', priority: true, cadence: 'annual', access: 'open', dueDates: ['2027-03-31'] };
const aPlan = (changes: Partial<Plan> = {}): Plan => ({
  ...{ opdId: 'dinsos', year: 2027, state: 'draft', entriesId: 'E1', entries: 1, changeId: 'C1', updatedAt: at, revision: 1 },
  ...changes,
});
const aChange = (changes: Partial<PlanChange> = {}): PlanChange => ({
  ...{ changeId: 'C1', act: 'written', at, by: 'sub-operator', name: 'Siti', added: ['Jumlah posyandu'], removed: [], changed: [] },
  ...changes,
});

/** What every PlanStore does; `open` gives an empty one. */
export function planStoreContract(name: string, open: () => Promise<PlanStore>): void {
  describe(`${name} as a PlanStore`, () => {
    test('keeps each writing whole, and the plan over the revision before its own alone', async () => {
      const store = await open();
      expect(await store.write(aPlan(), aChange(), [entry])).toBe('written');
      expect(await store.write(aPlan({ entriesId: 'E9', changeId: 'C9' }), aChange({ changeId: 'C9' }), [])).toBe('stale');
      const next = aPlan({ entriesId: 'E2', changeId: 'C2', revision: 2, agreed: { entriesId: 'E1', at } });
      expect(await store.write(next, aChange({ changeId: 'C2', follows: 'C1' }), [entry, { ...entry, title: 'Lain' }])).toBe('written');
      expect(await store.get({ opdId: 'dinsos', year: 2027 })).toEqual(next);
      const read = await store.entries(['E1', 'E2', 'E3'].map((entriesId) => ({ opdId: 'dinsos', year: 2027, entriesId })));
      expect([...read].map(([id, entries]) => [id, entries.length]).sort()).toEqual([
        ['E1', 1],
        ['E2', 2],
      ]);
    });

    test('a change whose answer was lost and that is sent again is written once', async () => {
      const store = await open();
      const both = [await store.write(aPlan(), aChange(), [entry]), await store.write(aPlan(), aChange(), [entry])];
      expect(both).toEqual(['written', 'written']);
      const next = aPlan({ state: 'signed', changeId: 'C2', revision: 2 });
      const change = aChange({ changeId: 'C2', follows: 'C1', act: 'signed' });
      expect([await store.write(next, change), await store.write(next, change)]).toEqual(['written', 'written']);
    });

    test('tells the acts that led to a plan, the latest first, and none that lost a race', async () => {
      const store = await open();
      await store.write(aPlan(), aChange(), [entry]);
      await store.write(aPlan({ changeId: 'C2', revision: 2 }), aChange({ changeId: 'C2', follows: 'C1' }));
      await store.write(aPlan({ changeId: 'C3', revision: 2 }), aChange({ changeId: 'C3', follows: 'C1' }));
      const plan = aPlan({ changeId: 'C2', revision: 2 });
      expect((await store.changes(plan)).map(({ changeId }) => changeId)).toEqual(['C2', 'C1']);
    });

    test('keeps a writing that a plan then names as what was agreed', async () => {
      const store = await open();
      const place = { opdId: 'dinsos', year: 2027, entriesId: 'E1-agreed' };
      for (const _time of ['once', 'again']) await store.putEntries(place, [entry]);
      expect([...(await store.entries([place]))]).toEqual([['E1-agreed', [entry]]]);
      expect(await store.get(place)).toBeUndefined();
    });

    test('loads those of a year, of some OPDs', async () => {
      const store = await open();
      await store.write(aPlan(), aChange(), [entry]);
      await store.write(aPlan({ year: 2028 }), aChange(), [entry]);
      const found = await store.load(['dinkes', 'dinsos'], 2027);
      expect([...found.keys()]).toEqual(['dinsos']);
    });
  });
}

/** What every ForumStore does. */
export function forumStoreContract(name: string, open: () => Promise<ForumStore>): void {
  const decision: ForumDecision = {
    ...{ decisionId: '01A', year: 2027, heldOn: '2026-11-23', minutes: 'Sepakat.', at, by: 'sub-steward', name: 'Rini' },
    producers: [{ indicator: 'kode:1', title: 'Posyandu', opdId: 'dinkes', among: ['dinkes', 'dinsos'] }],
    priorities: [{ indicator: 'kode:2', title: 'Aman', opdId: 'dinsos', priority: true, hidden: true }],
  };
  test(`${name} as a ForumStore keeps what was decided as it was said, in order, by year`, async () => {
    const store = await open();
    await store.keep({ ...decision, decisionId: '01B' });
    await store.keep(decision);
    await store.keep({ ...decision, minutes: 'Lain.' });
    await store.keep({ ...decision, decisionId: '01C', year: 2028 });
    expect(await store.list(2027)).toEqual([decision, { ...decision, decisionId: '01B' }]);
  });
}
