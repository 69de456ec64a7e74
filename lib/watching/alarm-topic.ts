import { ArnFormat, CfnOutput, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { deadLetterQueue } from '../keeping/work-queue.ts';
import { named } from '../logical-id.ts';

/** Where a stack's alarms are sent: a topic in the alarms' own region, and `alarmEmail` where the city has one. Anyone who sets none can subscribe to it by hand. */
export function alarmTopic(scope: Construct, alarmEmail: string | undefined): Topic {
  const topic = named(new Topic(scope, 'Topic', { enforceSSL: true }), 'AlarmTopic');
  letAlarmsPublish(topic);
  new CfnOutput(Stack.of(scope), 'AlarmTopicArn', { value: topic.topicArn });
  if (alarmEmail) {
    const deadLetters = named(deadLetterQueue(scope, 'MailDeadLetters'), 'AlarmMailDeadLetters');
    topic.addSubscription(new EmailSubscription(alarmEmail, { deadLetterQueue: deadLetters }));
  }
  return topic;
}

/**
 * A policy of its own replaces the one by which SNS lets everything in the account publish, so the alarms must be named in it
 * (Amazon SNS, "Example cases for Amazon SNS access control").
 */
function letAlarmsPublish(topic: Topic): void {
  const stack = Stack.of(topic);
  topic.addToResourcePolicy(
    new PolicyStatement({
      sid: 'LetAlarmsPublish',
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: {
        StringEquals: { 'aws:SourceAccount': stack.account },
        ArnLike: {
          'aws:SourceArn': stack.formatArn({
            service: 'cloudwatch',
            resource: 'alarm',
            resourceName: '*',
            arnFormat: ArnFormat.COLON_RESOURCE_NAME,
          }),
        },
      },
    }),
  );
}
