import { describe, expect, test } from 'vitest';
import type { ProgressCount } from '../../functions/model/progress-count.ts';
import type { CityGauges } from '../../functions/progress/progress.port.ts';
import { recount, recountCity } from '../../functions/progress/recount.ts';
import { memoryDatasets } from '../fakes/memory-datasets.ts';
import { memoryProgress } from '../fakes/memory-progress.ts';
import { anOpd, uploadsOf } from './an-opd.ts';

/** A city of one OPD with datasets and one without, and what is told of them. */
function city(start: string) {
  const opd = anOpd(3, new Date('2026-11-24T05:00:00Z'));
  const datasets = memoryDatasets(...opd.datasets);
  const told: string[] = [];
  const ofCity: CityGauges[] = [];
  let now = new Date(start);
  const ports = {
    datasets,
    uploads: uploadsOf(opd),
    progress: memoryProgress(),
    now: () => now,
    metrics: {
      ofOpd: ({ opdId }: Pick<ProgressCount, 'opdId'>) => void told.push(opdId),
      ofCity: (gauges: CityGauges) => void ofCity.push(gauges),
    },
  };
  const at = async (time: string, run: () => Promise<unknown>): Promise<string[]> => {
    now = new Date(time);
    told.length = 0;
    await run();
    return [...told];
  };
  return { ports, datasets, ofCity, at, opdIds: ['dinkes', 'dinsos'] };
}

describe('gauges', () => {
  test('are told at the first count of a day in the city, and not again that day', async () => {
    const { ports, at, ofCity, opdIds } = city('2026-11-24T05:00:00Z');
    const counted = () => recountCity(ports, opdIds);
    expect(await at('2026-11-24T05:05:00Z', counted)).toEqual(['dinkes']);
    expect(await at('2026-11-24T11:05:00Z', counted)).toEqual([]);
    // Five past midnight in Jakarta, when it is the same day in UTC still.
    expect(await at('2026-11-24T17:05:00Z', counted)).toEqual(['dinkes']);
    expect(await at('2026-11-24T23:05:00Z', counted)).toEqual([]);
    expect(ofCity).toHaveLength(2);
  });

  test('of an OPD are told when they changed, and those of no other', async () => {
    const { ports, datasets, at, opdIds, ofCity } = city('2026-11-24T05:00:00Z');
    await at('2026-11-24T05:05:00Z', () => recountCity(ports, opdIds));
    const late = (await datasets.listByOpd('dinkes')).find(
      ({ state, nextDue }) => state === 'published' && nextDue && nextDue < '2026-11-24',
    );
    if (!late) throw new Error('none is late');
    expect(await at('2026-11-24T06:00:00Z', () => recount(ports, ['dinkes']))).toEqual([]);
    datasets.put({ ...late, nextDue: '2027-06-30T16:59:59.000Z' });
    expect(await at('2026-11-24T06:05:00Z', () => recount(ports, ['dinkes']))).toEqual(['dinkes']);
    expect(ofCity).toHaveLength(1);
  });

  test('of an OPD whose datasets went to another are told once at 0, and no more', async () => {
    const { ports, datasets, at, opdIds, ofCity } = city('2026-11-24T05:00:00Z');
    const counted = () => recountCity(ports, opdIds);
    await at('2026-11-24T05:05:00Z', counted);
    for (const dataset of await datasets.listByOpd('dinkes')) datasets.put({ ...dataset, opdId: 'dinsos' });
    expect(await at('2026-11-24T06:05:00Z', counted)).toEqual(opdIds);
    expect(await ports.progress.now('dinkes')).toMatchObject({ planned: 0, late: 0 });
    expect(await at('2026-11-24T17:05:00Z', counted)).toEqual(['dinsos']);
    expect(ofCity).toHaveLength(2);
  });

  test('of the city are the sums of its OPDs, statuses adding up to what is planned', async () => {
    const { ports, at, ofCity, opdIds } = city('2026-11-24T05:00:00Z');
    await at('2026-11-24T05:05:00Z', () => recountCity(ports, opdIds));
    const counts = await Promise.all(opdIds.map((opdId) => ports.progress.now(opdId)));
    const sum = (of: (count: ProgressCount) => number) => counts.reduce((total, count) => total + (count ? of(count) : 0), 0);
    const [gauges] = ofCity;
    expect(gauges).toMatchObject({
      planned: sum(({ planned }) => planned),
      delivered: sum(({ delivered }) => delivered),
      rows: sum(({ rows }) => rows),
    });
    expect(Object.values(gauges?.statuses ?? {}).reduce((total, one) => total + one, 0)).toBe(gauges?.planned);
    expect(gauges?.planned).toBeGreaterThan(0);
  });

  test('of the city are not told of a part of it, and are with the run that comes again', async () => {
    const { ports, at, ofCity, opdIds } = city('2026-11-24T05:00:00Z');
    const { keepStandings } = ports.progress;
    let fails = true;
    ports.progress.keepStandings = async (standings, date) => {
      if (fails && standings.opdId === 'dinkes') throw new Error('unavailable');
      await keepStandings(standings, date);
    };
    await expect(at('2026-11-24T05:05:00Z', () => recountCity(ports, opdIds))).rejects.toThrow(/dinkes/);
    expect(ofCity).toEqual([]);
    fails = false;
    expect(await at('2026-11-24T05:07:00Z', () => recountCity(ports, opdIds))).toEqual(['dinkes']);
    expect(ofCity).toHaveLength(1);
  });
});
