import type { AlarmModel } from '../assembly/alarms.ts';

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/** How many periods before its evaluation periods an alarm looks at for values that are there, when some are missing. AWS gives no number but shows this one. */
export const furtherPeriods = 2;

/**
 * The state of an alarm after its newest values, newest first, `undefined` where a period has none: `evaluationPeriods + furtherPeriods` of them.
 * Values that are there count before missing ones are filled, and are filled only as far as they must be.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
export function evaluate(alarm: AlarmModel, values: readonly (number | undefined)[], current: AlarmState): AlarmState {
  const there = values.filter((value) => value !== undefined).slice(0, alarm.evaluationPeriods);
  const breaching = there.filter((value) => breaches(alarm, value)).length;
  const missing = alarm.evaluationPeriods - there.length;
  if (breaching >= alarm.datapointsToAlarm) return 'ALARM';
  if (breaching + missing < alarm.datapointsToAlarm) return 'OK';
  switch (alarm.treatMissingData) {
    case 'breaching':
      return 'ALARM';
    case 'notBreaching':
      return 'OK';
    case 'ignore':
      return current;
    case 'missing':
      if (there.length === 0) return 'INSUFFICIENT_DATA';
      return breaching === there.length ? 'ALARM' : 'OK';
  }
}

function breaches({ comparison, threshold }: AlarmModel, value: number): boolean {
  switch (comparison) {
    case 'GreaterThanOrEqualToThreshold':
      return value >= threshold;
    case 'GreaterThanThreshold':
      return value > threshold;
    case 'LessThanOrEqualToThreshold':
      return value <= threshold;
    case 'LessThanThreshold':
      return value < threshold;
  }
}
