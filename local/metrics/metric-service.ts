import {
  answered,
  failed,
  type JsonAnswer,
  type JsonCall,
  type JsonService,
  operation,
  refusalOf,
  serviceOf,
} from '../requests/json-operation.ts';
import type { ServiceAccess } from '../requests/permissions.ts';
import { type Datum, type MetricInput, metricShapes, type Query } from './metric-shapes.ts';
import { type Dimensions, type Sample, type Summary, summaryOf } from './sample.ts';
import type { SampleStore } from './sample-store.ts';
import { parseStatistic, pointsOf } from './statistics.ts';

// What one answer of GetMetricData holds at most; AWS would page further, which no caller here needs.
const maxDataPoints = 100_800;
const listPage = 500;
const recentlyMilliseconds = 3 * 60 * 60 * 1000;

/** CloudWatch over AWS JSON 1.0: PutMetricData, GetMetricData and ListMetrics. Rights are asked on '*', as CloudWatch has no ARNs for metrics. */
export function metricService(store: SampleStore, access: ServiceAccess): JsonService {
  const refusal = (call: JsonCall, context?: Readonly<Record<string, string>>) =>
    refusalOf(access.isAllowed, 403, { accessKeyId: call.accessKeyId, action: `cloudwatch:${call.action}`, resource: '*' }, context);
  return serviceOf('GraniteServiceVersion20100801', 403, {
    PutMetricData: operation(metricShapes.PutMetricData, (input, call) => {
      return refusal(call, { 'cloudwatch:namespace': input.Namespace }) ?? put(store, input, access.now());
    }),
    GetMetricData: operation(metricShapes.GetMetricData, (input, call) => refusal(call) ?? read(store, input)),
    ListMetrics: operation(metricShapes.ListMetrics, (input, call) => refusal(call) ?? list(store, input, access.now())),
  });
}

function invalid(message: string): JsonAnswer {
  return { ...failed('com.amazonaws.cloudwatch#InvalidParameterValueException', message), queryError: 'InvalidParameterValue;Sender' };
}

function put(store: SampleStore, input: MetricInput<'PutMetricData'>, now: Date): JsonAnswer {
  const samples: Sample[] = [];
  for (const datum of input.MetricData) {
    const summaries = summariesOf(datum);
    if (summaries === undefined) return invalid(`${datum.MetricName} must have a Value, or Values with as many Counts, or StatisticValues`);
    const at = datum.Timestamp === undefined ? now.getTime() : Math.round(datum.Timestamp * 1000);
    const metric = { namespace: input.Namespace, name: datum.MetricName, dimensions: dimensionsOf(datum.Dimensions) };
    for (const summary of summaries) samples.push({ ...metric, at, unit: datum.Unit, ...summary });
  }
  store.add(samples);
  return answered();
}

function summariesOf({ Value, Values, Counts, StatisticValues }: Datum): readonly Summary[] | undefined {
  if ([Value, Values, StatisticValues].filter((given) => given !== undefined).length !== 1) return undefined;
  if (Value !== undefined) return [summaryOf(Value)];
  if (StatisticValues !== undefined) {
    const { SampleCount: count, Sum: sum, Minimum: minimum, Maximum: maximum } = StatisticValues;
    return [{ count, sum, minimum, maximum }];
  }
  if (Values === undefined || Values.length === 0 || (Counts !== undefined && Counts.length !== Values.length)) return undefined;
  return Values.map((value, index) => summaryOf(value, Counts?.[index]));
}

function read(store: SampleStore, input: MetricInput<'GetMetricData'>): JsonAnswer {
  if (input.StartTime >= input.EndTime) return invalid('The parameter StartTime must be less than the parameter EndTime.');
  const results: object[] = [];
  let points = 0;
  for (const query of input.MetricDataQueries.filter(({ ReturnData }) => ReturnData)) {
    const result = resultOf(store, query, input);
    if (result === undefined) return invalid(`${query.MetricStat.Stat} is not a statistic that is served here`);
    points += result.Values.length;
    results.push(result);
  }
  if (points > maxDataPoints) return invalid(`The queries give ${points} data points; one answer holds ${maxDataPoints}.`);
  return answered({ MetricDataResults: results, Messages: [] });
}

function resultOf(store: SampleStore, { Id, Label, MetricStat }: Query, input: MetricInput<'GetMetricData'>) {
  const { Metric, Period, Stat, Unit } = MetricStat;
  const statistic = parseStatistic(Stat);
  if (statistic === undefined) return undefined;
  const metric = { namespace: Metric.Namespace, name: Metric.MetricName, dimensions: dimensionsOf(Metric.Dimensions) };
  // CloudWatch rounds the start down to the whole minute.
  const from = Math.floor(input.StartTime / 60) * 60_000;
  const samples = store.read(metric, from, input.EndTime * 1000).filter(({ unit }) => Unit === undefined || unit === Unit);
  const points = pointsOf(samples, Period, statistic);
  const ordered = input.ScanBy === 'TimestampAscending' ? points : points.toReversed();
  return {
    Id,
    Label: Label ?? Metric.MetricName,
    Timestamps: ordered.map(({ at }) => at / 1000),
    Values: ordered.map(({ value }) => value),
    StatusCode: 'Complete',
  };
}

function list(store: SampleStore, input: MetricInput<'ListMetrics'>, now: Date): JsonAnswer {
  const matching = store
    .series()
    .filter(
      (series) =>
        (input.Namespace === undefined || series.namespace === input.Namespace) &&
        (input.MetricName === undefined || series.name === input.MetricName) &&
        (input.RecentlyActive === undefined || series.lastAt >= now.getTime() - recentlyMilliseconds) &&
        input.Dimensions.every(
          ({ Name, Value }) => Object.hasOwn(series.dimensions, Name) && (Value === undefined || series.dimensions[Name] === Value),
        ),
    );
  const offset = Number(input.NextToken ?? 0);
  const page = matching.slice(offset, offset + listPage);
  const Metrics = page.map(({ namespace, name, dimensions }) => {
    return { Namespace: namespace, MetricName: name, Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })) };
  });
  return answered({ Metrics, ...(offset + listPage < matching.length ? { NextToken: String(offset + listPage) } : {}) });
}

function dimensionsOf(dimensions: Datum['Dimensions']): Dimensions {
  return Object.fromEntries(dimensions.map(({ Name, Value }) => [Name, Value]));
}
