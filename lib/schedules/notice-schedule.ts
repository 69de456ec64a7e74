import { Schedule } from 'aws-cdk-lib/aws-events';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { CityFunction } from '../functions/city-function.ts';
import { ScheduledWorker } from './scheduled-worker.ts';

/** 02:20 UTC, 09:20 in Jakarta, whatever came in between: the hour of a notice tells nothing of the hour of a look. */
const eachMorning = Schedule.cron({ hour: '2', minute: '20' });

/** Puts notices without content into the outbox, for residents who want them. */
export class NoticeSchedule extends ScheduledWorker {
  constructor(scope: Construct, id: string, notify: CityFunction, deadLetters: Queue) {
    super(scope, id, { rule: 'NoticeRule', schedule: eachMorning, worker: notify, deadLetters });
  }
}
