import type { Duration } from 'aws-cdk-lib';
import { MathExpression, type Metric } from 'aws-cdk-lib/aws-cloudwatch';

/** The gauges that the recount emits in the city's namespace with the one dimension `Opd`, with the words of the walidata's board. */
export const progressGauges = {
  DatasetsPlanned: 'Direncanakan',
  DatasetsDue: 'Jatuh tempo',
  DatasetsDelivered: 'Terkirim',
  DatasetsLate: 'Terlambat',
  DatasetsRejected: 'Ditolak',
  DatasetsMissing: 'Belum ada',
  RowsPublished: 'Baris terbit',
} as const;

/** One line an OPD. The quotes are needed: a namespace may hold a hyphen ("CloudWatch search expression syntax"). */
export function eachOpd(namespace: string, metricName: string, statistic: string, period: Duration): MathExpression {
  const search = `SEARCH('{"${namespace}",Opd} MetricName="${metricName}"', '${statistic}', ${period.toSeconds()})`;
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholder is CloudWatch's.
  return new MathExpression({ expression: search, period, label: "${PROP('Dim.Opd')}" });
}

/** The sum over all OPDs, by a Metrics Insights query: an alarm takes no SEARCH. */
export function allOpds(namespace: string, metricName: string, period: Duration): MathExpression {
  return new MathExpression({
    expression: `SELECT SUM(${metricName}) FROM SCHEMA("${namespace}", Opd)`,
    period,
    label: metricName,
  });
}

/**
 * The metric with `value` in every period in which nothing was told. An alarm on silence needs it: without it CloudWatch looks further back
 * than its evaluation periods for values that are there, and rings when those have passed as well ("Configuring how CloudWatch alarms treat missing data").
 */
export function filled(metric: Metric, value: number): MathExpression {
  return new MathExpression({ expression: `FILL(told, ${value})`, usingMetrics: { told: metric }, period: metric.period });
}
