import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rebuildIndex } from '../../functions/catalog/rebuild-index.ts';
import { limits } from '../../functions/limits.ts';
import type { Dataset } from '../../functions/model/dataset.ts';
import { countReads } from '../../functions/reads/count-reads.ts';
import { memoryCatalogIndex } from '../fakes/memory-catalog-index.ts';
import { memoryDatasets } from '../fakes/memory-datasets.ts';
import { memoryReadCounts } from '../fakes/memory-read-counts.ts';
import { memoryReadLog } from '../fakes/memory-read-log.ts';
import { sampleCity } from '../fakes/sample-city.ts';
import { closedDataset, sampleDataset } from '../fakes/sample-datasets.ts';

const now = new Date('2026-12-01T02:00:00Z');
const held = sampleDataset({ datasetId: 'ditahan', hold: { at: '2026-11-01T00:00:00Z', by: 'head', reason: 'x' } });
const datasets = [
  sampleDataset(),
  sampleDataset({ datasetId: 'constructor', title: 'Constructor' }),
  closedDataset(),
  held,
  sampleDataset({ datasetId: 'terbatas', access: 'limited', sharing: 'government' }),
  sampleDataset({ datasetId: 'rancangan', state: 'draft' }),
  sampleDataset({ datasetId: 'ditarik', state: 'withdrawn' }),
];
const openIds = ['constructor', 'puskesmas'];

const lineOf = (date: string, path: string, status: string | number = '200', result = 'Hit') =>
  JSON.stringify({ date, 'cs-uri-stem': path, 'sc-status': status, 'x-edge-result-type': result });
const file = (lines: readonly string[], at = '2026-11-30T00:30:00Z') => ({ at, text: lines.map((line) => `${line}\n`).join('') });

const seenDays = ['2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30', '2026-12-01'];

/** A city whose runs saw the same open on these days. */
async function city(files: Parameters<typeof memoryReadLog>[0], stored: readonly Dataset[] = datasets, seen: readonly string[] = seenDays) {
  const store = memoryDatasets(...stored);
  const index = memoryCatalogIndex();
  await rebuildIndex({ datasets: store, index, opdIds: ['dinkes', 'disdukcapil'], now: () => now });
  const counts = memoryReadCounts();
  for (const day of seen) await counts.putOpen({ day, datasetIds: openIds });
  const ports = { city: sampleCity, datasets: store, index, counts, log: memoryReadLog(files) };
  return { counts, store, ports, count: (at = now, days?: string[]) => countReads(ports, at, days && { days }) };
}

describe('countReads', () => {
  test('counts each open dataset’s reads of the day that the log has whole, hits and misses alike', async () => {
    const { counts, count } = await city([
      file([
        lineOf('2026-11-29', '/dataset/puskesmas'),
        lineOf('2026-11-29', '/v1/datasets/puskesmas', 200, 'Miss'),
        lineOf('2026-11-29', '/v1/datasets/puskesmas/rows', '304'),
        lineOf('2026-11-29', '/v1/datasets/puskesmas/files/csv', '302', 'Error'),
        lineOf('2026-11-29', '/v1/datasets/puskesmas/rows', '404', 'Error'),
        lineOf('2026-11-30', '/dataset/puskesmas'),
        lineOf('2026-12-01', '/dataset/puskesmas'),
      ]),
    ]);
    expect(await count()).toEqual({ days: 1, files: 1, lines: 7, unreadLines: 0, reads: 4, notCounted: 0 });
    expect(await counts.day('2026-11-29')).toEqual({
      day: '2026-11-29',
      countedAt: now.toISOString(),
      unreadLines: 0,
      datasets: [
        { datasetId: 'constructor', page: 0, data: 0 },
        { datasetId: 'puskesmas', page: 2, data: 2 },
      ],
    });
    expect([...counts.days.keys()]).toEqual(['2026-11-29']);
    expect(await counts.recent()).toMatchObject({ until: '2026-11-29', days: 1 });
  });

  test('names no dataset that anyone may not read, whatever the log says of it', async () => {
    const paths = [...datasets.map(({ datasetId }) => datasetId), 'tak-ada', '3671012345678901'];
    const { counts, count } = await city([file(paths.map((id) => lineOf('2026-11-29', `/dataset/${id}`)))]);
    await count();
    expect((await counts.day('2026-11-29'))?.datasets.map(({ datasetId }) => datasetId)).toEqual(openIds);
    expect(JSON.stringify([...counts.days.values()])).not.toMatch(/register|3671|tak-ada|ditahan/);
  });

  test('a dataset that is tightened is counted no more, before the index knows it', async () => {
    const { counts, store, count } = await city([file([lineOf('2026-11-29', '/dataset/puskesmas')])]);
    await store.hide('puskesmas', 4);
    await count();
    expect((await counts.day('2026-11-29'))?.datasets.map(({ datasetId }) => datasetId)).toEqual(['constructor']);
  });

  test('a day is put whole: counted again, with what came late, it is no sum of both', async () => {
    const first = await city([file([lineOf('2026-11-29', '/dataset/puskesmas')])]);
    await first.count();
    const late = memoryReadLog([
      file([lineOf('2026-11-29', '/dataset/puskesmas')]),
      file([lineOf('2026-11-29', '/dataset/puskesmas')], '2026-11-30T23:00:00Z'),
    ]);
    const next = new Date('2026-12-02T02:00:00Z');
    for (let run = 0; run < 2; run += 1) await countReads({ ...first.ports, log: late }, next);
    expect((await first.counts.day('2026-11-29'))?.datasets).toContainEqual({ datasetId: 'puskesmas', page: 2, data: 0 });
    expect(await first.counts.recent()).toMatchObject({
      days: 1,
      datasets: expect.arrayContaining([{ datasetId: 'puskesmas', page: 2, data: 0 }]),
    });
  });

  test('lines that are none of the log are told by their number alone', async () => {
    const wrong = [
      'x',
      '{}',
      '[]',
      'null',
      lineOf('kemarin', '/dataset/puskesmas'),
      '{"date":"2026-11-29"}',
      'y'.repeat(limits.maxReadLineCharacters + 1),
    ];
    const { counts, count } = await city([file([...wrong, lineOf('2026-11-29', '/dataset/puskesmas')])]);
    expect(await count()).toMatchObject({ lines: 8, unreadLines: 7, reads: 1 });
    expect(await counts.day('2026-11-29')).toMatchObject({ unreadLines: 7 });
  });

  test('a day of which there is no line was not logged: nothing is put for it', async () => {
    const { counts, count } = await city([file([lineOf('2026-11-30', '/dataset/puskesmas')])]);
    expect(await count()).toMatchObject({ days: 0, reads: 0 });
    expect(counts.days.size).toBe(0);
    expect(await counts.recent()).toBeUndefined();
  });

  test('files that came before the first of its days are not opened', async () => {
    const lines = [lineOf('2026-11-29', '/dataset/puskesmas')];
    const { ports, count } = await city([file(lines, '2026-11-27T23:59:59Z'), file(lines, '2026-11-28T00:00:00Z')]);
    await count();
    expect(ports.log.opened).toEqual(['1']);
  });

  test.each([['2026-11-27'], ['2026-12-02']])('does not count %s, of which the log is gone or not begun', async (day) => {
    const { count } = await city([file([lineOf(day, '/dataset/puskesmas')])]);
    await expect(count(now, [day])).rejects.toThrow('no such day');
  });

  test('counts today where it is asked to, and a later run writes it anew', async () => {
    const { counts, count } = await city([file([lineOf('2026-12-01', '/dataset/puskesmas')], '2026-12-01T01:00:00Z')]);
    await count(now, ['2026-12-01']);
    expect(await counts.recent()).toMatchObject({ until: '2026-12-01', days: 1 });
  });

  test('sums up the last thirty days that were counted, and no older one', async () => {
    const { counts, count } = await city([file([lineOf('2026-11-29', '/v1/datasets/puskesmas/rows')])]);
    const older = (day: string, page: number) => ({
      day,
      countedAt: now.toISOString(),
      unreadLines: 0,
      datasets: [{ datasetId: 'puskesmas', page, data: 0 }],
    });
    await counts.putDay(older('2026-10-30', 1_000));
    await counts.putDay(older('2026-10-31', 20));
    await counts.putDay(older('2026-11-10', 3));
    await count();
    expect(await counts.recent()).toEqual({
      until: '2026-11-29',
      days: 3,
      datasets: expect.arrayContaining([{ datasetId: 'puskesmas', page: 23, data: 1 }]),
    });
  });
});

const nightly = (day: string) => new Date(`${day}T02:00:00Z`);

/** The worker's runs, each at a city of which these datasets are open by then; the log holds a read of each on every day. */
async function nights(runs: readonly (readonly [day: string, open: readonly string[]])[], skipped: readonly string[] = []) {
  const ids = ['puskesmas', 'pasar'];
  const days = ['2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30', '2026-12-01', '2026-12-02'];
  const log = memoryReadLog([
    file(
      days.flatMap((day) => ids.map((id) => lineOf(day, `/dataset/${id}`))),
      '2026-12-03T00:00:00Z',
    ),
  ]);
  const counts = memoryReadCounts();
  const told: Awaited<ReturnType<typeof countReads>>[] = [];
  for (const [day, open] of runs) {
    if (skipped.includes(day)) continue;
    const stored = ids.map((datasetId) => sampleDataset({ datasetId, ...(open.includes(datasetId) ? {} : { state: 'draft' }) }));
    const { ports } = await city([], stored);
    told.push(await countReads({ ...ports, log, counts }, nightly(day)));
  }
  const of = async (day: string) => (await counts.day(day))?.datasets.map(({ datasetId }) => datasetId);
  return { of, told, counts };
}

describe('what was read of a dataset before it was open', () => {
  const both = ['pasar', 'puskesmas'];
  const one = ['puskesmas'];

  test('is in no count: closed on a day and opened on the next, it is counted from the first day that begins after a run saw it open', async () => {
    const { of, told } = await nights([
      ['2026-11-27', one],
      ['2026-11-28', one],
      ['2026-11-29', one],
      // Opened on the 30th, after that day's run.
      ['2026-11-30', one],
      ['2026-12-01', both],
      ['2026-12-02', both],
      ['2026-12-03', both],
      ['2026-12-04', both],
    ]);
    expect(await of('2026-11-29')).toEqual(one);
    expect(await of('2026-11-30')).toEqual(one);
    expect(await of('2026-12-01')).toEqual(one);
    expect(await of('2026-12-02')).toEqual(both);
    // Two days each night, of which `pasar` is left out while it was not seen open before and after.
    expect(told.map(({ notCounted }) => notCounted).slice(4)).toEqual([2, 2, 2, 1]);
  });

  test('held in between, as a run saw it, it is not counted on the days around', async () => {
    const { of } = await nights([
      ['2026-11-27', both],
      ['2026-11-28', both],
      ['2026-11-29', one],
      ['2026-11-30', both],
      ['2026-12-01', both],
      ['2026-12-02', both],
      ['2026-12-03', both],
    ]);
    expect(await of('2026-11-28')).toEqual(one);
    expect(await of('2026-11-29')).toEqual(one);
    expect(await of('2026-11-30')).toEqual(one);
    expect(await of('2026-12-01')).toEqual(both);
  });

  test.each([
    ['before it began', '2026-11-28'],
    ['after it ended', '2026-11-30'],
  ])('a day without a run %s has no count, which is not zero, and is told by number', async (_, missing) => {
    const runs = ['2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30', '2026-12-01'].map((day) => [day, both] as const);
    expect(await (await nights(runs)).of('2026-11-29')).toEqual(both);
    const { of, told, counts } = await nights(runs, [missing]);
    expect(await of('2026-11-29')).toBeUndefined();
    expect(told.at(-1)).toMatchObject({ days: 1, notCounted: both.length });
    expect(await counts.recent()).toMatchObject({ until: '2026-11-28' });
  });

  test('is in no count though the run of the day is done again when it is open: what a day’s runs saw, all of them saw', async () => {
    const { of } = await nights([
      ['2026-11-28', one],
      ['2026-11-28', both],
      ['2026-11-29', both],
      ['2026-11-30', both],
      ['2026-12-01', both],
    ]);
    expect(await of('2026-11-29')).toEqual(one);
  });

  test('a run that fails at the log has seen what was open all the same', async () => {
    const { ports } = await city([], datasets, []);
    const log = { ...ports.log, since: async () => Promise.reject(new Error('unexpected end of file')) };
    await expect(countReads({ ...ports, log }, now)).rejects.toThrow('unexpected end');
    expect(await ports.counts.openOn('2026-12-01')).toEqual({ day: '2026-12-01', datasetIds: openIds });
  });

  test('today, where the first run of a day serves as the one before, is of what that run saw', async () => {
    const lines = [lineOf('2026-12-01', '/dataset/puskesmas'), lineOf('2026-12-01', '/dataset/constructor')];
    const first = await city([file(lines, '2026-12-01T01:00:00Z')], [sampleDataset()], []);
    const asked = { days: ['2026-12-01'], firstRunServes: true };
    expect(await countReads(first.ports, now, asked)).toMatchObject({ days: 1, reads: 1, notCounted: 0 });
    const later = await city([file(lines, '2026-12-01T01:00:00Z')]);
    expect(await countReads({ ...later.ports, counts: first.counts }, now, asked)).toMatchObject({ reads: 1, notCounted: 1 });
    expect((await first.counts.day('2026-12-01'))?.datasets.map(({ datasetId }) => datasetId)).toEqual(['puskesmas']);
    const strict = await city([file(lines, '2026-12-01T01:00:00Z')], datasets, []);
    expect(await countReads(strict.ports, now, { days: ['2026-12-01'] })).toMatchObject({ days: 0, notCounted: 2 });
  });
});

test('agrees with an independent count of random readers', async () => {
  const ids = [...datasets.map(({ datasetId }) => datasetId), 'tak-ada'];
  const read = fc.record({
    day: fc.constantFrom('2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30'),
    id: fc.constantFrom(...ids),
    way: fc.constantFrom(
      ['/dataset/', '', 'page'],
      ['/v1/datasets/', '/rows', 'data'],
      ['/v1/datasets/', '/files/csv', 'data'],
      ['/v1/datasets/', '/uploads', 'none'],
    ),
    status: fc.constantFrom('200', '302', '304', '403', '404', '500'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(read, { maxLength: 30 }), { maxLength: 6 }), async (files) => {
      const { counts, count } = await city(
        files.map((reads) => file(reads.map(({ day, id, way: [before, after], status }) => lineOf(day, `${before}${id}${after}`, status)))),
      );
      await count();
      for (const day of ['2026-11-28', '2026-11-29']) {
        const asked = files.flat().filter((one) => one.day === day);
        const counted = await counts.day(day);
        if (asked.length === 0) expect(counted).toBeUndefined();
        else
          for (const id of openIds)
            for (const kind of ['page', 'data'] as const) {
              const expected = asked.filter(({ id: of, way, status }) => of === id && way[2] === kind && Number(status) < 400).length;
              expect(counted?.datasets.find(({ datasetId }) => datasetId === id)?.[kind]).toBe(expected);
            }
      }
    }),
    { numRuns: 60 },
  );
});
