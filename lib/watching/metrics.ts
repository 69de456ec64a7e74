import type { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';

/** How many of the city's datasets have each status, as the recount tells it once a day, with the words of the board (functions/aws/cloudwatch/emf-progress-metrics.ts). */
export const statusGauges = {
  StatusOnTime: 'Tepat waktu',
  StatusLate: 'Terlambat',
  StatusRejected: 'Perlu diperbaiki',
  StatusInReview: 'Menunggu walidata',
  StatusMissing: 'Belum pernah terbit',
  StatusNihil: 'Nihil',
  StatusNotDue: 'Belum jatuh tempo',
} as const;

/** A gauge of the whole city, its highest value. */
export function cityGauge(namespace: string, metricName: string, period: Duration, label?: string): Metric {
  const dimensionsMap = { Opds: 'all' };
  return new Metric({ namespace, metricName, dimensionsMap, statistic: 'Maximum', period, ...(label === undefined ? {} : { label }) });
}

/** What the uploads of all OPDs told of their checking: a sum unless `statistic` says otherwise. */
export function ofUploads(
  namespace: string,
  metricName: string,
  period: Duration,
  more: { readonly statistic?: string; readonly label?: string } = {},
): Metric {
  return new Metric({ namespace, metricName, dimensionsMap: { Uploads: 'all' }, statistic: 'Sum', period, ...more });
}

/**
 * The metric with `value` in every period in which nothing was told. An alarm on silence needs it: without it CloudWatch looks further back
 * than its evaluation periods for values that are there, and rings when those have passed as well ("Configuring how CloudWatch alarms treat missing data").
 */
export function filled(metric: Metric, value: number): MathExpression {
  return new MathExpression({ expression: `FILL(told, ${value})`, usingMetrics: { told: metric }, period: metric.period });
}
