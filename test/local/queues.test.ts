import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ChangeMessageVisibilityBatchCommand,
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openQueues, type QueueOptions } from '../../local/queues/queues.ts';
import { credentials, region, serveJson, testAccess } from './json-server.ts';

const arn = (name: string) => `arn:aws:sqs:${region}:000000000000:${name}`;
const day = 86_400;

describe('queues', () => {
  let directory: string;
  let permission: ReturnType<typeof testAccess>;
  let options: QueueOptions;
  let queues: ReturnType<typeof openQueues>;
  let server: Awaited<ReturnType<typeof serveJson>>;
  let client: SQSClient;
  let QueueUrl: string;

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'queues-'));
    permission = testAccess();
    const settings = { visibilityTimeoutSeconds: 30, retentionSeconds: 4 * day, delaySeconds: 0 };
    options = {
      directory,
      region,
      queues: [
        { ...settings, name: 'work', deadLetter: { arn: arn('dead'), maxReceiveCount: 2 } },
        { ...settings, name: 'dead', retentionSeconds: 14 * day },
      ],
      baseUrl: () => server.endpoint,
      access: permission.access,
    };
    queues = openQueues(options);
    server = await serveJson([queues.service], permission.access);
    client = new SQSClient({ region, credentials, endpoint: server.endpoint, maxAttempts: 1 });
    QueueUrl = `${server.endpoint}/000000000000/work`;
  });

  afterEach(async () => {
    client.destroy();
    await server.close();
    queues.close();
    rmSync(directory, { recursive: true });
    expect(server.faults).toEqual([]);
  });

  const pass = (seconds: number) => {
    permission.state.shift += seconds * 1000;
  };
  const send = (MessageBody: string) => client.send(new SendMessageCommand({ QueueUrl, MessageBody }));
  const receiveAll = async (url = QueueUrl) => {
    const command = new ReceiveMessageCommand({ QueueUrl: url, MaxNumberOfMessages: 10, MessageSystemAttributeNames: ['All'] });
    return (await client.send(command)).Messages ?? [];
  };
  const receiveOne = async (url = QueueUrl) => {
    const [message, ...rest] = await receiveAll(url);
    if (message === undefined || rest.length > 0) throw new Error(`expected one message, got ${rest.length + (message ? 1 : 0)}`);
    return message;
  };
  const attributes = async (url = QueueUrl) =>
    (await client.send(new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] }))).Attributes ?? {};

  test('gives the URL of a queue by its name, and QueueDoesNotExist for another', async () => {
    expect((await client.send(new GetQueueUrlCommand({ QueueName: 'work' }))).QueueUrl).toBe(QueueUrl);
    await expect(client.send(new GetQueueUrlCommand({ QueueName: 'nowhere' }))).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
    await expect(
      client.send(new SendMessageCommand({ QueueUrl: `${server.endpoint}/000000000000/nowhere`, MessageBody: 'a' })),
    ).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
  });

  test('delivers a message with its attributes, hides it, and forgets it once deleted', async () => {
    const sent = await send('{"berkas":"é 😀"}');
    const message = await receiveOne();
    expect(message).toMatchObject({
      MessageId: sent.MessageId,
      Body: '{"berkas":"é 😀"}',
      Attributes: { ApproximateReceiveCount: '1', SenderId: credentials.accessKeyId },
    });
    expect(Math.abs(Number(message.Attributes?.SentTimestamp) - Date.now())).toBeLessThan(60_000);
    expect(await receiveAll()).toEqual([]);
    expect(await attributes()).toMatchObject({ ApproximateNumberOfMessages: '0', ApproximateNumberOfMessagesNotVisible: '1' });
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message.ReceiptHandle }));
    pass(31);
    expect(await receiveAll()).toEqual([]);
    expect(await attributes()).toMatchObject({ ApproximateNumberOfMessages: '0', ApproximateNumberOfMessagesNotVisible: '0' });
  });

  test('delivers a message again when its visibility timeout ends, and counts', async () => {
    await send('again');
    await receiveOne();
    pass(29);
    expect(await receiveAll()).toEqual([]);
    pass(2);
    expect((await receiveOne()).Attributes?.ApproximateReceiveCount).toBe('2');
  });

  test('keeps a message when an older receipt handle deletes it', async () => {
    await send('twice');
    const first = await receiveOne();
    pass(31);
    await receiveOne();
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: first.ReceiptHandle }));
    expect((await attributes()).ApproximateNumberOfMessagesNotVisible).toBe('1');
  });

  test('returns a message at once by visibility 0, and lengthens it by more', async () => {
    await send('back');
    const { ReceiptHandle } = await receiveOne();
    await client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }));
    const again = await receiveOne();
    await client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle: again.ReceiptHandle, VisibilityTimeout: 600 }));
    pass(599);
    expect((await attributes()).ApproximateNumberOfMessagesNotVisible).toBe('1');
    await expect(
      client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle: 'unknown', VisibilityTimeout: 1 })),
    ).rejects.toMatchObject({ name: 'MessageNotInflight' });
  });

  test('sends, changes and deletes in batches, each entry with its own outcome', async () => {
    const Entries = ['a', 'b', 'bad\u0000'].map((MessageBody, index) => ({ Id: `e${index}`, MessageBody }));
    const sent = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    expect(sent.Successful?.map(({ Id }) => Id)).toEqual(['e0', 'e1']);
    expect(sent.Failed).toMatchObject([{ Id: 'e2', Code: 'InvalidMessageContents', SenderFault: true }]);
    const handles = (await receiveAll()).map(({ ReceiptHandle }, index) => ({ Id: `m${index}`, ReceiptHandle }));
    const changes = [
      ...handles.map((entry) => ({ ...entry, VisibilityTimeout: 60 })),
      { Id: 'm2', ReceiptHandle: 'unknown', VisibilityTimeout: 1 },
    ];
    const changed = await client.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries: changes }));
    expect(changed.Successful).toHaveLength(2);
    expect(changed.Failed).toMatchObject([{ Id: 'm2', Code: 'MessageNotInflight' }]);
    expect((await client.send(new DeleteMessageBatchCommand({ QueueUrl, Entries: handles }))).Successful).toHaveLength(2);
    expect((await attributes()).ApproximateNumberOfMessagesNotVisible).toBe('0');
  });

  test('refuses a batch that is empty, too long, or has one id twice', async () => {
    const batch = (Entries: { Id: string; MessageBody: string }[]) => client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    await expect(batch([])).rejects.toMatchObject({ name: 'EmptyBatchRequest' });
    const many = Array.from({ length: 11 }, (_, index) => ({ Id: `e${index}`, MessageBody: 'x' }));
    await expect(batch(many)).rejects.toMatchObject({ name: 'TooManyEntriesInBatchRequest' });
    const twins = [1, 2].map(() => ({ Id: 'same', MessageBody: 'x' }));
    await expect(batch(twins)).rejects.toMatchObject({ name: 'BatchEntryIdsNotDistinct' });
    const large = ['a', 'b'].map((Id) => ({ Id, MessageBody: 'x'.repeat(600_000) }));
    await expect(batch(large)).rejects.toMatchObject({ name: 'BatchRequestTooLong' });
    expect((await attributes()).ApproximateNumberOfMessages).toBe('0');
  });

  test('moves a message to the dead letters after two receipts, and back on request as a new one', async () => {
    const { MessageId } = await send('poison');
    for (const _ of [1, 2]) {
      await receiveOne();
      pass(31);
    }
    expect(await receiveAll()).toEqual([]);
    const deadUrl = `${server.endpoint}/000000000000/dead`;
    const dead = await receiveOne(deadUrl);
    expect(dead).toMatchObject({ MessageId, Body: 'poison', Attributes: { DeadLetterQueueSourceArn: arn('work') } });
    await client.send(new ChangeMessageVisibilityCommand({ QueueUrl: deadUrl, ReceiptHandle: dead.ReceiptHandle, VisibilityTimeout: 0 }));
    await client.send(new StartMessageMoveTaskCommand({ SourceArn: arn('dead') }));
    const back = await receiveOne();
    expect(back).toMatchObject({ Body: 'poison', Attributes: { ApproximateReceiveCount: '1' } });
    expect(back.MessageId).not.toBe(MessageId);
    await expect(client.send(new StartMessageMoveTaskCommand({ SourceArn: arn('work') }))).rejects.toMatchObject({
      name: 'InvalidParameterValue',
    });
  });

  test('waits for a message that comes during a long poll', async () => {
    const waiting = client.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }));
    await send('here');
    expect((await waiting).Messages).toMatchObject([{ Body: 'here' }]);
  });

  test('delivers a delayed message during a long poll when its delay ends', async () => {
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'later', DelaySeconds: 1 }));
    expect(await receiveAll()).toEqual([]);
    expect((await attributes()).ApproximateNumberOfMessagesDelayed).toBe('1');
    const { Messages } = await client.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }));
    expect(Messages).toMatchObject([{ Body: 'later' }]);
  });

  test('forgets a message older than its retention', async () => {
    await send('old');
    pass(4 * day + 1);
    expect(await receiveAll()).toEqual([]);
  });

  test('returns messages in flight after a restart, and keeps the rest', async () => {
    await send('in flight');
    await receiveOne();
    await send('waiting');
    queues.close();
    await server.close();
    queues = openQueues(options);
    server = await serveJson([queues.service], permission.access);
    expect(queues.depth(arn('work'))).toEqual({ visible: 2, notVisible: 0, delayed: 0 });
    const bodies = (await queues.receive(arn('work'), 10, new AbortController().signal)).map(({ body }) => body);
    expect(bodies).toEqual(['in flight', 'waiting']);
  });

  test('wakes a reader in the process on send, on return, and on abort', async () => {
    const never = new AbortController().signal;
    const waiting = queues.receive(arn('work'), 1, never);
    queues.send(arn('work'), 'one');
    const [message] = await waiting;
    if (message === undefined) throw new Error('no message');
    const again = queues.receive(arn('work'), 1, never);
    expect(queues.changeVisibility(arn('work'), message.receiptHandle, 0)).toBe(true);
    expect(await again).toMatchObject([{ body: 'one', receiveCount: 2 }]);
    const stop = new AbortController();
    const stopped = queues.receive(arn('work'), 1, stop.signal);
    stop.abort();
    expect(await stopped).toEqual([]);
    expect(() => queues.send(arn('nowhere'), 'x')).toThrow('no such queue');
  });

  test('refuses what the role may not do, and what is signed with a wrong secret', async () => {
    permission.state.deny.add('sqs:SendMessage');
    await expect(send('x')).rejects.toMatchObject({ name: 'AccessDenied', $metadata: { httpStatusCode: 403 } });
    expect(permission.asked.at(-1)).toMatchObject({ action: 'sqs:SendMessage', resource: arn('work') });
    const forger = new SQSClient({
      region,
      credentials: { ...credentials, secretAccessKey: 'wrong' },
      endpoint: server.endpoint,
      maxAttempts: 1,
    });
    await expect(forger.send(new ReceiveMessageCommand({ QueueUrl }))).rejects.toMatchObject({ name: 'InvalidSignatureException' });
    forger.destroy();
  });

  test('refuses a parameter that it does not model', async () => {
    const MessageAttributes = { kind: { DataType: 'String', StringValue: 'x' } };
    await expect(client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x', MessageAttributes }))).rejects.toThrow(
      'MessageAttributes',
    );
  });
});
