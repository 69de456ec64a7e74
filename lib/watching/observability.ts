import { Annotations, Stack } from 'aws-cdk-lib';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { AlarmSettings } from './alarm-settings.ts';
import { alarmTopic } from './alarm-topic.ts';
import { Alarms } from './alarms.ts';
import { ProgressDashboard } from './dashboard.ts';
import { SavedQueries } from './saved-queries.ts';
import type { Watched } from './watched.ts';

/** Alarms, where they are sent (city setting `alarmEmail`), the dashboard, and the queries of the runbook. */
export class Observability extends Construct {
  /** What rings when requests are answered wrongly: a change of what answers them is taken back. */
  readonly ofAnswers: readonly Alarm[];

  constructor(
    scope: Construct,
    id: string,
    watched: Watched,
    { alarmEmail, more }: { readonly alarmEmail: string | undefined; readonly more: Readonly<Record<string, AlarmSettings>> },
  ) {
    super(scope, id);
    const topic = alarmTopic(this, alarmEmail);
    if (!alarmEmail) {
      Annotations.of(this).addWarningV2(
        'satu-data:alarmEmail',
        'The city has no alarmEmail: alarms ring, the budget is passed, and nobody is told (docs/runbook.md)',
      );
    }
    const alarms = new Alarms(this, 'Alarms', watched, { topic, more });
    this.ofAnswers = alarms.ofAnswers;
    new ProgressDashboard(this, 'Progress', watched, alarms.all);
    new SavedQueries(this, 'Queries', watched, Stack.of(this).stackName);
  }
}
