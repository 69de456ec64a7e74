import { Schedule } from 'aws-cdk-lib/aws-events';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { CityFunction } from '../functions/city-function.ts';
import { ScheduledWorker } from './scheduled-worker.ts';

/** 01:00 UTC, 08:00 in Jakarta: when the office opens, and after the report is final on Mondays. */
const eachMorning = Schedule.cron({ hour: '1', minute: '0' });

/** Reminds whoever is to deliver. */
export class ReminderSchedule extends ScheduledWorker {
  constructor(scope: Construct, id: string, remind: CityFunction, deadLetters: Queue) {
    super(scope, id, { rule: 'ReminderRule', schedule: eachMorning, worker: remind, deadLetters });
  }
}
