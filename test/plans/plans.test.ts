import { describe, expect, test } from 'vitest';
import type { PlanEntry } from '../../functions/model/plan.ts';
import { readListFile } from '../../functions/plans/read-plan-file.ts';
import { plainEntry } from '../../web/pages/plan/lines.ts';
import { aDataset, aDraft, anExemption } from '../fakes/datasets.ts';
import { principalNames } from '../fakes/principals.ts';
import { agreed, anEntry, plansFunction, type Who } from './plans-function.ts';

const secret = anEntry({ title: 'Lokasi rumah aman', code: '2.08.000044', access: 'closed' });
const shared = anEntry({ title: 'Penerima bantuan', code: '1.06.000003', access: 'limited', cadence: 'quarterly' });
const titles = (body: { entries: readonly PlanEntry[] }) => body.entries.map(({ title }) => title);
const inside: readonly Who[] = ['operator', 'head', 'steward'];
const outsiders = principalNames.filter((name) => !inside.includes(name));

describe('a plan on its way', () => {
  test('is drafted by operators, signed by the head, and agreed by two people', async () => {
    const desk = plansFunction();
    expect((await desk.read('dinsos', 'operator')).body).toMatchObject({ state: 'none', revision: 0, entries: [], may: { draft: true } });
    const written = await desk.write('dinsos', 'operator', [anEntry(), shared]);
    expect([written.status, written.body.state, written.headers.ETag], written.text).toEqual([200, 'draft', '"1"']);
    expect((await desk.agree('dinsos', 'steward')).status).toBe(409);
    expect((await desk.sign('dinsos', 'operator')).status).toBe(403);
    expect((await desk.sign('dinsos', 'head')).body).toMatchObject({ state: 'signed', signed: { name: 'head' } });
    expect((await desk.sign('dinsos', 'head')).status).toBe(409);
    expect((await desk.agree('dinsos', 'steward')).body.state).toBe('signed');
    expect((await desk.agree('dinsos', 'steward')).status).toBe(409);
    expect((await desk.agree('dinsos', 'coordinator')).body.state).toBe('agreed');
    expect((await desk.ofYear('listPlans', 'anonymous')).body.items).toContainEqual(
      expect.objectContaining({ opdId: 'dinsos', state: 'agreed', agreedAt: desk.clock.now.toISOString() }),
    );
  });

  test('takes two people to be agreed: who is both agrees once', async () => {
    const desk = plansFunction();
    const both: Who = { sub: 'sub-both', as: ['steward', 'coordinator'] };
    await desk.write('dinsos', 'operator', [anEntry()]);
    await desk.sign('dinsos', 'head');
    expect((await desk.agree('dinsos', both, 'coordinator')).status).toBe(200);
    expect((await desk.agree('dinsos', both, 'steward')).status).toBe(409);
    expect((await desk.agree('dinsos', 'steward')).body.state).toBe('agreed');
  });

  test('is a draft again once it is changed, and what was agreed stays readable until the next agreement', async () => {
    const desk = plansFunction();
    await agreed(desk, [anEntry()]);
    expect((await desk.write('dinsos', 'operator', [anEntry(), shared])).body).toMatchObject({ state: 'draft' });
    expect(titles((await desk.read('dinsos', 'anonymous')).body)).toEqual(['Jumlah posyandu']);
    expect((await desk.read('dinsos', 'operator')).body.signed).toBeUndefined();
  });

  test('stays as it is where the same is written again', async () => {
    const desk = plansFunction();
    await agreed(desk, [anEntry()]);
    const before = (await desk.read('dinsos', 'operator')).text;
    expect((await desk.write('dinsos', 'operator', [anEntry()])).body.state).toBe('agreed');
    expect((await desk.read('dinsos', 'operator')).text).toBe(before);
  });

  test('comes back as it was written, whatever the forum ruled and whichever dataset delivers it', async () => {
    const desk = plansFunction(aDataset({ datasetId: 'posyandu', title: 'jumlah posyandu', opdId: 'dinsos' }));
    await agreed(desk, [anEntry(), shared]);
    const ruled = { indicator: 'kode:1.02.000012', opdId: 'dinsos', priority: true };
    await desk.ofYear('decideInForum', 'steward', { heldOn: '2026-11-23', minutes: 'Prioritas.', priorities: [ruled] });
    const before = (await desk.read('dinsos', 'operator')).body;
    expect(before.entries[0]).toMatchObject({ priority: false, priorityInForce: true, deliveredBy: 'posyandu' });
    expect(before.entries[0].datasetId).toBeUndefined();
    const kept = await desk.write('dinsos', 'operator', before.entries.map(plainEntry), before.revision);
    expect(kept.body).toEqual(before);
    const file = await desk.ask('getPlanFile', { year: '2027', opdId: 'dinsos', format: 'csv' }, 'operator');
    const csv = Buffer.from(file.body.base64, 'base64');
    const read = await readListFile(csv, { access: 'closed', cadence: 'daily' });
    expect(read.ok && read.read.entries).toEqual([anEntry(), shared]);
  });

  test('keeps the address of a dataset that is not there any more, until its OPD takes it out', async () => {
    const desk = plansFunction(aDataset({ datasetId: 'posyandu', opdId: 'dinsos' }));
    await agreed(desk, [anEntry({ datasetId: 'posyandu' })]);
    desk.datasets.put(aDataset({ datasetId: 'posyandu', opdId: 'dinkes' }));
    const before = (await desk.read('dinsos', 'operator')).body;
    expect(before.entries[0]).toMatchObject({ datasetId: 'posyandu', standing: 'unregistered' });
    expect((await desk.write('dinsos', 'operator', before.entries.map(plainEntry))).body).toEqual(before);
    expect((await desk.read('dinsos', 'anonymous')).text).not.toContain('"datasetId"');
  });

  test('is not written over what somebody else wrote meanwhile, and nobody signs what they have not read', async () => {
    const desk = plansFunction();
    await desk.write('dinsos', 'operator', [anEntry()], 0);
    expect((await desk.write('dinsos', 'operator', [shared], 0)).status).toBe(412);
    expect((await desk.on('signPlan', 'dinsos', 'head', { revision: 0 })).status).toBe(412);
  });

  test('is refused with the line and how to mend it', async () => {
    const desk = plansFunction(aDataset({ datasetId: 'milik-lain', opdId: 'dinkes' }));
    const wrong = [
      anEntry(),
      anEntry({ code: '9', title: 'JUMLAH  POSYANDU!' }),
      anEntry({ code: '3', title: 'Lain', datasetId: 'milik-lain' }),
    ];
    const { status, body, text } = await desk.write('dinsos', 'operator', [
      ...wrong,
      anEntry({ code: '4', title: 'Empat', dueDates: ['2026-01-31'] }),
    ]);
    expect(status).toBe(400);
    expect(body.violations.map(({ where }: { where: string }) => where)).toEqual([
      'entries.1',
      'entries.2.datasetId',
      'entries.3.dueDates',
    ]);
    const absent = await desk.write(
      'dinsos',
      'operator',
      wrong.map((entry) => (entry.datasetId ? { ...entry, datasetId: 'tidak-ada' } : entry)),
    );
    expect(absent.body.violations[1].what).toBe(JSON.parse(text).violations[1].what);
  });

  test('is 404 for what is no OPD of the city, and of the next years alone', async () => {
    const desk = plansFunction();
    expect((await desk.read('dinas-lain', 'anonymous')).status).toBe(404);
    expect((await desk.ask('setPlan', { year: '2040', opdId: 'dinsos' }, 'operator', { entries: [] })).status).toBe(409);
  });

  test('tells who did what, in order, and which titles came and went', async () => {
    const desk = plansFunction();
    await agreed(desk, [anEntry(), shared]);
    await desk.write('dinsos', 'operator', [{ ...anEntry(), priority: true }]);
    const { items } = (await desk.on('listPlanChanges', 'dinsos', 'head')).body;
    expect(items.map(({ act }: { act: string }) => act)).toEqual([
      'written',
      'agreed-as-coordinator',
      'agreed-as-steward',
      'signed',
      'written',
    ]);
    expect(items[0]).toMatchObject({ removed: ['Penerima bantuan'], changed: [{ title: 'Jumlah posyandu', members: ['priority'] }] });
    const told = await desk.on('listPlanChanges', 'dinsos', 'coordinator');
    expect(told.text).not.toContain('Penerima bantuan');
  });

  test('is begun from another year’s, codes and all, with its due dates moved', async () => {
    const desk = plansFunction();
    await desk.write('dinsos', 'operator', [anEntry({ dueDates: ['2027-03-31'] }), secret]);
    const next = { year: '2028', opdId: 'dinsos' };
    const copy = await desk.ask('copyPlan', next, 'operator', { fromYear: 2027 });
    expect([copy.status, copy.body.state, copy.body.entries[0].dueDates], copy.text).toEqual([201, 'draft', ['2028-03-31']]);
    expect(titles(copy.body)).toEqual(['Jumlah posyandu', 'Lokasi rumah aman']);
    expect((await desk.ask('copyPlan', next, 'operator', { fromYear: 2027 })).status).toBe(409);
  });

  test('that was emptied can be begun from another year’s, and keeps its history', async () => {
    const desk = plansFunction();
    await desk.write('dinsos', 'operator', [anEntry()]);
    const next = { year: '2028', opdId: 'dinsos' };
    await desk.ask('setPlan', next, 'operator', { entries: [shared] });
    await desk.ask('setPlan', next, 'operator', { entries: [] });
    const copy = await desk.ask('copyPlan', next, 'operator', { fromYear: 2027 });
    expect([copy.status, copy.body.revision, titles(copy.body)], copy.text).toEqual([201, 3, ['Jumlah posyandu']]);
    const { items } = (await desk.ask('listPlanChanges', next, 'operator')).body;
    expect(items.map(({ act }: { act: string }) => act)).toEqual(['copied', 'written', 'written']);
  });
});

describe('what outsiders read of a plan', () => {
  test('is nothing before it is agreed, then what is not closed, for each of them', async () => {
    const desk = plansFunction();
    await desk.write('dinsos', 'operator', [anEntry(), shared, secret]);
    for (const who of outsiders) expect([who, (await desk.read('dinsos', who)).body.entries]).toEqual([who, []]);
    await desk.sign('dinsos', 'head');
    expect((await desk.read('dinsos', 'coordinator')).body).toMatchObject({ part: 'forum', unseen: 1 });
    await desk.agree('dinsos', 'steward');
    await desk.agree('dinsos', 'coordinator');
    for (const who of outsiders) {
      const { text, body } = await desk.read('dinsos', who);
      expect([who, titles(body)]).toEqual([who, ['Jumlah posyandu', 'Penerima bantuan']]);
      expect(text).not.toContain('rumah aman');
    }
    for (const who of inside) expect(titles((await desk.read('dinsos', who)).body)).toContain('Lokasi rumah aman');
  });

  test('is the same bytes with a closed entry and without, in every answer', async () => {
    const answers = async (entries: readonly PlanEntry[]) => {
      const desk = plansFunction();
      await agreed(desk, entries);
      const told = [];
      for (const who of ['anonymous', 'other-head', 'overseer', 'member'] as const) {
        told.push(await desk.read('dinsos', who), await desk.ofYear('listPlans', who));
        told.push(await desk.ask('getPlanFile', { year: '2027', opdId: 'dinsos', format: 'csv' }, who));
      }
      return told.map(({ text, headers }) => [text, headers.ETag]);
    };
    expect(await answers([anEntry(), secret])).toEqual(await answers([anEntry()]));
  });

  test('is the same bytes after changes to a closed entry and without them, at every step, in every answer', async () => {
    const answers = async (writings: readonly (readonly PlanEntry[])[]) => {
      const desk = plansFunction();
      await desk.write('dinkes', 'other-operator', [anEntry()]);
      const told: unknown[] = [];
      const listen = async () => {
        desk.clock.now = new Date(desk.clock.now.getTime() + 60_000);
        for (const who of ['anonymous', 'other-head', 'other-operator', 'overseer', 'member'] as const) {
          const read = [await desk.read('dinsos', who), await desk.ofYear('listPlans', who), await desk.ofYear('listPlanConflicts', who)];
          read.push(await desk.ask('getPlanFile', { year: '2027', opdId: 'dinsos', format: 'csv' }, who));
          told.push(read.map(({ text, headers }) => [text, headers.ETag]));
        }
      };
      for (const entries of writings) {
        await desk.write('dinsos', 'operator', entries);
        await listen();
        await desk.sign('dinsos', 'head');
        await listen();
        await desk.agree('dinsos', 'steward');
        await desk.agree('dinsos', 'coordinator');
        await listen();
      }
      return told;
    };
    const other = { ...secret, title: 'Lokasi rumah singgah' };
    expect(await answers([[anEntry()], [anEntry(), secret], [anEntry(), other], [anEntry()]])).toEqual(
      await answers([[anEntry()], [anEntry()], [anEntry()], [anEntry()]]),
    );
  });

  test('is none where all that was agreed is closed, and of the day on which something of it was agreed anew', async () => {
    const desk = plansFunction();
    await agreed(desk, [secret]);
    const listed = async (who: Who) =>
      (await desk.ofYear('listPlans', who)).body.items.find(({ opdId }: { opdId: string }) => opdId === 'dinsos');
    const none = { opdId: 'dinsos', name: 'Dinas Sosial', state: 'none' };
    expect([await listed('anonymous'), (await desk.read('dinsos', 'anonymous')).body.state]).toEqual([none, 'none']);
    desk.clock.now = new Date('2026-12-01T00:00:00.000Z');
    await agreed(desk, [secret, anEntry()]);
    const first = { ...none, state: 'agreed', agreedAt: '2026-12-01T00:00:00.000Z' };
    desk.clock.now = new Date('2026-12-05T00:00:00.000Z');
    await agreed(desk, [anEntry()]);
    expect([await listed('anonymous'), (await desk.read('dinsos', 'anonymous')).body]).toEqual([
      first,
      expect.objectContaining({ state: 'agreed', agreedAt: first.agreedAt }),
    ]);
    expect(await listed('steward')).toEqual({ ...first, agreedAt: '2026-12-05T00:00:00.000Z' });
    await desk.write('dinsos', 'operator', [anEntry(), shared]);
    expect([(await listed('anonymous')).state, (await listed('steward')).state, (await listed('operator')).state]).toEqual([
      'agreed',
      'draft',
      'draft',
    ]);
  });

  test('shrinks at once when an entry, or its dataset, is closed', async () => {
    const desk = plansFunction(aDataset({ datasetId: 'posyandu', title: 'Posyandu', opdId: 'dinsos' }));
    await agreed(desk, [anEntry({ datasetId: 'posyandu' }), shared]);
    expect((await desk.read('dinsos', 'anonymous')).body.entries).toHaveLength(2);
    await desk.write('dinsos', 'operator', [anEntry({ datasetId: 'posyandu' }), { ...shared, access: 'closed' }]);
    expect(titles((await desk.read('dinsos', 'anonymous')).body)).toEqual(['Jumlah posyandu']);
    desk.datasets.put(aDataset({ datasetId: 'posyandu', opdId: 'dinsos', access: 'closed', exemption: anExemption, oncePublic: false }));
    expect((await desk.read('dinsos', 'anonymous')).body.entries).toEqual([]);
  });

  test('names no dataset that they may not see', async () => {
    const desk = plansFunction(aDraft({ datasetId: 'posyandu', title: 'jumlah posyandu', opdId: 'dinsos' }));
    await agreed(desk, [anEntry()]);
    expect((await desk.read('dinsos', 'anonymous')).text).not.toContain('"datasetId"');
    expect((await desk.read('dinsos', 'operator')).body.entries[0]).toMatchObject({ deliveredBy: 'posyandu', standing: 'without-data' });
  });
});

test('an OPD sees what it planned and has not registered, or has no data for, and what of it is due', async () => {
  const desk = plansFunction(
    aDraft({ datasetId: 'posyandu', title: 'Lain', opdId: 'dinsos' }),
    aDataset({ datasetId: 'bansos', title: 'Penerima bantuan', opdId: 'dinsos' }),
  );
  await desk.write('dinsos', 'operator', [anEntry({ datasetId: 'posyandu' }), shared, secret]);
  desk.clock.now = new Date('2028-01-02T00:00:00.000Z');
  const { counts, entries } = (await desk.read('dinsos', 'head')).body;
  expect(counts).toEqual({ entries: 3, priority: 0, unregistered: 1, withoutData: 1, overdue: 2 });
  expect(entries.map(({ standing }: { standing: string }) => standing)).toEqual(['without-data', 'published', 'unregistered']);
  expect(entries[1].due).toEqual(['2027-03-31', '2027-06-30', '2027-09-30', '2027-12-31']);
});
