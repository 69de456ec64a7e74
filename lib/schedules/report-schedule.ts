import { Schedule } from 'aws-cdk-lib/aws-events';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { CityFunction } from '../functions/city-function.ts';
import { ScheduledWorker } from './scheduled-worker.ts';

/** Each full hour: a report closes and ends at full hours of the city's clock, and a run that failed is made up for by the next. */
const eachHour = Schedule.cron({ minute: '0' });

/** Closes reports, and makes them final. */
export class ReportSchedule extends ScheduledWorker {
  constructor(scope: Construct, id: string, keepReports: CityFunction, deadLetters: Queue) {
    super(scope, id, { rule: 'ReportRule', schedule: eachHour, worker: keepReports, deadLetters });
  }
}
