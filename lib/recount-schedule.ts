import { Duration } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-events';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { CityFunction } from './city-function.ts';
import { ScheduledWorker } from './scheduled-worker.ts';

/**
 * A custom metric costs about 0.30 USD a month for the hours in which it is written: 41 OPDs × 7 gauges written hourly are about
 * 86 USD, daily 4, every six hours 14 – and a delivery shows on the walidata's board the same day.
 */
export const recountEvery = Duration.hours(6);

/** Runs the recount. */
export class RecountSchedule extends ScheduledWorker {
  constructor(scope: Construct, id: string, recount: CityFunction, deadLetters: Queue) {
    super(scope, id, { rule: 'RecountRule', schedule: Schedule.rate(recountEvery), worker: recount, deadLetters });
  }
}
