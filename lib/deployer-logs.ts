import { CfnResource, type Stack } from 'aws-cdk-lib';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { named } from './logical-id.ts';

/** Where a function writes that the CDK brings and a deployment alone calls. Lambda would make it a log group that nothing ever empties. */
export function deployerLog(scope: Construct, id: string): LogGroup {
  return named(new LogGroup(scope, id, { retention: RetentionDays.THREE_MONTHS }), id);
}

/** The name by which the CDK makes one subscriber of bucket notifications a stack (aws-cdk-lib, `NotificationsResourceHandler`). */
const subscriber = 'BucketNotificationsHandler050a0587b7544547bf325f094a3db834';

/** Gives the CDK's subscriber of queues to buckets a log that ends. It has no setting for one, so its resource is told itself. Throws where the CDK calls it otherwise. */
export function keepSubscribersLog(stack: Stack): void {
  const resource = stack.node.findChild(subscriber).node.findChild('Resource');
  if (!(resource instanceof CfnResource)) throw new Error('The subscriber of bucket notifications is no resource');
  resource.addPropertyOverride('LoggingConfig', { LogGroup: deployerLog(stack, 'SubscriberLog').logGroupName });
}
