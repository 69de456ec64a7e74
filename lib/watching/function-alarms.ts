import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { AlarmSettings } from './alarm-settings.ts';
import { ofUploads } from './metrics.ts';
import type { Watched } from './watched.ts';

const fewMinutes = Duration.minutes(5);
const sum = { period: fewMinutes, statistic: 'Sum' };

/** What is watched of functions that no caller waits for. Each tells faults only when it is called: silence is rest. */
export function functionAlarms({ functions, namespace }: Watched, nearTimeouts: Metric): Record<string, AlarmSettings> {
  return {
    UploadsFailed: { metric: ofUploads(namespace, 'UploadsFailed', fewMinutes), rings: { from: 1 } },
    // One alarm a function: a sum of both has a value only where both have one, and a function that is not called has none.
    IngestSmallCrashed: { metric: functions.get('ingest-small').lambda.metricErrors(sum), rings: { from: 1 } },
    MakeFileCrashed: { metric: functions.get('make-file').lambda.metricErrors(sum), rings: { from: 1 } },
    IngestLargeCrashed: { metric: functions.get('ingest-large').lambda.metricErrors(sum), rings: { from: 1 } },
    // The account's concurrency is shared, so all functions count together (AWS/Lambda without a dimension).
    FunctionThrottles: { metric: new Metric({ namespace: 'AWS/Lambda', metricName: 'Throttles', ...sum }), rings: { from: 1 }, periods: 2 },
    // The first is the one to be told of: the next may not end.
    FunctionNearTimeout: { metric: nearTimeouts, rings: { from: 1 } },
  };
}
