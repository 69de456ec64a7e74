import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { type DeliveryStatus, deliveryStatuses } from '../../model/delivery-status.ts';
import type { ProgressMetrics } from '../../progress/progress.port.ts';

/** The metric of each status, summed over the city. */
const statusMetrics: Readonly<Record<DeliveryStatus, string>> = {
  'on-time': 'StatusOnTime',
  late: 'StatusLate',
  rejected: 'StatusRejected',
  'in-review': 'StatusInReview',
  missing: 'StatusMissing',
  nihil: 'StatusNihil',
  'not-due': 'StatusNotDue',
};

/**
 * Gauges in Embedded Metric Format, one log line each, in the city's `namespace`. CloudWatch bills a metric by its name and dimensions, so an OPD's line makes two of them and bears the
 * count of each status as plain fields, which Logs Insights reads (docs/cost.md); the city's makes one a status. Dimensions: the OPD, or the fixed word `all`.
 */
export function emfProgressMetrics(namespace: string): ProgressMetrics {
  const lineOf = (opd: { readonly Opd: string } | { readonly Opds: 'all' }) => {
    const metrics = new Metrics({ namespace });
    // Without this powertools adds a dimension `service`, and a query by Opd alone finds nothing.
    metrics.clearDefaultDimensions();
    metrics.addDimensions(opd);
    return metrics;
  };
  return {
    ofOpd({ opdId, delivered, late, planned, statuses = {} }) {
      const metrics = lineOf({ Opd: opdId });
      metrics.addMetric('DatasetsDelivered', MetricUnit.Count, delivered);
      metrics.addMetric('DatasetsLate', MetricUnit.Count, late);
      metrics.addMetadata('planned', String(planned));
      for (const status of deliveryStatuses) metrics.addMetadata(status, String(statuses[status] ?? 0));
      metrics.publishStoredMetrics();
    },
    ofCity({ statuses, planned, delivered, rows, silentOpds }) {
      const metrics = lineOf({ Opds: 'all' });
      for (const status of deliveryStatuses) metrics.addMetric(statusMetrics[status], MetricUnit.Count, statuses[status]);
      metrics.addMetric('DatasetsPlanned', MetricUnit.Count, planned);
      metrics.addMetric('DatasetsDelivered', MetricUnit.Count, delivered);
      metrics.addMetric('RowsPublished', MetricUnit.Count, rows);
      metrics.addMetric('OpdsSilent', MetricUnit.Count, silentOpds);
      metrics.publishStoredMetrics();
    },
  };
}
