import { type CloudWatchClient, GetMetricDataCommand, type MetricDataQuery, type MetricDataResult } from '@aws-sdk/client-cloudwatch';
import { dayInJakarta } from '../../model/jakarta-time.ts';
import type { HistoryPoint, ProgressHistory } from '../../progress/progress.port.ts';

// CloudWatch's days are UTC's: what is told five past midnight in the city would count for the day before. It keeps hours for 455 days.
const hourSeconds = 60 * 60;
const hourMilliseconds = hourSeconds * 1000;
const metricNames = { delivered: 'DatasetsDelivered', late: 'DatasetsLate' } as const;

/**
 * The gauges in the city's `namespace` as each day in the city left them, a point a day at the hour of its last telling. GetMetricData takes 500 queries a call; a city's OPDs need two each, and the city pays
 * for each (docs/cost.md). An hour in which they were told more than once has their highest.
 */
export function cloudWatchProgressHistory(cloudWatch: CloudWatchClient, namespace: string): ProgressHistory {
  const queryOf = (opdId: string, place: number, name: keyof typeof metricNames) => query({ namespace, opdId }, place, name);
  return {
    async read(opdIds, from, to) {
      const queries = opdIds.flatMap((opdId, place) => [queryOf(opdId, place, 'delivered'), queryOf(opdId, place, 'late')]);
      const values = await readAll(cloudWatch, queries, from, to);
      const none: Values = new Map();
      return new Map(
        opdIds.map((opdId, place) => [opdId, lastOfEachDay(values.get(`delivered${place}`) ?? none, values.get(`late${place}`) ?? none)]),
      );
    },
  };
}

/** The values of one metric by their time in milliseconds. */
type Values = ReadonlyMap<number, number>;

/** The answer to its end, by the id of each query: a page may hold a part of a metric's values. */
async function readAll(
  cloudWatch: CloudWatchClient,
  MetricDataQueries: MetricDataQuery[],
  from: Date,
  to: Date,
): Promise<Map<string, Values>> {
  const all = new Map<string, Map<number, number>>();
  const StartTime = new Date(Math.floor(from.getTime() / hourMilliseconds) * hourMilliseconds);
  let NextToken: string | undefined;
  do {
    const asked = new GetMetricDataCommand({ StartTime, EndTime: to, MetricDataQueries, ScanBy: 'TimestampAscending', NextToken });
    const page = await cloudWatch.send(asked);
    for (const result of page.MetricDataResults ?? []) addTo(all, result);
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return all;
}

function addTo(all: Map<string, Map<number, number>>, { Id = '', Timestamps = [], Values = [] }: MetricDataResult): void {
  const values = all.get(Id) ?? new Map<number, number>();
  for (const [place, at] of Timestamps.entries()) values.set(at.getTime(), Values[place] ?? 0);
  all.set(Id, values);
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
      Period: hourSeconds,
      Stat: 'Maximum',
    },
  };
}

/** Both are told in one line, so each time has both. */
function lastOfEachDay(delivered: Values, late: Values): HistoryPoint[] {
  const days = new Map<string, HistoryPoint>();
  for (const [time, value] of [...delivered].sort(([one], [other]) => one - other)) {
    const at = new Date(time);
    const day = dayInJakarta(at);
    days.set(day, { at: at.toISOString(), delivered: value, late: late.get(time) ?? 0 });
  }
  return [...days.values()];
}
