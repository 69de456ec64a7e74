import { describe, expect, test } from 'vitest';
import type { Call } from '../../functions/http/call.ts';
import { anonymous, type Principal } from '../../functions/model/principal.ts';
import { mondayOf } from '../../functions/progress/calendar.ts';
import { getOpdProgress, getProgress } from '../../functions/progress/get-progress.ts';
import { recount } from '../../functions/progress/recount.ts';
import { lateByWeek } from '../../web/pages/progress/trend.ts';
import { memoryDatasets } from '../fakes/memory-datasets.ts';
import { memoryProgress } from '../fakes/memory-progress.ts';
import { sampleCity } from '../fakes/sample-city.ts';
import { sampleDataset } from '../fakes/sample-datasets.ts';

const now = new Date('2026-11-24T05:00:00Z');
const account = (...kinds: Extract<Principal, { type: 'account' }>['kinds']): Principal => ({
  type: 'account',
  sub: 's',
  name: 'S',
  kinds,
});
const steward = account({ kind: 'steward' });

async function counted() {
  const progress = memoryProgress();
  const uploads = { list: async () => ({ items: [] }) };
  await recount({ datasets: memoryDatasets(sampleDataset()), uploads, progress, now: () => now }, ['dinkes', 'disdukcapil']);
  const history = { read: async () => new Map([['dinkes', [{ at: '2026-11-23T00:00:00.000Z', delivered: 1, late: 0 }]]]) };
  return { city: sampleCity, progress, history };
}

async function recountOf({ progress }: Awaited<ReturnType<typeof counted>>) {
  const count = await progress.now('dinkes');
  if (!count) throw new Error('dinkes was not counted');
  return count;
}

function ask(principal: Principal, query: Call<'getProgress'>['query'] = {}): Call<'getProgress'> {
  return { operation: 'getProgress', principal, params: {}, query, body: undefined, accept: '', ifMatch: undefined, requestId: 'r', now };
}

describe('getProgress', () => {
  test('gives the steward one item for each OPD, with history', async () => {
    const answer = await getProgress(await counted())(ask(steward));
    expect(answer).toMatchObject({
      status: 200,
      body: {
        period: '2026-11',
        items: [
          { opdId: 'dinkes', planned: 1, delivered: 1, rows: 39, history: [{ delivered: 1 }, { at: now.toISOString(), delivered: 1 }] },
          { opdId: 'disdukcapil', planned: 0, history: [] },
        ],
      },
    });
  });

  test('answers from the week’s snapshot for a past day, and 400 where nothing was counted or the time has not come', async () => {
    const ports = await counted();
    expect(await getProgress(ports)(ask(steward, { period: '2026-11-23' }))).toMatchObject({ body: { items: [{ planned: 1 }, {}] } });
    for (const period of ['2026-10', '2026-12', '2026-11-25']) {
      expect(await getProgress(ports)(ask(steward, { period }))).toMatchObject({ status: 400, code: 'invalid-request' });
    }
  });

  test('yesterday is past from the city’s midnight on, when it is still yesterday in UTC', async () => {
    const ports = await counted();
    const early = { ...ask(steward, { period: '2026-11-24' }), now: new Date('2026-11-24T18:00:00Z') };
    const present = { ...early, query: { period: '2026-11-25' } };
    await ports.progress.putNow({ ...(await recountOf(ports)), planned: 7 });
    expect(await getProgress(ports)(early)).toMatchObject({ body: { items: [{ planned: 1 }, {}] } });
    expect(await getProgress(ports)(present)).toMatchObject({ body: { items: [{ planned: 7 }, {}] } });
  });

  test('tells the week of each point by the city’s clock: a snapshot of early Monday is of the week that begins', async () => {
    const ports = await counted();
    const nights = ['2026-11-08T17:30:00.000Z', '2026-11-15T17:30:00.000Z'];
    for (const [late, at] of nights.entries()) {
      await ports.progress.keep({ ...(await recountOf(ports)), at, late: late + 3 }, mondayOf(new Date(at)));
    }
    const answer = await getProgress(ports)(ask(steward));
    if (answer.status !== 200) throw new Error(`answered ${answer.status}`);
    const { history } = answer.body.items[0] ?? { history: [] };
    expect(history.map(({ week, late }) => [week, late])).toEqual([
      ['2026-11-09', 3],
      ['2026-11-16', 4],
      ['2026-11-23', 0],
      ['2026-11-23', 0],
    ]);
    expect(lateByWeek(history)).toEqual([3, 4, 0]);
    const gauge = { ...history[0], at: '2026-11-14T00:00:00.000Z', week: '2026-11-09', delivered: 0, late: 8 };
    expect(lateByWeek([...history, gauge])).toEqual([8, 4, 0]);
  });

  test('ends its history with what it counts: a gauge of the same day is the most of its hour', async () => {
    const ports = await counted();
    const count = { ...(await recountOf(ports)), late: 1, at: '2026-11-24T04:00:00.000Z' };
    await ports.progress.putNow(count);
    const gauges = ['2026-11-17T04:00:00.000Z', '2026-11-24T03:00:00.000Z'].map((at) => ({ at, delivered: 0, late: 2 }));
    const answer = await getProgress({ ...ports, history: { read: async () => new Map([[count.opdId, gauges]]) } })(ask(steward));
    if (answer.status !== 200) throw new Error(`answered ${answer.status}`);
    const [{ late, history } = { late: undefined, history: [] }] = answer.body.items;
    expect([late, lateByWeek(history)]).toEqual([1, [2, 1]]);
  });

  test('answers 400 for a period that does not exist', async () => {
    expect(await getProgress(await counted())(ask(steward, { period: '2026-13' }))).toMatchObject({ status: 400 });
  });

  test('answers 401 to anyone and 403 to an operator', async () => {
    const operation = getProgress(await counted());
    expect(await operation(ask(anonymous))).toMatchObject({ status: 401 });
    expect(await operation(ask(account({ kind: 'operator', opdId: 'dinkes' })))).toMatchObject({ status: 403 });
  });
});

describe('getOpdProgress', () => {
  const askOpd = (principal: Principal, opdId: string): Call<'getOpdProgress'> => ({
    operation: 'getOpdProgress',
    principal,
    params: { opdId },
    query: {},
    body: undefined,
    accept: '',
    ifMatch: undefined,
    requestId: 'r',
    now,
  });

  test('gives an operator their own OPD and answers 403 for another', async () => {
    const operation = getOpdProgress(await counted());
    const operator = account({ kind: 'operator', opdId: 'dinkes' });
    expect(await operation(askOpd(operator, 'dinkes'))).toMatchObject({ status: 200, body: { items: [{ opdId: 'dinkes' }] } });
    expect(await operation(askOpd(operator, 'disdukcapil'))).toMatchObject({ status: 403 });
  });
});
