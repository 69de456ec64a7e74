import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { limits } from '../../functions/limits.ts';
import { cityStacks, plainText, synthesized } from './city-template.ts';

const template = synthesized(cityStacks());
const byId = (type: string) => new Map(template.ofType(type).map(({ logicalId, properties }) => [logicalId, properties]));
const queues = byId('AWS::SQS::Queue');
const functions = byId('AWS::Lambda::Function');
const mappings = template.ofType('AWS::Lambda::EventSourceMapping').map(({ properties }) => ({
  queue: plainText(properties.EventSourceArn),
  consumer: plainText(properties.FunctionName),
  properties,
}));
const redriveSchema = z.object({ deadLetterTargetArn: z.json(), maxReceiveCount: z.number() });
const sources = [...queues].filter(([, properties]) => properties.RedrivePolicy !== undefined);

describe('queues', () => {
  test('feed these functions', () => {
    expect(mappings.map(({ queue, consumer }) => `${queue} → ${consumer}`).sort()).toEqual([
      'FilesQueue → MakeFileFunction',
      'LargeUploadsQueue → IngestLargeFunction',
      'MatchListsQueue → SettleListsFunction',
      'RefreshQueue → RefreshFunction',
      'SmallUploadsQueue → IngestSmallFunction',
    ]);
  });

  test('hide a message for six times its function’s timeout and the batching window', () => {
    for (const { queue, consumer, properties } of mappings) {
      const timeout = Number(functions.get(consumer)?.Timeout);
      const window = Number(properties.MaximumBatchingWindowInSeconds ?? 0);
      expect(Number(queues.get(queue)?.VisibilityTimeout)).toBeGreaterThanOrEqual(6 * timeout + window);
    }
  });

  test('give up after as many tries as ingest counts, into a queue that keeps longer than they do', () => {
    expect(sources).toHaveLength(mappings.length);
    for (const [, properties] of sources) {
      const { deadLetterTargetArn, maxReceiveCount } = redriveSchema.parse(properties.RedrivePolicy);
      expect(maxReceiveCount).toBe(limits.maxReceives);
      const deadLetters = queues.get(plainText(deadLetterTargetArn));
      expect(Number(deadLetters?.MessageRetentionPeriod)).toBeGreaterThan(Number(properties.MessageRetentionPeriod));
    }
  });

  test('return only the messages that failed', () => {
    expect(mappings.map(({ properties }) => properties.FunctionResponseTypes)).toEqual(mappings.map(() => ['ReportBatchItemFailures']));
  });

  test('hand an uploaded file, and an order of a large file, over alone', () => {
    const ofFiles = mappings.filter(
      ({ consumer }) => consumer.startsWith('Ingest') || ['MakeFileFunction', 'SettleListsFunction'].includes(consumer),
    );
    expect(ofFiles.map(({ properties }) => properties.BatchSize)).toEqual([1, 1, 1, 1]);
  });

  test('are encrypted, and reached over TLS alone', () => {
    expect([...queues.values()].filter((properties) => properties.SqsManagedSseEnabled !== true)).toEqual([]);
    const guarded = template
      .ofType('AWS::SQS::QueuePolicy')
      .filter(({ properties }) => JSON.stringify(properties).includes('aws:SecureTransport'));
    expect(guarded).toHaveLength(queues.size);
  });
});

describe('the inbox', () => {
  test('tells each queue of its own prefix', () => {
    const [notifications] = template.ofType('Custom::S3BucketNotifications');
    const text = JSON.stringify(notifications?.properties.NotificationConfiguration);
    expect(text).toMatch(/"Value":"small\/"[^}]*}][^Q]*"QueueArn":{"Fn::GetAtt":\["SmallUploadsQueue"/);
    expect(text).toMatch(/"Value":"large\/"[^}]*}][^Q]*"QueueArn":{"Fn::GetAtt":\["LargeUploadsQueue"/);
    expect(text).toMatch(/"Value":"match-lists\/"[^}]*}][^Q]*"QueueArn":{"Fn::GetAtt":\["MatchListsQueue"/);
  });

  test('is the only bucket that triggers anything', () => {
    expect(template.ofType('Custom::S3BucketNotifications').map(({ properties }) => plainText(properties.BucketName))).toEqual([
      'InboxBucket',
    ]);
  });
});
