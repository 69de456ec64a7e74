import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { Alarms } from './alarms.ts';
import type { Api } from './api.ts';
import type { CityFunctions } from './city-functions.ts';
import { ProgressDashboard } from './dashboard.ts';
import { named } from './logical-id.ts';
import { deadLetterQueue, type WorkQueue } from './work-queue.ts';

/** What is watched. */
export type Watched = {
  readonly functions: CityFunctions;
  readonly api: Api;
  readonly smallUploads: WorkQueue;
  readonly largeUploads: WorkQueue;
  readonly refreshes: WorkQueue;
  readonly recountDeadLetters: Queue;
  readonly archiveDeadLetters: Queue;
  readonly expiryDeadLetters: Queue;
};

/** Alarms, where they are sent (city setting `alarmEmail`), and the dashboard. */
export class Observability extends Construct {
  constructor(scope: Construct, id: string, watched: Watched, alarmEmail: string | undefined) {
    super(scope, id);
    const topic = named(new Topic(this, 'Topic', { enforceSSL: true }), 'AlarmTopic');
    if (alarmEmail) {
      const deadLetters = named(deadLetterQueue(this, 'MailDeadLetters'), 'AlarmMailDeadLetters');
      topic.addSubscription(new EmailSubscription(alarmEmail, { deadLetterQueue: deadLetters }));
    }
    const alarms = new Alarms(this, 'Alarms', watched, topic);
    new ProgressDashboard(this, 'Progress', watched, alarms.all);
  }
}
