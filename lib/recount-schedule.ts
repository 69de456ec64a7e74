import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { CfnEventInvokeConfig } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { CityFunction } from './city-function.ts';
import { named } from './logical-id.ts';

/**
 * A custom metric costs about 0.30 USD a month for the hours in which it is written: 41 OPDs × 7 gauges written hourly are about
 * 86 USD, daily 4, every six hours 14 – and a delivery shows on the walidata's board the same day.
 */
export const recountEvery = Duration.hours(6);

/** Runs the recount; a run that can't be started, or fails three times, is kept among the dead letters. */
export class RecountSchedule extends Construct {
  constructor(scope: Construct, id: string, recount: CityFunction, deadLetters: Queue) {
    super(scope, id);
    const rule = new Rule(this, 'Rule', { schedule: Schedule.rate(recountEvery) });
    rule.addTarget(new LambdaFunction(recount.lambda, { deadLetterQueue: deadLetters, retryAttempts: 5, maxEventAge: Duration.hours(1) }));
    named(rule, 'RecountRule');
    // By its own resource, not by the function's `onFailure`: the right to send stands in grants.ts with all others.
    const failures = new CfnEventInvokeConfig(this, 'Failures', {
      functionName: recount.lambda.functionName,
      qualifier: '$LATEST',
      maximumRetryAttempts: 2,
      destinationConfig: { onFailure: { destination: deadLetters.queueArn } },
    });
    // Lambda checks the role's right to send when it is told where to.
    failures.node.addDependency(recount.role);
  }
}
