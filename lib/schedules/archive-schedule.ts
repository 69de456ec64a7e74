import { Schedule } from 'aws-cdk-lib/aws-events';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { CityFunction } from '../functions/city-function.ts';
import { ScheduledWorker } from './scheduled-worker.ts';

/** 01:20 UTC, 08:20 in Jakarta: after `archiveSettleMinutes`, and when somebody is there to read an alarm. */
const afterMidnight = Schedule.cron({ hour: '1', minute: '20' });

/** Archives the access records of the days that are over, and compares the last ones. */
export class ArchiveSchedule extends ScheduledWorker {
  constructor(scope: Construct, id: string, archive: CityFunction, deadLetters: Queue) {
    super(scope, id, { rule: 'ArchiveRule', schedule: afterMidnight, worker: archive, deadLetters });
  }
}
