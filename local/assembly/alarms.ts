import * as z from 'zod';
import type { Metric } from '../metrics/sample.ts';
import { parseStatistic, type Statistic } from '../metrics/statistics.ts';
import type { ResolvedResource } from './resources.ts';

/** What one period of an alarm is made of: a statistic of one metric, `fill` where it has none, or the sum of a metric over all values of one dimension. */
export type WatchedValue =
  | { readonly kind: 'metric'; readonly metric: Metric; readonly statistic: Statistic; readonly fill?: number }
  | { readonly kind: 'sum-by'; readonly namespace: string; readonly name: string; readonly dimension: string };

/** An alarm as the template describes it. */
export type AlarmModel = {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  readonly description: string;
  readonly watched: WatchedValue;
  readonly periodSeconds: number;
  readonly evaluationPeriods: number;
  /** So many of the evaluated periods must breach. */
  readonly datapointsToAlarm: number;
  readonly comparison: z.infer<typeof comparisonSchema>;
  readonly threshold: number;
  readonly treatMissingData: z.infer<typeof missingSchema>;
  /** ARNs of what is told when it comes into each state. */
  readonly actions: { readonly OK: readonly string[]; readonly ALARM: readonly string[]; readonly INSUFFICIENT_DATA: readonly string[] };
};

const comparisonSchema = z.enum([
  'GreaterThanOrEqualToThreshold',
  'GreaterThanThreshold',
  'LessThanOrEqualToThreshold',
  'LessThanThreshold',
]);
const missingSchema = z.enum(['breaching', 'notBreaching', 'ignore', 'missing']);

const dimensionsSchema = z
  .array(z.strictObject({ Name: z.string(), Value: z.string() }))
  .default([])
  .transform((dimensions) => Object.fromEntries(dimensions.map(({ Name, Value }) => [Name, Value])));
const metricSchema = z.strictObject({ Namespace: z.string(), MetricName: z.string(), Dimensions: dimensionsSchema });
const querySchema = z.strictObject({
  Id: z.string(),
  Label: z.string().optional(),
  ReturnData: z.boolean().default(true),
  Expression: z.string().optional(),
  Period: z.coerce.number().optional(),
  MetricStat: z.strictObject({ Metric: metricSchema, Period: z.coerce.number(), Stat: z.string() }).optional(),
});

// Strict: what is not read here (an evaluation window, a unit, an anomaly's band) must not be passed over.
const alarmSchema = z.strictObject({
  AlarmName: z.string().optional(),
  AlarmDescription: z.string().default(''),
  ActionsEnabled: z.literal(true, { error: 'The laptop knows no alarm whose actions are off' }).default(true),
  AlarmActions: z.array(z.string()).default([]),
  OKActions: z.array(z.string()).default([]),
  InsufficientDataActions: z.array(z.string()).default([]),
  ComparisonOperator: comparisonSchema,
  Threshold: z.coerce.number(),
  EvaluationPeriods: z.coerce.number().int().min(1),
  DatapointsToAlarm: z.coerce.number().int().min(1).optional(),
  TreatMissingData: missingSchema.default('missing'),
  Namespace: z.string().optional(),
  MetricName: z.string().optional(),
  Dimensions: dimensionsSchema,
  Statistic: z.string().optional(),
  ExtendedStatistic: z.string().optional(),
  Period: z.coerce.number().optional(),
  Metrics: z.array(querySchema).optional(),
});
type Alarm = z.infer<typeof alarmSchema>;
type Query = z.infer<typeof querySchema>;

const fillExpression = /^FILL\(([a-z]\w*), (-?\d+(?:\.\d+)?)\)$/;
const sumBy = /^SELECT SUM\((\w+)\) FROM SCHEMA\("([^"]+)", (\w+)\)$/;

/** The metric alarms. Throws on one that watches by an expression that the laptop does not evaluate; composite alarms are of no known type. */
export function readAlarms(resources: readonly ResolvedResource[]): readonly AlarmModel[] {
  return resources.flatMap((resource) => (resource.type === 'AWS::CloudWatch::Alarm' ? [readAlarm(resource)] : []));
}

function readAlarm({ logicalId, physical, properties }: ResolvedResource): AlarmModel {
  const alarm = alarmSchema.parse(properties);
  return {
    logicalId,
    name: physical.name,
    arn: physical.attributes.Arn ?? '',
    description: alarm.AlarmDescription,
    ...(alarm.Metrics === undefined ? oneMetric(alarm, logicalId) : byQueries(alarm.Metrics, logicalId)),
    evaluationPeriods: alarm.EvaluationPeriods,
    datapointsToAlarm: alarm.DatapointsToAlarm ?? alarm.EvaluationPeriods,
    comparison: alarm.ComparisonOperator,
    threshold: alarm.Threshold,
    treatMissingData: alarm.TreatMissingData,
    actions: { OK: alarm.OKActions, ALARM: alarm.AlarmActions, INSUFFICIENT_DATA: alarm.InsufficientDataActions },
  };
}

type Watching = Pick<AlarmModel, 'watched' | 'periodSeconds'>;

function oneMetric({ Namespace, MetricName, Dimensions, Statistic, ExtendedStatistic, Period }: Alarm, logicalId: string): Watching {
  if (Namespace === undefined || MetricName === undefined || Period === undefined) throw new Error(`${logicalId} names no metric`);
  const metric = { namespace: Namespace, name: MetricName, dimensions: Dimensions };
  return { periodSeconds: Period, watched: { kind: 'metric', metric, statistic: statistic(Statistic ?? ExtendedStatistic, logicalId) } };
}

function byQueries(queries: readonly Query[], logicalId: string): Watching {
  const [told, ...others] = queries.filter(({ ReturnData }) => ReturnData);
  if (told === undefined || others.length > 0) throw new Error(`${logicalId} must watch one value, not ${others.length + 1}`);
  if (told.MetricStat !== undefined) return byStatistic(told, logicalId);
  const expression = told.Expression ?? '';
  const [, name, namespace, dimension] = sumBy.exec(expression) ?? [];
  if (name !== undefined && namespace !== undefined && dimension !== undefined && told.Period !== undefined) {
    return { periodSeconds: told.Period, watched: { kind: 'sum-by', namespace, name, dimension } };
  }
  const [, id, value] = fillExpression.exec(expression) ?? [];
  const filled = queries.find((query) => query.Id === id);
  if (filled === undefined) throw new Error(`${logicalId} watches by an expression that the laptop does not evaluate: ${expression}`);
  const { watched, periodSeconds } = byStatistic(filled, logicalId);
  return { periodSeconds, watched: { ...watched, fill: Number(value) } };
}

function byStatistic({ MetricStat }: Query, logicalId: string) {
  if (MetricStat === undefined) throw new Error(`${logicalId} has an expression where a metric is needed`);
  const { Namespace: namespace, MetricName: name, Dimensions: dimensions } = MetricStat.Metric;
  const metric = { namespace, name, dimensions };
  const watched = { kind: 'metric', metric, statistic: statistic(MetricStat.Stat, logicalId) } as const;
  return { periodSeconds: MetricStat.Period, watched };
}

function statistic(name: string | undefined, logicalId: string): Statistic {
  const parsed = parseStatistic(name ?? '');
  if (parsed === undefined) throw new Error(`${logicalId} watches a statistic that the laptop does not have: ${name}`);
  return parsed;
}
