import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { LookMetrics } from '../../persons/look-counter.port.ts';

/** Counts of looks in Embedded Metric Format, in the city's `namespace`. Their one dimension is a fixed word: no officer and no person is named. */
export function emfLookMetrics(namespace: string): LookMetrics {
  return {
    overLimit() {
      const metrics = new Metrics({ namespace });
      metrics.clearDefaultDimensions();
      metrics.addDimension('Looks', 'persons');
      metrics.addMetric('LooksOverLimit', MetricUnit.Count, 1);
      metrics.publishStoredMetrics();
    },
  };
}
