import { Alarm, type AlarmProps, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { AlarmSettings } from './alarm-settings.ts';
import { apiAlarms } from './api-alarms.ts';
import { authorizerErrors } from './authorizer-errors.ts';
import { functionAlarms } from './function-alarms.ts';
import { named } from './logical-id.ts';
import { progressAlarms } from './progress-alarms.ts';
import { queueAlarms } from './queue-alarms.ts';
import { recordAlarms } from './record-alarms.ts';
import { runbookSection } from './runbook-section.ts';
import type { Watched } from './watched.ts';

/** What somebody is woken for; each has its section in docs/runbook.md, and a test compares. */
export class Alarms extends Construct {
  readonly all: readonly Alarm[];

  constructor(scope: Construct, id: string, watched: Watched, topic: ITopic) {
    super(scope, id);
    const settings = Object.entries({
      ...queueAlarms(watched),
      ...functionAlarms(watched),
      ...apiAlarms(watched, authorizerErrors(this, watched.api, watched.namespace)),
      ...progressAlarms(watched),
      ...recordAlarms(watched.namespace),
    });
    this.all = settings.map(([name, alarm]) => this.alarm(name, alarm, topic, watched.runbook));
  }

  private alarm(name: string, settings: AlarmSettings, topic: ITopic, runbook: string): Alarm {
    const alarm = new Alarm(this, name, {
      metric: settings.metric,
      ...thresholdOf(settings),
      evaluationPeriods: settings.periods ?? 1,
      treatMissingData: settings.whenSilent ?? TreatMissingData.NOT_BREACHING,
      alarmDescription: runbookSection(runbook, name),
    });
    alarm.addAlarmAction(new SnsAction(topic));
    alarm.addOkAction(new SnsAction(topic));
    return named(alarm, `${name}Alarm`);
  }
}

function thresholdOf({ rings }: AlarmSettings): Pick<AlarmProps, 'threshold' | 'comparisonOperator'> {
  return 'from' in rings
    ? { threshold: rings.from, comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD }
    : { threshold: rings.below, comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD };
}
