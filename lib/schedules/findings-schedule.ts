import { Schedule } from 'aws-cdk-lib/aws-events';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { CityFunction } from '../functions/city-function.ts';
import { ScheduledWorker } from './scheduled-worker.ts';

/** 18:10 UTC, 01:10 in Jakarta: after retention has ended what is over, and before anybody opens a list. */
const eachNight = Schedule.cron({ hour: '18', minute: '10' });

/** Compares aid lists, and keeps what is suspected of them. */
export class FindingsSchedule extends ScheduledWorker {
  constructor(scope: Construct, id: string, countFindings: CityFunction, deadLetters: Queue) {
    super(scope, id, { rule: 'FindingsRule', schedule: eachNight, worker: countFindings, deadLetters });
  }
}
