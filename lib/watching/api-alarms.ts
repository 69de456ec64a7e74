import { Duration } from 'aws-cdk-lib';
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { AlarmSettings } from './alarm-settings.ts';
import type { Watched } from './watched.ts';

const fewMinutes = Duration.minutes(5);

/** What is watched at the entrance. An API that nobody calls tells nothing: silence is night. */
export function apiAlarms(
  { api }: Watched,
  { failedAuthorizations, throttled }: { readonly failedAuthorizations: Metric; readonly throttled: Metric },
): Record<string, AlarmSettings> {
  return {
    // One fault is a hiccup; three in five minutes are a cause.
    ApiFaults: { metric: api.rest.metricServerError({ period: fewMinutes, statistic: 'Sum' }), rings: { from: 3 } },
    // Ten seconds are as long as anybody waits before a page; one slow file is no cause, a quarter of an hour of them is.
    ApiSlow: {
      metric: api.rest.metricLatency({ period: fewMinutes, statistic: 'p99' }),
      rings: { from: Duration.seconds(10).toMilliseconds() },
      periods: 3,
    },
    // Anyone who can't be authorized gets nothing at all: the first error rings.
    AuthorizerErrors: { metric: failedAuthorizations, rings: { from: 1 } },
    // A burst that is turned away once is what the limit is there for; three periods of five minutes are people who can't work.
    ApiThrottled: { metric: throttled, rings: { from: 1 }, periods: 3 },
  };
}
