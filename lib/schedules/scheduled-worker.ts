import { Duration } from 'aws-cdk-lib';
import { Rule, type Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { CfnEventInvokeConfig } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { CityFunction } from '../functions/city-function.ts';
import { named } from '../logical-id.ts';

export type ScheduledWorkerSettings = {
  /** Logical id of the rule. */
  readonly rule: string;
  readonly schedule: Schedule;
  readonly worker: CityFunction;
  readonly deadLetters: Queue;
};

/** Runs a function by the clock; a run that can't be started, or fails three times, is kept among the dead letters. */
export class ScheduledWorker extends Construct {
  constructor(scope: Construct, id: string, { rule: ruleId, schedule, worker, deadLetters }: ScheduledWorkerSettings) {
    super(scope, id);
    const rule = new Rule(this, 'Rule', { schedule });
    rule.addTarget(new LambdaFunction(worker.lambda, { deadLetterQueue: deadLetters, retryAttempts: 5, maxEventAge: Duration.hours(1) }));
    named(rule, ruleId);
    // By its own resource, not by the function's `onFailure`: the right to send stands in grants.ts with all others.
    const failures = new CfnEventInvokeConfig(this, 'Failures', {
      functionName: worker.lambda.functionName,
      qualifier: '$LATEST',
      maximumRetryAttempts: 2,
      destinationConfig: { onFailure: { destination: deadLetters.queueArn } },
    });
    // Lambda checks the role's right to send when it is told where to.
    failures.node.addDependency(worker.role);
  }
}
