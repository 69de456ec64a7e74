import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { RecordMetrics } from '../../records/record-metrics.port.ts';

/** Gauges of a run in Embedded Metric Format, in the city's `namespace`. Their one dimension is a fixed word: no dataset and no office is named, and a metric without any would be dropped. */
export function emfRecordMetrics(namespace: string): RecordMetrics {
  const gauge = (name: string) => (count: number) => {
    const metrics = new Metrics({ namespace });
    metrics.clearDefaultDimensions();
    metrics.addDimension('Archive', 'access-records');
    metrics.addMetric(name, MetricUnit.Count, count);
    metrics.publishStoredMetrics();
  };
  return { tampered: gauge('RecordsTampered'), daysMissing: gauge('ArchiveDaysMissing') };
}
