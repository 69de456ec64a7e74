import { type Metric, type Sample, type Summary, summaryOf } from './sample.ts';

/** What AWS's services tell of themselves, counted as it happens and handed over as one sample a metric. */
export type ServiceMetrics = {
  /** One observation. Kept only of metrics that somebody watches. */
  readonly observe: (metric: Metric, value: number) => void;
  /** What was observed since the last time. */
  readonly take: (at: Date) => readonly Sample[];
};

/**
 * What the laptop tells in the name of AWS's services: `observed` as it happens, or `constant` because it never happens here.
 * An alarm on a metric that is not `observed` can't ring on a laptop.
 */
export const toldInNameOf: Readonly<Record<string, Readonly<Record<string, 'observed' | 'constant'>>>> = {
  'AWS/Lambda': { Invocations: 'observed', Errors: 'observed', Throttles: 'constant' },
  'AWS/DynamoDB': { ReadThrottleEvents: 'constant', WriteThrottleEvents: 'constant' },
  'AWS/ApiGateway': { Count: 'observed', '4XXError': 'observed', '5XXError': 'observed', Latency: 'observed' },
  'AWS/SQS': { ApproximateNumberOfMessagesVisible: 'observed', ApproximateAgeOfOldestMessage: 'observed' },
};

/** A metric that somebody watches; of one watched by a percentile each value is told, since a sum and its ends have none. */
export type WatchedMetric = { readonly metric: Metric; readonly byPercentile: boolean };

type Counted = { readonly metric: Metric; readonly summary: Summary };

/**
 * Holds one summary for each of `watched`, and of those watched by a percentile one for each value, in whole numbers, until they are taken: so it grows with the calls of a
 * minute and no further.
 */
export function serviceMetrics(watched: readonly WatchedMetric[]): ServiceMetrics {
  const isWatched = new Map<string, WatchedMetric>();
  for (const one of watched) {
    const key = keyOf(one.metric);
    isWatched.set(key, { ...one, byPercentile: one.byPercentile || isWatched.get(key)?.byPercentile === true });
  }
  let counted = new Map<string, Counted>();
  return {
    observe: (metric, value) => {
      const key = keyOf(metric);
      const found = isWatched.get(key);
      if (found === undefined) return;
      const place = found.byPercentile ? `${key} ${Math.round(value)}` : key;
      const summary = summaryOf(found.byPercentile ? Math.round(value) : value);
      counted.set(place, { metric: found.metric, summary: added(counted.get(place)?.summary, summary) });
    },
    take: (at) => {
      const taken = counted;
      counted = new Map();
      return [...taken.values()].map(({ metric, summary }) => ({ ...metric, at: at.getTime(), unit: 'None', ...summary }));
    },
  };
}

function added(before: Summary | undefined, one: Summary): Summary {
  if (before === undefined) return one;
  return {
    count: before.count + one.count,
    sum: before.sum + one.sum,
    minimum: Math.min(before.minimum, one.minimum),
    maximum: Math.max(before.maximum, one.maximum),
  };
}

function keyOf({ namespace, name, dimensions }: Metric): string {
  const sorted = Object.entries(dimensions).sort(([left], [right]) => (left < right ? -1 : 1));
  return JSON.stringify([namespace, name, sorted]);
}
