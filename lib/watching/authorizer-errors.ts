import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Api } from '../functions/api.ts';
import { named } from '../logical-id.ts';

const metricName = 'AuthorizerErrors';

/** What API Gateway calls an authorizer that threw anything but `Unauthorized`, and one that it could not ask or understand ("Gateway response types"). */
const faults = ['AUTHORIZER_FAILURE', 'AUTHORIZER_CONFIGURATION_ERROR'];

/**
 * Requests that the authorizer failed on, counted in the API's access log. The function's own Errors would not do: it answers 401 by throwing
 * `Unauthorized` (API Gateway, "Output from a Lambda authorizer"), so every wrong token counts there.
 */
export function authorizerErrors(scope: Construct, api: Api, namespace: string): Metric {
  const filter = new MetricFilter(scope, 'AuthorizerErrorsFilter', {
    logGroup: api.accessLog,
    filterPattern: FilterPattern.any(...faults.map((type) => FilterPattern.stringValue('$.error', '=', type))),
    metricNamespace: namespace,
    metricName,
    metricValue: '1',
  });
  named(filter, 'AuthorizerErrorsFilter');
  return authorizerErrorsMetric(namespace, Duration.minutes(5));
}

/** What the filter counts. */
export function authorizerErrorsMetric(namespace: string, period: Duration): Metric {
  return new Metric({ namespace, metricName, statistic: 'Sum', period });
}
