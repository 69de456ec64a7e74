import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { namedAlarm } from './alarm.ts';
import type { AlarmSettings } from './alarm-settings.ts';
import { apiAlarms } from './api-alarms.ts';
import { authorizerErrors } from './authorizer-errors.ts';
import { functionAlarms } from './function-alarms.ts';
import { nearTimeouts } from './near-timeouts.ts';
import { progressAlarms } from './progress-alarms.ts';
import { queueAlarms } from './queue-alarms.ts';
import { recordAlarms } from './record-alarms.ts';
import { tableAlarms } from './table-alarms.ts';
import { throttledRequests } from './throttled-requests.ts';
import type { Watched } from './watched.ts';

/** What somebody is woken for; each has its section in docs/runbook.md, and a test compares. */
export class Alarms extends Construct {
  readonly all: readonly Alarm[];
  /** Those that ring within minutes when requests are answered wrongly. */
  readonly ofAnswers: readonly Alarm[];

  constructor(
    scope: Construct,
    id: string,
    watched: Watched,
    { topic, more }: { readonly topic: ITopic; readonly more: Readonly<Record<string, AlarmSettings>> },
  ) {
    super(scope, id);
    const settings = Object.entries({
      ...queueAlarms(watched),
      ...functionAlarms(watched, nearTimeouts(this, watched.functions, watched.namespace)),
      ...apiAlarms(watched, {
        failedAuthorizations: authorizerErrors(this, watched.api, watched.namespace),
        throttled: throttledRequests(this, watched.api, watched.namespace),
      }),
      ...tableAlarms(watched),
      ...progressAlarms(watched),
      ...recordAlarms(watched.namespace),
      ...more,
    });
    const made = settings.map(([name, alarm]) => ({ name, alarm: namedAlarm(this, name, alarm, { topic, runbook: watched.runbook }) }));
    this.all = made.map(({ alarm }) => alarm);
    this.ofAnswers = made.filter(({ name }) => ['ApiFaults', 'AuthorizerErrors'].includes(name)).map(({ alarm }) => alarm);
  }
}
