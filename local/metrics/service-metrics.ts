import type { Metric, Sample, Summary } from './sample.ts';

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
  'AWS/ApiGateway': { Count: 'observed', '4XXError': 'observed', '5XXError': 'observed' },
  'AWS/SQS': { ApproximateNumberOfMessagesVisible: 'observed', ApproximateAgeOfOldestMessage: 'observed' },
};

/** Holds one summary for each of `watched`, and so never grows. */
export function serviceMetrics(watched: readonly Metric[]): ServiceMetrics {
  const isWatched = new Map(watched.map((metric) => [keyOf(metric), metric]));
  let summaries = new Map<string, Summary>();
  return {
    observe: (metric, value) => {
      const key = keyOf(metric);
      if (!isWatched.has(key)) return;
      const { count, sum, minimum, maximum } = summaries.get(key) ?? { count: 0, sum: 0, minimum: value, maximum: value };
      summaries.set(key, { count: count + 1, sum: sum + value, minimum: Math.min(minimum, value), maximum: Math.max(maximum, value) });
    },
    take: (at) => {
      const taken = summaries;
      summaries = new Map();
      return [...taken].flatMap(([key, summary]) => {
        const metric = isWatched.get(key);
        return metric === undefined ? [] : [{ ...metric, at: at.getTime(), unit: 'None', ...summary }];
      });
    },
  };
}

function keyOf({ namespace, name, dimensions }: Metric): string {
  const sorted = Object.entries(dimensions).sort(([left], [right]) => (left < right ? -1 : 1));
  return JSON.stringify([namespace, name, sorted]);
}
