import { Duration } from 'aws-cdk-lib';
import { Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { AlarmSettings } from './alarm-settings.ts';
import { filled } from './metrics.ts';

/** What is watched of the access records, beside the dead letters of their archive, and of looks at persons. */
export function recordAlarms(namespace: string): Record<string, AlarmSettings> {
  return {
    // Told by a run that archived, never by a call that failed or only compared: such a call must not keep it quiet.
    ArchiveMissing: {
      metric: filled(gauge(namespace, 'ArchiveDaysMissing', Duration.days(1)), 1),
      rings: { from: 1 },
      periods: 2,
      whenSilent: TreatMissingData.BREACHING,
    },
    RecordsTampered: {
      metric: gauge(namespace, 'RecordsTampered', Duration.hours(1)),
      rings: { from: 1 },
      // Told once a day: it rings until a comparison finds nothing.
      whenSilent: TreatMissingData.IGNORE,
    },
    LooksOverLimit: {
      metric: new Metric({
        namespace,
        metricName: 'LooksOverLimit',
        dimensionsMap: { Looks: 'persons' },
        statistic: 'Sum',
        period: Duration.minutes(5),
      }),
      rings: { from: 1 },
    },
  };
}

/** The highest value of a gauge that the archive tells (emf-record-metrics.ts). */
function gauge(namespace: string, metricName: string, period: Duration): Metric {
  const dimensionsMap = { Archive: 'access-records' };
  return new Metric({ namespace, metricName, dimensionsMap, statistic: 'Maximum', period });
}
