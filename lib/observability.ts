import { Annotations, ArnFormat, CfnOutput, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { Alarms } from './alarms.ts';
import { ProgressDashboard } from './dashboard.ts';
import { named } from './logical-id.ts';
import type { Watched } from './watched.ts';
import { deadLetterQueue } from './work-queue.ts';

/** Alarms, where they are sent (city setting `alarmEmail`), and the dashboard. */
export class Observability extends Construct {
  constructor(scope: Construct, id: string, watched: Watched, alarmEmail: string | undefined) {
    super(scope, id);
    const topic = named(new Topic(this, 'Topic', { enforceSSL: true }), 'AlarmTopic');
    letAlarmsPublish(topic);
    // Anyone who sets no address can subscribe to it by hand.
    new CfnOutput(Stack.of(this), 'AlarmTopicArn', { value: topic.topicArn });
    if (!alarmEmail) {
      Annotations.of(this).addWarningV2(
        'satu-data:alarmEmail',
        'The city has no alarmEmail: alarms ring, and nobody is told (docs/runbook.md)',
      );
    } else {
      const deadLetters = named(deadLetterQueue(this, 'MailDeadLetters'), 'AlarmMailDeadLetters');
      topic.addSubscription(new EmailSubscription(alarmEmail, { deadLetterQueue: deadLetters }));
    }
    const alarms = new Alarms(this, 'Alarms', watched, topic);
    new ProgressDashboard(this, 'Progress', watched, alarms.all);
  }
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
