import { Duration } from 'aws-cdk-lib';
import { Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { metricsNamespace } from '../functions/limits.ts';
import type { AlarmSettings } from './alarms.ts';
import type { Watched } from './observability.ts';

const day = Duration.days(1);

/** What is watched of the access records, beside the dead letters of their archive. */
export function recordAlarms({ functions }: Watched): Record<string, AlarmSettings> {
  return {
    ArchiveMissing: {
      metric: functions.get('archive').lambda.metricInvocations({ period: day, statistic: 'Sum' }),
      rings: { below: 1 },
      periods: 2,
      whenSilent: TreatMissingData.BREACHING,
    },
    RecordsTampered: {
      metric: new Metric({
        namespace: metricsNamespace,
        metricName: 'RecordsTampered',
        dimensionsMap: { Archive: 'access-records' },
        statistic: 'Maximum',
        period: Duration.hours(1),
      }),
      rings: { from: 1 },
      // Told once a day: it rings until a comparison finds nothing.
      whenSilent: TreatMissingData.IGNORE,
    },
  };
}
