import { type CloudWatchClient, GetMetricDataCommand, type MetricDataQuery, type MetricDataResult } from '@aws-sdk/client-cloudwatch';
import type { HistoryPoint, ProgressHistory } from '../../progress/progress.port.ts';

const daySeconds = 24 * 60 * 60;
const metricNames = { delivered: 'DatasetsDelivered', late: 'DatasetsLate' } as const;

/** Daily points of the gauges in the city's `namespace`, the day's highest value. GetMetricData takes 500 queries a call; a city's OPDs need two each. */
export function cloudWatchProgressHistory(cloudWatch: CloudWatchClient, namespace: string): ProgressHistory {
  const queryOf = (opdId: string, place: number, name: keyof typeof metricNames) => query({ namespace, opdId }, place, name);
  return {
    async read(opdIds, from, to) {
      const queries = opdIds.flatMap((opdId, place) => [queryOf(opdId, place, 'delivered'), queryOf(opdId, place, 'late')]);
      const { MetricDataResults } = await cloudWatch.send(
        new GetMetricDataCommand({ StartTime: from, EndTime: to, MetricDataQueries: queries, ScanBy: 'TimestampAscending' }),
      );
      const results = new Map((MetricDataResults ?? []).map((result) => [result.Id, result]));
      return new Map(opdIds.map((opdId, place) => [opdId, join(results.get(`delivered${place}`), results.get(`late${place}`))]));
    },
  };
}

function query(
  { namespace, opdId }: { readonly namespace: string; readonly opdId: string },
  place: number,
  name: keyof typeof metricNames,
): MetricDataQuery {
  return {
    Id: `${name}${place}`,
    MetricStat: {
      Metric: { Namespace: namespace, MetricName: metricNames[name], Dimensions: [{ Name: 'Opd', Value: opdId }] },
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
