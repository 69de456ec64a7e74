import { Alarm, type AlarmProps, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { named } from '../logical-id.ts';
import type { AlarmSettings } from './alarm-settings.ts';
import { runbookSection } from './runbook-section.ts';

/** An alarm as it is set, by its name, which is that of its section in docs/runbook.md; its beginning and its end are told to the topic. */
export function namedAlarm(
  scope: Construct,
  name: string,
  settings: AlarmSettings,
  told: { readonly topic: ITopic; readonly runbook: string },
): Alarm {
  const alarm = new Alarm(scope, name, {
    metric: settings.metric,
    ...thresholdOf(settings),
    evaluationPeriods: settings.periods ?? 1,
    treatMissingData: settings.whenSilent ?? TreatMissingData.NOT_BREACHING,
    alarmDescription: runbookSection(told.runbook, name),
  });
  alarm.addAlarmAction(new SnsAction(told.topic));
  alarm.addOkAction(new SnsAction(told.topic));
  return named(alarm, `${name}Alarm`);
}

function thresholdOf({ rings }: AlarmSettings): Pick<AlarmProps, 'threshold' | 'comparisonOperator'> {
  return 'from' in rings
    ? { threshold: rings.from, comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD }
    : { threshold: rings.below, comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD };
}
