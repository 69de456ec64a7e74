import { Schedule } from 'aws-cdk-lib/aws-events';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { CityFunction } from '../functions/city-function.ts';
import { ScheduledWorker } from './scheduled-worker.ts';

/** 01:50 UTC, 08:50 in Jakarta: a question is open for days, so a day more or less is nothing. */
const eachMorning = Schedule.cron({ hour: '1', minute: '50' });

/** Cancels uploads whose questions nobody has answered. */
export class ExpirySchedule extends ScheduledWorker {
  constructor(scope: Construct, id: string, expire: CityFunction, deadLetters: Queue) {
    super(scope, id, { rule: 'ExpiryRule', schedule: eachMorning, worker: expire, deadLetters });
  }
}
