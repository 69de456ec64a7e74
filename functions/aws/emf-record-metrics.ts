import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { metricsNamespace } from '../limits.ts';
import type { RecordMetrics } from '../records/record-metrics.ts';

/** One gauge a run in Embedded Metric Format. Its one dimension is a fixed word: no dataset and no office is named, and a metric without any would be dropped. */
export function emfRecordMetrics(): RecordMetrics {
  return {
    tampered(count) {
      const metrics = new Metrics({ namespace: metricsNamespace });
      metrics.clearDefaultDimensions();
      metrics.addDimension('Archive', 'access-records');
      metrics.addMetric('RecordsTampered', MetricUnit.Count, count);
      metrics.publishStoredMetrics();
    },
  };
}
