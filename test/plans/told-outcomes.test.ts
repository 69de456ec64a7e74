import { describe, expect, test } from 'vitest';
import { agreed, anEntry, plansFunction, type Who } from './plans-function.ts';

const { code: _code, ...uncoded } = anEntry({ title: 'Lokasi rumah aman' });
const meeting = { heldOn: '2026-11-23', number: '3/Forum/2026', minutes: 'Rumah aman dibahas.' };
const toDinkes = { ...meeting, producers: [{ indicator: 'kode:1.02.000012', opdId: 'dinkes' }] };
const priority = (indicator: string) => ({ ...meeting, priorities: [{ indicator, opdId: 'dinsos', priority: true }] });
const outsiders: readonly Who[] = ['coordinator', 'other-head'];

/** Dinas Sosial's plan is agreed, and the forum named Dinas Kesehatan as producer of its entry. */
async function ruled() {
  const desk = plansFunction();
  await agreed(desk, [anEntry()]);
  await desk.write('dinkes', 'other-operator', [anEntry()]);
  expect((await desk.ofYear('decideInForum', 'steward', toDinkes)).status).toBe(201);
  return desk;
}

describe('a produsen data that the forum named', () => {
  const tells = async (desk: Awaited<ReturnType<typeof ruled>>, who: Who) =>
    JSON.stringify([(await desk.read('dinsos', who)).body, who === 'anonymous' ? '' : (await desk.ofYear('listForumDecisions', who)).body]);

  test.each([
    ['closes its entry', [anEntry({ access: 'closed' })]],
    ['renames its entry and closes it', [anEntry({ title: 'Lain', code: '9', access: 'closed' })]],
    ['removes its entry', []],
  ])('is named to outsiders no more once it %s', async (_what, entries) => {
    const desk = await ruled();
    for (const who of ['anonymous', 'operator', 'coordinator'] as const)
      expect([who, await tells(desk, who)]).toEqual([who, expect.stringContaining('dinkes')]);
    await desk.write('dinkes', 'other-operator', entries, 1);
    for (const who of ['anonymous', 'operator', 'coordinator'] as const)
      expect([who, await tells(desk, who)]).toEqual([who, expect.not.stringContaining('dinkes')]);
    for (const who of ['steward', 'other-operator'] as const)
      expect((await desk.ofYear('listForumDecisions', who)).text).toContain('dinkes');
  });

  test('is named on while its entry goes by one of its names', async () => {
    const desk = await ruled();
    await desk.write('dinkes', 'other-operator', [anEntry({ title: 'Posyandu aktif' })], 1);
    expect(await tells(desk, 'anonymous')).toContain('dinkes');
  });

  test('is not named on the conflict that two others still have', async () => {
    const desk = plansFunction();
    await desk.write('dinsos', 'operator', [anEntry()]);
    await desk.write('dinkes', 'other-operator', [anEntry()]);
    const done = { opdId: 'disdukcapil', year: 2027, state: 'draft', entries: 1, updatedAt: desk.clock.now.toISOString() } as const;
    const act = { act: 'written' as const, at: done.updatedAt, by: 'x', name: 'x', added: [], removed: [], changed: [] };
    await desk.plans.write({ ...done, entriesId: 'E1', changeId: 'C1', revision: 1 }, { ...act, changeId: 'C1' }, [anEntry()]);
    const named = { ...meeting, producers: [{ indicator: 'kode:1.02.000012', opdId: 'disdukcapil' }] };
    expect((await desk.ofYear('decideInForum', 'steward', named)).status).toBe(201);
    const second = { ...done, entriesId: 'E2', changeId: 'C2', revision: 2 };
    await desk.plans.write(second, { ...act, changeId: 'C2', follows: 'C1' }, [anEntry({ access: 'closed' })]);
    for (const who of ['operator', 'coordinator'] as const) {
      const { text, body } = await desk.ofYear('listPlanConflicts', who);
      expect([who, body.items.length]).toEqual([who, 1]);
      expect(text).not.toContain('disdukcapil');
    }
    expect((await desk.ofYear('listPlanConflicts', 'steward')).text).toContain('disdukcapil');
  });
});

describe('a meeting that decided about what is closed', () => {
  test('is the steward’s and the OPD’s own to read, minutes and all, where it decided nothing else', async () => {
    const desk = plansFunction();
    await desk.write('dinsos', 'operator', [{ ...uncoded, access: 'closed' }]);
    await desk.ofYear('decideInForum', 'steward', priority('judul:lokasi rumah aman'));
    for (const who of outsiders) expect([who, (await desk.ofYear('listForumDecisions', who)).body.items]).toEqual([who, []]);
    for (const who of ['steward', 'operator'] as const)
      expect((await desk.ofYear('listForumDecisions', who)).body.items).toMatchObject([{ minutes: meeting.minutes }]);
  });

  test('is told by its other outcomes, without its minutes', async () => {
    const desk = plansFunction();
    await desk.write('dinsos', 'operator', [anEntry(), { ...uncoded, access: 'closed' }]);
    await desk.write('dinkes', 'other-operator', [anEntry()]);
    const { priorities } = priority('judul:lokasi rumah aman');
    await desk.ofYear('decideInForum', 'steward', { ...toDinkes, priorities });
    for (const who of outsiders) {
      const { text, body } = await desk.ofYear('listForumDecisions', who);
      expect([who, body.items.length, body.items[0].producers.length]).toEqual([who, 1, 1]);
      expect(text.toLowerCase()).not.toContain('rumah aman');
    }
  });

  test('is not told any more when an entry is renamed while it is closed', async () => {
    const desk = plansFunction();
    await desk.write('dinsos', 'operator', [uncoded]);
    expect((await desk.ofYear('decideInForum', 'coordinator', priority('judul:lokasi rumah aman'))).status).toBe(201);
    await desk.write('dinsos', 'operator', [{ ...uncoded, title: 'Rumah aman dan selter', access: 'closed' }]);
    for (const who of outsiders) expect([who, (await desk.ofYear('listForumDecisions', who)).body.items]).toEqual([who, []]);
  });
});
