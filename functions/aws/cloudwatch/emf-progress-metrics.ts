import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { ProgressMetrics } from '../../progress/progress.port.ts';

/** Gauges in Embedded Metric Format, one log line per OPD; CloudWatch makes metrics of them in the city's `namespace` (dimension `Opd`). */
export function emfProgressMetrics(namespace: string): ProgressMetrics {
  return {
    emit(counts) {
      for (const count of counts) {
        const metrics = new Metrics({ namespace });
        // Without this powertools adds a dimension `service`, and a query by Opd alone finds nothing.
        metrics.clearDefaultDimensions();
        metrics.addDimension('Opd', count.opdId);
        metrics.addMetric('DatasetsPlanned', MetricUnit.Count, count.planned);
        metrics.addMetric('DatasetsDue', MetricUnit.Count, count.due);
        metrics.addMetric('DatasetsDelivered', MetricUnit.Count, count.delivered);
        metrics.addMetric('DatasetsLate', MetricUnit.Count, count.late);
        metrics.addMetric('DatasetsRejected', MetricUnit.Count, count.rejected);
        metrics.addMetric('DatasetsMissing', MetricUnit.Count, count.missing);
        metrics.addMetric('RowsPublished', MetricUnit.Count, count.rows);
        metrics.publishStoredMetrics();
      }
    },
  };
}
