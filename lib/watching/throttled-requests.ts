import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Api } from '../functions/api.ts';
import { named } from '../logical-id.ts';

const metricName = 'ThrottledRequests';

/**
 * Requests that the stage turned away with 429, counted in the API's access log; what an operation answers 429 by its own rule is not among them.
 * API Gateway may leave out lines when very many are turned away ("Monitor REST API execution with Amazon CloudWatch metrics"): the first are there.
 */
export function throttledRequests(scope: Construct, api: Api, namespace: string): Metric {
  const filter = new MetricFilter(scope, 'ThrottledRequestsFilter', {
    logGroup: api.accessLog,
    filterPattern: FilterPattern.stringValue('$.error', '=', 'THROTTLED'),
    metricNamespace: namespace,
    metricName,
    metricValue: '1',
  });
  named(filter, 'ThrottledRequestsFilter');
  return new Metric({ namespace, metricName, statistic: 'Sum', period: Duration.minutes(5) });
}
