import { describe, expect, test } from 'vitest';
import { type Notice, openTopics } from '../../local/alarms/topics.ts';
import type { Statement } from '../../local/assembly/roles.ts';

const TOPIC = 'arn:aws:sns:ap-southeast-3:000000000000:alarms';
const ALARM = 'arn:aws:cloudwatch:ap-southeast-3:000000000000:alarm:crashed';
const overTls: Statement = {
  Effect: 'Deny',
  Action: ['sns:Publish'],
  Resource: [TOPIC],
  Principal: '*',
  Condition: { Bool: { 'aws:SecureTransport': ['false'] } },
};
const letAlarms: Statement = {
  Effect: 'Allow',
  Action: ['sns:Publish'],
  Resource: [TOPIC],
  Principal: { Service: ['cloudwatch.amazonaws.com'] },
  Condition: {
    StringEquals: { 'aws:SourceAccount': ['000000000000'] },
    ArnLike: { 'aws:SourceArn': ['arn:aws:cloudwatch:ap-southeast-3:000000000000:alarm:*'] },
  },
};

function publish(statements: readonly Statement[] | undefined, sourceArn = ALARM, topicArn = TOPIC): Notice {
  const models = [{ arn: TOPIC, subscriptions: [{ protocol: 'email', endpoint: 'walidata@example.id' }] }];
  const policies = statements === undefined ? [] : [{ resourceArn: TOPIC, statements }];
  const topics = openTopics(models, policies, { now: () => new Date('2026-11-23T00:00:00Z'), onNotice: () => undefined });
  return topics.publish(topicArn, { subject: 'ALARM', message: 'm' }, { service: 'cloudwatch.amazonaws.com', sourceArn });
}

describe('a topic', () => {
  test('tells its subscribers what an alarm publishes that its policy names', () => {
    expect(publish([overTls, letAlarms])).toMatchObject({ to: ['email:walidata@example.id'] });
    expect(publish([overTls, letAlarms])).not.toHaveProperty('refused');
  });

  test('refuses CloudWatch where its own policy replaced the default one and does not name it', () => {
    expect(publish([overTls])).toMatchObject({
      to: [],
      refused: `${ALARM} is not authorized to perform: SNS:Publish on resource: ${TOPIC}`,
    });
  });

  test('refuses an alarm of another account, and any against a Deny', () => {
    expect(publish([letAlarms], 'arn:aws:cloudwatch:ap-southeast-3:111122223333:alarm:x')).toHaveProperty('refused');
    expect(publish([letAlarms, { ...overTls, Condition: {} }])).toHaveProperty('refused');
  });

  test('without a policy of its own lets everything in the account publish, as SNS does', () => {
    expect(publish(undefined)).not.toHaveProperty('refused');
    expect(publish(undefined, ALARM, `${TOPIC}-absent`)).toMatchObject({ refused: expect.stringContaining('There is no topic') });
  });

  test('keeps the last notices and no more, however many there are', () => {
    const topics = openTopics([{ arn: TOPIC, subscriptions: [] }], [], { now: () => new Date(0), onNotice: () => undefined });
    for (let count = 0; count < 1000; count += 1) {
      topics.publish(TOPIC, { subject: `notice ${count}`, message: '' }, { service: 'cloudwatch.amazonaws.com', sourceArn: ALARM });
    }
    expect(topics.last()).toHaveLength(50);
    expect(topics.last().at(-1)?.subject).toBe('notice 999');
  });
});
