import { Schedule } from 'aws-cdk-lib/aws-events';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { CityFunction } from '../functions/city-function.ts';
import { ScheduledWorker } from './scheduled-worker.ts';

/** 02:00 UTC: the day before yesterday is over for more than a day, so that its last lines have come; the day before that is counted again. */
const eachNight = Schedule.cron({ hour: '2', minute: '0' });

/** Counts what was read of open data. */
export class ReadsSchedule extends ScheduledWorker {
  constructor(scope: Construct, id: string, countReads: CityFunction, deadLetters: Queue) {
    super(scope, id, { rule: 'ReadsRule', schedule: eachNight, worker: countReads, deadLetters });
  }
}
