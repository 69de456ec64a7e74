import { Duration } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-events';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { CityFunction } from '../functions/city-function.ts';
import { ScheduledWorker } from './scheduled-worker.ts';

/** Between two recounts: what no message asked to count again, or what its message could not, shows within half a working day. */
export const recountEvery = Duration.hours(6);

/**
 * Runs the recount, five past midnight in the city first: a due date ends at midnight, so that is when the clock alone changes statuses. Gauges are told in that run, and otherwise where they changed
 * (functions/progress/tell-gauges.ts).
 */
export class RecountSchedule extends ScheduledWorker {
  constructor(scope: Construct, id: string, recount: CityFunction, deadLetters: Queue) {
    // UTC: midnight in Jakarta is 17.00 of the day before.
    super(scope, id, { rule: 'RecountRule', schedule: Schedule.cron({ minute: '5', hour: '5,11,17,23' }), worker: recount, deadLetters });
  }
}
