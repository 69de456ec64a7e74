import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answered, type JsonCall, type JsonService, serviceOf } from '../../local/requests/json-operation.ts';
import { credentials, region, serveJson, testAccess } from './json-server.ts';

describe('the listener of the JSON services', () => {
  let calls: JsonCall[];
  let run: (call: JsonCall) => Promise<object>;
  let server: Awaited<ReturnType<typeof serveJson>>;

  beforeEach(async () => {
    calls = [];
    run = async () => ({});
    const service: JsonService = serviceOf('AmazonSQS', 403, {
      ReceiveMessage: async (call) => {
        calls.push(call);
        return answered({ ...(await run(call)) });
      },
    });
    server = await serveJson([service], testAccess().access);
  });

  afterEach(() => server.close());

  const clientFor = (secretAccessKey = credentials.secretAccessKey) =>
    new SQSClient({ region, credentials: { ...credentials, secretAccessKey }, endpoint: server.endpoint, maxAttempts: 1 });

  /** Sends a signed request with another body than the SDK would. */
  const sendBody = async (body: string | Uint8Array, headers: Record<string, string> = {}) => {
    const client = clientFor();
    client.middlewareStack.add(
      (next) => async (argument) => {
        Object.assign(argument.request as object, { body });
        Object.assign((argument.request as { headers: object }).headers, headers, { 'content-length': String(body.length) });
        return next(argument);
      },
      { step: 'build', priority: 'low' },
    );
    try {
      return await client.send(new ReceiveMessageCommand({ QueueUrl: `${server.endpoint}/000000000000/work` }));
    } finally {
      client.destroy();
    }
  };

  test.each(['null', '1', '"text"', '[]', 'true', '{', ''])('refuses the body %j as no JSON object, and goes on', async (body) => {
    await expect(sendBody(body)).rejects.toMatchObject({ name: 'SerializationException' });
    expect(calls).toEqual([]);
    await sendBody('{"QueueUrl":"x"}');
    expect(calls).toMatchObject([{ action: 'ReceiveMessage', accessKeyId: credentials.accessKeyId, body: { QueueUrl: 'x' } }]);
  });

  test('reads a compressed body, and refuses one that grows beyond 16 MiB', async () => {
    await sendBody(gzipSync('{"QueueUrl":"zipped"}'), { 'content-encoding': 'gzip' });
    expect(calls[0]?.body).toEqual({ QueueUrl: 'zipped' });
    const bomb = gzipSync(`{"QueueUrl":"${' '.repeat(17 * 1024 * 1024)}"}`);
    await expect(sendBody(bomb, { 'content-encoding': 'gzip' })).rejects.toMatchObject({ name: 'SerializationException' });
  });

  test('refuses a body larger than 16 MiB', async () => {
    await expect(sendBody(' '.repeat(16 * 1024 * 1024 + 1))).rejects.toMatchObject({ name: 'RequestEntityTooLargeException' });
  });

  test('refuses a request without a signature, with a wrong secret, and of an unknown key', async () => {
    const bare = await fetch(server.endpoint, { method: 'POST', headers: { 'x-amz-target': 'AmazonSQS.ReceiveMessage' }, body: '{}' });
    expect([bare.status, await bare.json()]).toMatchObject([403, { __type: expect.stringContaining('MissingAuthenticationToken') }]);
    const forger = clientFor('wrong');
    await expect(forger.send(new ReceiveMessageCommand({ QueueUrl: 'x' }))).rejects.toMatchObject({ name: 'InvalidSignatureException' });
    const stranger = new SQSClient({
      region,
      credentials: { accessKeyId: 'NOBODY', secretAccessKey: 'x' },
      endpoint: server.endpoint,
      maxAttempts: 1,
    });
    await expect(stranger.send(new ReceiveMessageCommand({ QueueUrl: 'x' }))).rejects.toMatchObject({
      name: 'UnrecognizedClientException',
    });
    expect(calls).toEqual([]);
  });

  test('answers an unknown target and another method with 404', async () => {
    const unknown = await fetch(server.endpoint, { method: 'POST', headers: { 'x-amz-target': 'AWSNobody.Act' }, body: '{}' });
    const get = await fetch(server.endpoint);
    expect([unknown.status, get.status]).toEqual([404, 404]);
  });

  test('answers 500 when a service fails, tells of the fault, and goes on', async () => {
    run = async () => {
      throw new Error('broken');
    };
    await expect(sendBody('{}')).rejects.toMatchObject({ $metadata: { httpStatusCode: 500 } });
    expect(server.faults).toMatchObject([{ message: 'broken' }]);
    run = async () => ({});
    await sendBody('{}');
  });

  test('tells the service when its caller hangs up', async () => {
    const hungUp = new Promise<void>((resolve) => {
      run = (call) => new Promise(() => call.signal.addEventListener('abort', () => resolve()));
    });
    const client = clientFor();
    const abort = new AbortController();
    const sent = client.send(new ReceiveMessageCommand({ QueueUrl: 'x' }), { abortSignal: abort.signal }).catch((error: unknown) => error);
    while (calls.length === 0) await new Promise((resolve) => setImmediate(resolve));
    abort.abort();
    await hungUp;
    expect(await sent).toMatchObject({ name: 'AbortError' });
  });

  test('outlives a caller that breaks off in the middle of a body', async () => {
    const { port, hostname } = new URL(server.endpoint);
    const socket = connect(Number(port), hostname);
    await new Promise<void>((resolve) => socket.once('connect', resolve));
    socket.write('POST / HTTP/1.1\r\nhost: x\r\nx-amz-target: AmazonSQS.ReceiveMessage\r\ncontent-length: 100\r\n\r\n{');
    socket.destroy();
    await sendBody('{}');
    expect(server.faults).toEqual([]);
  });
});
