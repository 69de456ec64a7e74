import { Duration } from 'aws-cdk-lib';
import { GraphWidget, type IWidget, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { globalRegion } from '../../cities/city.ts';
import { authorizerErrorsMetric } from './authorizer-errors.ts';
import { deadLettersOf } from './queue-alarms.ts';
import type { Watched } from './watched.ts';

const width = 8;
const hour = Duration.hours(1);
const day = Duration.days(1);

/** How the machine does, and what it costs. */
export function serviceWidgets(watched: Watched): IWidget[] {
  const { api, functions, smallUploads, largeUploads, namespace } = watched;
  const sum = { period: hour, statistic: 'Sum' };
  const latency = (statistic: string) => api.rest.metricLatency({ period: hour, statistic, label: statistic });
  const waiting = { 'Berkas kecil': smallUploads, 'Berkas besar': largeUploads };
  return [
    new GraphWidget({
      title: 'Permintaan dan gangguan',
      left: [api.rest.metricCount({ ...sum, label: 'Permintaan' }), api.rest.metricClientError({ ...sum, label: 'Ditolak (4xx)' })],
      right: [api.rest.metricServerError({ ...sum, label: 'Gangguan (5xx)' })],
      width,
    }),
    new GraphWidget({ title: 'Lama jawaban (milidetik)', left: [latency('p50'), latency('p99')], width }),
    new GraphWidget({
      title: 'Pemeriksa akses',
      left: [functions.get('authorize').lambda.metricDuration({ period: hour, statistic: 'p99', label: 'p99 (milidetik)' })],
      right: [authorizerErrorsMetric(namespace, hour)],
      width,
    }),
    new GraphWidget({
      title: 'Berkas yang menunggu (detik)',
      left: Object.entries(waiting).map(([label, { queue }]) =>
        queue.metricApproximateAgeOfOldestMessage({ period: hour, statistic: 'Maximum', label }),
      ),
      width,
    }),
    new GraphWidget({
      title: 'Pekerjaan yang gagal (surat mati)',
      left: Object.entries(deadLettersOf(watched)).map(([label, queue]) =>
        queue.metricApproximateNumberOfMessagesVisible({ period: hour, statistic: 'Maximum', label }),
      ),
      width,
    }),
    new GraphWidget({ title: 'Biaya akun AWS bulan ini (USD)', left: [charges()], region: globalRegion, width }),
  ];
}

/** What the whole account has cost since the month began. AWS tells it where the account's owner turned on billing alerts, and in this region alone. */
function charges(): Metric {
  return new Metric({
    namespace: 'AWS/Billing',
    metricName: 'EstimatedCharges',
    dimensionsMap: { Currency: 'USD' },
    statistic: 'Maximum',
    period: day,
    region: globalRegion,
    label: 'USD',
  });
}
