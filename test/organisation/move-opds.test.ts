import { describe, expect, test } from 'vitest';
import { decide } from '../../functions/access/decide.ts';
import { anonymous } from '../../functions/model/principal.ts';
import { moveOpds } from '../../functions/organisation/move-opds.ts';
import { cityAfter } from '../fakes/city-after.ts';
import { type ACity, aCity, killedAfter, now, runAll, stateOf } from './a-merger.ts';

const merged = cityAfter([{ opdId: 'dpp' }]);
const divided = cityAfter([{ opdId: 'dpp', datasets: ['dkp-data-0', 'dkp-data-1'] }, { opdId: 'dlh' }]);

/** The board's sums, and beside them a count that knows no OPD. */
async function sums({ progress, datasets, ids }: ACity) {
  const counts = await Promise.all(['dkp', 'dpp', 'dlh'].map((opdId) => progress.now(opdId)));
  const sum = (of: 'planned' | 'due' | 'delivered' | 'late' | 'rejected' | 'missing' | 'rows') =>
    counts.reduce((total, count) => total + (count?.[of] ?? 0), 0);
  const all = [...(await datasets.load(ids)).values()].filter(({ state }) => state !== 'withdrawn');
  return {
    board: {
      ...{ planned: sum('planned'), due: sum('due'), delivered: sum('delivered'), late: sum('late') },
      ...{ rejected: sum('rejected'), missing: sum('missing'), rows: sum('rows') },
    },
    public: counts.reduce((total, count) => total + (count?.public.planned ?? 0), 0),
    counted: { planned: all.length, rows: all.reduce((total, { current }) => total + (current?.rows ?? 0), 0) },
    publicly: all.filter((dataset) => decide(anonymous, 'see', { kind: 'dataset', dataset }, now).effect === 'allow').length,
  };
}

describe('an OPD that went whole into another', () => {
  test('gives it every dataset, once, whatever its state, and leaves the board’s sums as they were', async () => {
    const city = await aCity(merged);
    const before = await sums(city);
    await moveOpds(city.ports, 'run');
    const all = await city.datasets.load(city.ids);
    expect([...all.values()].map(({ opdId }) => opdId)).toEqual(city.ids.map(() => 'dpp'));
    const after = await sums(city);
    expect(after).toEqual(before);
    expect(after.board).toMatchObject(after.counted);
    expect(after.public).toBe(after.publicly);
    expect((await city.progress.now('dkp'))?.planned).toBe(0);
  });

  test('changes nothing of a dataset but whose it is, so that outsiders see no more of it and no less', async () => {
    const city = await aCity(merged);
    const before = await city.datasets.load(city.ids);
    await runAll(city.ports);
    for (const [datasetId, after] of await city.datasets.load(city.ids)) {
      const was = before.get(datasetId);
      if (was?.opdId === 'dpp') expect(after).toEqual(was);
      else expect(after).toEqual({ ...was, opdId: 'dpp', updatedAt: now.toISOString(), revision: (was?.revision ?? 0) + 1 });
      const seen = (dataset: typeof was) => decide(anonymous, 'see', { kind: 'dataset', dataset }, now).effect;
      expect(seen(after)).toBe(seen(was));
    }
  });

  test('leaves a record of each move, that names the regulation', async () => {
    const city = await aCity(merged);
    await runAll(city.ports);
    expect(city.records.records.map(({ datasetId }) => datasetId).toSorted()).toEqual(
      city.ofDkp.map(({ datasetId }) => datasetId).toSorted(),
    );
    expect(city.records.records[0]).toMatchObject({ operation: 'moveDataset', institutions: ['dkp', 'dpp'], name: 'Perda 7/2026' });
  });

  test('brings what waits onto the lists of the other, and off its own', async () => {
    const city = await aCity(merged);
    const [review] = (await city.reviews.listWaiting('dkp', 100)).items;
    const all = await city.reviews.listWaiting(undefined, 100);
    await runAll(city.ports);
    expect((await city.reviews.listWaiting('dkp', 100)).items).toEqual([]);
    expect((await city.reviews.listWaiting('dpp', 100)).items).toContainEqual({ ...review, opdId: 'dpp' });
    expect((await city.reviews.listWaiting(undefined, 100)).items).toEqual(all.items.map((item) => ({ ...item, opdId: 'dpp' })));
    expect(await city.uploads.get(review?.datasetId ?? '', review?.uploadId ?? '')).toMatchObject({ opdId: 'dpp', state: 'in-review' });
    expect(await city.requests.listWaiting('dkp', 100)).toEqual({ items: [] });
    const [waiting] = (await city.requests.listWaiting('dpp', 100)).items;
    expect(await city.requests.get(waiting?.datasetId ?? '', waiting?.requestId ?? '')).toMatchObject({ opdId: 'dpp', state: 'waiting' });
    expect(await city.profiles.list()).toEqual([expect.objectContaining({ opdId: 'dpp', revision: 3 })]);
  });

  test('tells the head of the other, once, and names no dataset', async () => {
    const city = await aCity(merged);
    await runAll(city.ports);
    const [message, ...others] = city.outbox.all();
    expect(others).toEqual([]);
    expect(message).toMatchObject({ to: { opdId: 'dpp', role: 'head' }, subject: 'Data Dinas Ketahanan Pangan beralih ke OPD Anda' });
    for (const { datasetId, title } of city.ofDkp) {
      expect(message?.text).not.toContain(datasetId);
      expect(message?.text).not.toContain(title);
    }
  });

  test('is moved once: another run writes nothing', async () => {
    const city = await aCity(merged);
    await runAll(city.ports);
    const [state, records, asked] = [await stateOf(city), city.records.records.length, city.refresh.requested.length];
    const counting = killedAfter(city.ports, 1_000_000);
    await moveOpds(counting.ports, 'run-again');
    expect(await stateOf(city)).toEqual(state);
    expect([city.records.records.length, city.refresh.requested.length]).toEqual([records, asked]);
  });
});

describe.each([
  ['went whole into another', merged],
  ['was divided', divided],
])('a run that is killed, of an OPD that %s', (_how, city) => {
  test('is gone on with by the next to the very same end, after whichever write it was', async () => {
    const whole = await aCity(city);
    await runAll(whole.ports);
    const expected = await stateOf(whole);
    let nth = 0;
    for (let isLonger = true; isLonger; ) {
      nth += 1;
      const broken = await aCity(city);
      const { ports, wasKilled } = killedAfter(broken.ports, nth);
      await moveOpds(ports, 'killed').catch(() => undefined);
      isLonger = wasKilled();
      await runAll(broken.ports);
      expect(await stateOf(broken), `killed after write ${nth}`).toEqual(expected);
      expect(broken.refresh.requested.length).toBeGreaterThan(0);
    }
    expect(nth).toBeGreaterThan(50);
  });
});

describe('an OPD that was divided', () => {
  test('gives each its own by name, and the rest to whoever takes the rest', async () => {
    const city = await aCity(divided);
    const before = await sums(city);
    await runAll(city.ports);
    for (const { datasetId } of city.ofDkp) {
      const to = ['dkp-data-0', 'dkp-data-1'].includes(datasetId) ? 'dpp' : 'dlh';
      expect((await city.datasets.get(datasetId))?.opdId, datasetId).toBe(to);
    }
    expect(await sums(city)).toEqual(before);
    expect(city.outbox.all().map(({ to }) => to)).toEqual([
      { opdId: 'dpp', role: 'head' },
      { opdId: 'dlh', role: 'head' },
    ]);
    expect(city.outbox.all()[0]?.text).toContain('hak baca dimohon lagi');
  });

  test('keeps what nobody was given, stays on the board with it, and the walidata is told how much', async () => {
    const city = await aCity(
      cityAfter([
        { opdId: 'dpp', datasets: ['dkp-data-0'] },
        { opdId: 'dlh', datasets: ['dkp-data-1'] },
      ]),
    );
    const before = await sums(city);
    expect(await moveOpds(city.ports, 'run')).toMatchObject({ moved: 2, staying: city.ofDkp.length - 2 });
    await runAll(city.ports);
    expect(await sums(city)).toEqual(before);
    expect((await city.datasets.listByOpd('dkp')).length).toBe(city.ofDkp.length - 2);
    const told = city.outbox.all().filter(({ to }) => 'opdId' in to && to.opdId === 'diskominfo');
    expect(told.map(({ text }) => text)).toEqual([expect.stringContaining(`${city.ofDkp.length - 2} dataset`)]);
  });
});
