import type { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';

import { metricsNamespace } from '../functions/limits.ts';

/** The gauges that the recount emits in that namespace with the one dimension `Opd`, with the words of the walidata's board. */
export const progressGauges = {
  DatasetsPlanned: 'Direncanakan',
  DatasetsDue: 'Jatuh tempo',
  DatasetsDelivered: 'Terkirim',
  DatasetsLate: 'Terlambat',
  DatasetsRejected: 'Ditolak',
  DatasetsMissing: 'Belum ada',
  RowsPublished: 'Baris terbit',
} as const;

/** One line an OPD. */
export function eachOpd(metricName: string, statistic: string, period: Duration): MathExpression {
  const search = `SEARCH('{${metricsNamespace},Opd} MetricName="${metricName}"', '${statistic}', ${period.toSeconds()})`;
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholder is CloudWatch's.
  return new MathExpression({ expression: search, period, label: "${PROP('Dim.Opd')}" });
}

/** The sum over all OPDs, by a Metrics Insights query: an alarm takes no SEARCH. */
export function allOpds(metricName: string, period: Duration): MathExpression {
  return new MathExpression({
    expression: `SELECT SUM(${metricName}) FROM SCHEMA("${metricsNamespace}", Opd)`,
    period,
    label: metricName,
  });
}
