import { Schedule } from 'aws-cdk-lib/aws-events';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { CityFunction } from '../functions/city-function.ts';
import { ScheduledWorker } from './scheduled-worker.ts';

/** 18:20 UTC, 01:20 in Jakarta, after retention: what is to be destroyed is not indexed anew. */
const eachNight = Schedule.cron({ hour: '18', minute: '20' });

/** Keeps the subject index under the key that is in force, and sweeps it. */
export class IndexSchedule extends ScheduledWorker {
  constructor(scope: Construct, id: string, keepIndex: CityFunction, deadLetters: Queue) {
    super(scope, id, { rule: 'IndexRule', schedule: eachNight, worker: keepIndex, deadLetters });
  }
}
