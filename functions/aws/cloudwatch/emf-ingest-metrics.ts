import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { IngestMetrics } from '../../ingest/ingest-metrics.port.ts';

/**
 * Counts in Embedded Metric Format, one log line a count, in the city's `namespace`. Their one dimension is a fixed word: a metric an OPD would cost as much as all else that is watched (docs/cost.md),
 * and its alarm is billed for each (CloudWatch, "Metrics Insights"). The OPD stands in the line as a plain field.
 */
export function emfIngestMetrics(namespace: string): IngestMetrics {
  const emit = (opdId: string, add: (metrics: Metrics) => void) => emitOne(namespace, opdId, add);
  return {
    published: (opdId) => emit(opdId, (metrics) => metrics.addMetric('UploadsPublished', MetricUnit.Count, 1)),
    rejected: (opdId) => emit(opdId, (metrics) => metrics.addMetric('UploadsRejected', MetricUnit.Count, 1)),
    failed: (opdId) => emit(opdId, (metrics) => metrics.addMetric('UploadsFailed', MetricUnit.Count, 1)),
    checked: (opdId, rows, seconds) =>
      emit(opdId, (metrics) => {
        metrics.addMetric('RowsChecked', MetricUnit.Count, rows);
        metrics.addMetric('IngestSeconds', MetricUnit.Seconds, seconds);
      }),
  };
}

function emitOne(namespace: string, opdId: string, add: (metrics: Metrics) => void): void {
  const metrics = new Metrics({ namespace });
  metrics.clearDefaultDimensions();
  metrics.addDimension('Uploads', 'all');
  metrics.addMetadata('opd', opdId);
  add(metrics);
  metrics.publishStoredMetrics();
}
