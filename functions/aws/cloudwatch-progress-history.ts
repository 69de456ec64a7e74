import { type CloudWatchClient, GetMetricDataCommand, type MetricDataQuery, type MetricDataResult } from '@aws-sdk/client-cloudwatch';
import { metricsNamespace } from '../limits.ts';
import type { HistoryPoint, ProgressHistory } from '../progress/progress-count.ts';

const daySeconds = 24 * 60 * 60;
const metricNames = { delivered: 'DatasetsDelivered', late: 'DatasetsLate' } as const;

/** Daily points of the gauges, the day's highest value. GetMetricData takes 500 queries a call; a city's OPDs need two each. */
export function cloudWatchProgressHistory(cloudWatch: CloudWatchClient): ProgressHistory {
  return {
    async read(opdIds, from, to) {
      const queries = opdIds.flatMap((opdId, place) => [query(opdId, place, 'delivered'), query(opdId, place, 'late')]);
      const { MetricDataResults } = await cloudWatch.send(
        new GetMetricDataCommand({ StartTime: from, EndTime: to, MetricDataQueries: queries, ScanBy: 'TimestampAscending' }),
      );
      const results = new Map((MetricDataResults ?? []).map((result) => [result.Id, result]));
      return new Map(opdIds.map((opdId, place) => [opdId, join(results.get(`delivered${place}`), results.get(`late${place}`))]));
    },
  };
}

function query(opdId: string, place: number, name: keyof typeof metricNames): MetricDataQuery {
  return {
    Id: `${name}${place}`,
    MetricStat: {
      Metric: { Namespace: metricsNamespace, MetricName: metricNames[name], Dimensions: [{ Name: 'Opd', Value: opdId }] },
      Period: daySeconds,
      Stat: 'Maximum',
    },
  };
}

function join(delivered: MetricDataResult | undefined, late: MetricDataResult | undefined): HistoryPoint[] {
  const lateAt = new Map((late?.Timestamps ?? []).map((at, place) => [at.getTime(), late?.Values?.[place] ?? 0]));
  return (delivered?.Timestamps ?? []).map((at, place) => ({
    at: at.toISOString(),
    delivered: delivered?.Values?.[place] ?? 0,
    late: lateAt.get(at.getTime()) ?? 0,
  }));
}
