import { Schedule } from 'aws-cdk-lib/aws-events';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { CityFunction } from '../functions/city-function.ts';
import { ScheduledWorker } from './scheduled-worker.ts';

/** Half past each full hour: reports are counted at full hours, and a dataset on its way would be in two OPDs' parts, or in none. A deployment is followed within the hour. */
const eachHour = Schedule.cron({ minute: '30' });

/** Gives what ended OPDs had to their successors. */
export class MoveSchedule extends ScheduledWorker {
  constructor(scope: Construct, id: string, moveOpds: CityFunction, deadLetters: Queue) {
    super(scope, id, { rule: 'MoveRule', schedule: eachHour, worker: moveOpds, deadLetters });
  }
}
