import type { StoredSample } from './sample-store.ts';

export type Statistic =
  | { readonly kind: 'Sum' | 'Average' | 'Minimum' | 'Maximum' | 'SampleCount' }
  | { readonly kind: 'percentile'; readonly rank: number };
export type DataPoint = { readonly at: number; readonly value: number };

/**
 * The statistic that a name asks for: Sum, Average, Minimum, Maximum, SampleCount, or a percentile such as p95 and p99.9.
 * Undefined for CloudWatch's others (trimmed and winsorized means, interquartile mean), which are not served here.
 */
export function parseStatistic(name: string): Statistic | undefined {
  if (name === 'Sum' || name === 'Average' || name === 'Minimum' || name === 'Maximum' || name === 'SampleCount') return { kind: name };
  const percentile = /^p(\d{1,3}(?:\.\d{1,10})?)$/.exec(name);
  const rank = Number(percentile?.[1] ?? Number.NaN);
  return rank >= 0 && rank <= 100 ? { kind: 'percentile', rank } : undefined;
}

/** One point a period, at the period's start (whole periods since 1970); periods without samples have none. Oldest first. */
export function pointsOf(samples: readonly StoredSample[], periodSeconds: number, statistic: Statistic): readonly DataPoint[] {
  const period = periodSeconds * 1000;
  const periods = new Map<number, StoredSample[]>();
  for (const sample of samples) {
    const start = Math.floor(sample.at / period) * period;
    const ofPeriod = periods.get(start);
    if (ofPeriod === undefined) periods.set(start, [sample]);
    else ofPeriod.push(sample);
  }
  return [...periods].flatMap(([at, ofPeriod]) => {
    const value = statisticOf(ofPeriod, statistic);
    return value === undefined ? [] : [{ at, value }];
  });
}

/** The statistic of all samples of one period; undefined where they have none. */
export function statisticOf(samples: readonly StoredSample[], statistic: Statistic): number | undefined {
  const sum = samples.reduce((total, sample) => total + sample.sum, 0);
  const count = samples.reduce((total, sample) => total + sample.count, 0);
  switch (statistic.kind) {
    case 'Sum':
      return sum;
    case 'SampleCount':
      return count;
    case 'Average':
      return sum / count;
    case 'Minimum':
      return samples.reduce((least, sample) => Math.min(least, sample.minimum), Number.POSITIVE_INFINITY);
    case 'Maximum':
      return samples.reduce((most, sample) => Math.max(most, sample.maximum), Number.NEGATIVE_INFINITY);
    case 'percentile':
      return percentileOf(samples, statistic.rank, count);
  }
}

/**
 * The nearest-rank percentile. A set of values that came as its sum and ends alone has no percentiles, as on AWS:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html#Percentiles
 */
function percentileOf(samples: readonly StoredSample[], rank: number, count: number): number | undefined {
  if (samples.some(({ minimum, maximum }) => minimum !== maximum)) return undefined;
  const rising = samples.toSorted((left, right) => left.minimum - right.minimum);
  let passed = 0;
  for (const sample of rising) {
    passed += sample.count;
    if (passed >= (rank / 100) * count) return sample.minimum;
  }
  return rising.at(-1)?.minimum;
}
