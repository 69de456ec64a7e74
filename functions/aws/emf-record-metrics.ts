import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { metricsNamespace } from '../limits.ts';
import type { RecordMetrics } from '../records/record-metrics.ts';

/** One gauge a run in Embedded Metric Format, without a dimension: no dataset and no office is named. */
export function emfRecordMetrics(): RecordMetrics {
  return {
    tampered(count) {
      const metrics = new Metrics({ namespace: metricsNamespace });
      metrics.clearDefaultDimensions();
      metrics.addMetric('RecordsTampered', MetricUnit.Count, count);
      metrics.publishStoredMetrics();
    },
  };
}
