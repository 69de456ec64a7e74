import { Duration } from 'aws-cdk-lib';
import { TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { recountEvery } from '../schedules/recount-schedule.ts';
import type { AlarmSettings } from './alarm-settings.ts';
import { cityGauge, filled } from './metrics.ts';
import type { Watched } from './watched.ts';

/** What is watched of deliveries, and of the run that counts them. */
export function progressAlarms({ functions, namespace }: Watched): Record<string, AlarmSettings> {
  return {
    // Told once a day: it rings until a count finds no silent OPD. That nobody counts is RecountMissing's.
    OpdSilent: {
      metric: cityGauge(namespace, 'OpdsSilent', Duration.hours(1)),
      rings: { from: 1 },
      whenSilent: TreatMissingData.IGNORE,
    },
    RecountMissing: {
      metric: filled(functions.get('recount').lambda.metricInvocations({ period: recountEvery, statistic: 'Sum' }), 0),
      rings: { below: 1 },
      periods: 2,
      whenSilent: TreatMissingData.BREACHING,
    },
  };
}
