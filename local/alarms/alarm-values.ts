import type { AlarmModel, WatchedValue } from '../assembly/alarms.ts';
import type { SampleStore, StoredSample } from '../metrics/sample-store.ts';
import { type Statistic, statisticOf } from '../metrics/statistics.ts';
import { furtherPeriods } from './evaluate.ts';

const minuteMilliseconds = 60_000;

export type Samples = Pick<SampleStore, 'read' | 'series'>;

/**
 * The values of an alarm's periods, newest first, `undefined` where a period has none. The newest period ends with the running minute, and all
 * move on with it ("Alarm evaluation windows": a sliding window, unless the template says otherwise).
 */
export function alarmValues(alarm: AlarmModel, samples: Samples, now: Date): readonly (number | undefined)[] {
  const end = (Math.floor(now.getTime() / minuteMilliseconds) + 1) * minuteMilliseconds;
  const period = alarm.periodSeconds * 1000;
  const count = alarm.evaluationPeriods + furtherPeriods;
  const all = watchedSamples(alarm.watched, samples, end - count * period, end);
  const statistic: Statistic = alarm.watched.kind === 'metric' ? alarm.watched.statistic : { kind: 'Sum' };
  const byPeriod = Map.groupBy(all, ({ at }) => Math.ceil((end - at) / period) - 1);
  const values = Array.from({ length: count }, (_none, age) => {
    const ofPeriod = byPeriod.get(age);
    return ofPeriod === undefined ? undefined : statisticOf(ofPeriod, statistic);
  });
  const fill = alarm.watched.kind === 'metric' ? alarm.watched.fill : undefined;
  // A metric that was never told has no series that could be filled.
  return all.length === 0 ? values : values.map((value) => value ?? fill);
}

function watchedSamples(watched: WatchedValue, samples: Samples, from: number, until: number): readonly StoredSample[] {
  if (watched.kind === 'metric') return samples.read(watched.metric, from, until);
  const isOne = (dimensions: Readonly<Record<string, string>>) => Object.keys(dimensions).join() === watched.dimension;
  return samples
    .series()
    .filter(({ namespace, name, dimensions }) => namespace === watched.namespace && name === watched.name && isOne(dimensions))
    .flatMap((series) => samples.read(series, from, until));
}
