import { Schedule } from 'aws-cdk-lib/aws-events';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { CityFunction } from '../functions/city-function.ts';
import { ScheduledWorker } from './scheduled-worker.ts';

/** 17:40 UTC, 00:40 in Jakarta: a day that was the last one of some data has just ended there. */
const eachNight = Schedule.cron({ hour: '17', minute: '40' });

/** Ends data whose retention is over, and tells heads before. */
export class RetentionSchedule extends ScheduledWorker {
  constructor(scope: Construct, id: string, retain: CityFunction, deadLetters: Queue) {
    super(scope, id, { rule: 'RetentionRule', schedule: eachNight, worker: retain, deadLetters });
  }
}
