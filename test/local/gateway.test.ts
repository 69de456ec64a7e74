import { mkdtempSync } from 'node:fs';
import { createServer, request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { readModel } from '../../local/assembly/model.ts';
import { type Functions, startFunctions } from '../../local/functions/functions.ts';
import { makeGateway } from '../../local/gateway/gateway.ts';
import { closeServer, listen } from '../../local/listen.ts';
import { SURROUNDINGS } from './fixtures/assembly.ts';
import { writeCity } from './fixtures/city.ts';

const problemSchema = z.strictObject({ status: z.number(), type: z.string(), requestId: z.string().min(1) });

describe('the gateway', () => {
  const home = mkdtempSync(join(tmpdir(), 'gateway-'));
  const server = createServer({ maxHeaderSize: 65_536 }, (request, response) => void serve(request, response));
  let serve: ReturnType<typeof makeGateway>;
  let functions: Functions;
  let port: number;

  beforeAll(async () => {
    const model = readModel(writeCity(join(home, 'out')), SURROUNDINGS);
    functions = startFunctions(model.functions, {
      credentialsFor: () => ({ accessKeyId: 'KEY', secretAccessKey: 'secret', sessionToken: 'token' }),
      endpoints: {},
      home,
      compileCacheDirectory: join(home, 'compile-cache'),
      onLogLine: () => {},
      clock: { now: () => new Date(), behindMilliseconds: () => 0 },
    });
    const api = {
      ...model.api,
      binaryMediaTypes: ['application/zip'],
      methods: model.api.methods.map((method) =>
        method.integration.kind === 'lambda' ? { ...method, integration: { ...method.integration, timeoutMilliseconds: 1500 } } : method,
      ),
    };
    serve = makeGateway(
      api,
      functions.invoke,
      () => new Date(),
      () => {},
    );
    port = await listen(server, 0);
  });
  afterAll(async () => {
    await closeServer(server);
    await functions.stop();
  });

  // fetch normalises paths, so the raw request is made here.
  const send = (method: string, path: string, headers: Record<string, string | string[]> = {}, body?: Buffer | string) =>
    new Promise<{ status: number; headers: Record<string, unknown>; bytes: Buffer; text: string }>((resolve, reject) => {
      const request = httpRequest({ host: '127.0.0.1', port, method, path, headers, agent: false }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const bytes = Buffer.concat(chunks);
          resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes, text: bytes.toString('utf8') });
        });
      });
      request.on('error', reject);
      request.end(body);
    });
  const event = async (path: string, headers: Record<string, string | string[]> = {}) => {
    const answer = await send('GET', path, headers);
    if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
    return JSON.parse(answer.text);
  };
  const refusal = async (path: string, method = 'GET', headers: Record<string, string> = {}) => {
    const { status, text, headers: answered } = await send(method, path, headers);
    expect(JSON.parse(text).status).toBe(status);
    return { ...problemSchema.parse(JSON.parse(text)), headers: answered };
  };

  test('hands a proxy event of format 1.0 to the function', async () => {
    const got = await event('/v1/datasets/a-b?x=1&x=2&y=a%20b+c', { 'X-Odd-Case': 'v', 'x-twice': ['1', '2'] });
    expect(got).toMatchObject({
      resource: '/v1/datasets/{datasetId}',
      path: '/v1/datasets/a-b',
      httpMethod: 'GET',
      pathParameters: { datasetId: 'a-b' },
      queryStringParameters: { x: '2', y: 'a b c' },
      multiValueQueryStringParameters: { x: ['1', '2'], y: ['a b c'] },
      body: null,
      isBase64Encoded: false,
      stageVariables: null,
      requestContext: {
        stage: 'live',
        resourcePath: '/v1/datasets/{datasetId}',
        httpMethod: 'GET',
        path: '/live/v1/datasets/a-b',
        identity: { sourceIp: '127.0.0.1' },
      },
    });
    expect(got.headers).toMatchObject({ 'X-Odd-Case': 'v', 'x-twice': '2' });
    expect(got.multiValueHeaders['x-twice']).toEqual(['1', '2']);
  });

  test('gives the authorizer the request and passes its context on as texts', async () => {
    const got = await event('/v1/datasets/a', { authorization: 'Bearer x' });
    expect(got.requestContext.authorizer).toEqual({
      principalId: 'someone',
      rank: '7',
      signedIn: 'true',
      type: 'REQUEST',
      resource: '/v1/datasets/{datasetId}',
    });
  });

  test('lets a client set neither its identity nor its host', async () => {
    const got = await event('/v1/datasets/a', { host: 'evil.example', 'x-forwarded-for': '6.6.6.6' });
    expect(got.headers.Host).toMatch(/execute-api/);
    expect(got.headers['X-Forwarded-For']).toBe('6.6.6.6, 127.0.0.1');
    expect(got.requestContext.identity.sourceIp).toBe('127.0.0.1');
  });

  test('decodes a path parameter exactly once, a slash in it included', async () => {
    expect((await event('/v1/datasets/a%2Fb')).pathParameters).toEqual({ datasetId: 'a/b' });
    expect((await event('/v1/datasets/a%252Fb')).pathParameters).toEqual({ datasetId: 'a%2Fb' });
  });

  test('answers 400 to a path that does not decode', async () => {
    expect((await send('GET', '/v1/datasets/%FF')).status).toBe(400);
  });

  test('prefers a literal segment to a parameter', async () => {
    expect((await event('/v1/datasets/featured')).resource).toBe('/v1/datasets/featured');
    expect((await event('/v1/datasets/featured/rows')).pathParameters).toEqual({ datasetId: 'featured' });
    expect((await event('/')).resource).toBe('/');
  });

  test.each([
    '/v1/datasets/a/',
    '/v1/datasets/',
    '//v1/datasets/a',
    '/V1/datasets/a',
    '/v1/datasets',
    '/v1/datasets/a/../b',
    '/nothing',
    '/v1/datasets/a/rows/x',
  ])('answers MISSING_AUTHENTICATION_TOKEN for the unknown path %s', async (path) => {
    expect(await refusal(path)).toMatchObject({ status: 404, type: 'MISSING_AUTHENTICATION_TOKEN' });
  });

  test('answers the same for a method that the resource does not have, whatever an override header says', async () => {
    expect(await refusal('/v1/datasets/a', 'DELETE')).toMatchObject({ type: 'MISSING_AUTHENTICATION_TOKEN' });
    expect(await refusal('/v1/datasets/a/rows', 'POST', { 'x-http-method-override': 'GET' })).toMatchObject({
      type: 'MISSING_AUTHENTICATION_TOKEN',
    });
    expect((await event('/v1/datasets/a', { 'x-http-method-override': 'POST' })).httpMethod).toBe('GET');
  });

  test('answers HEAD where the API has it, without a body', async () => {
    const answer = await send('HEAD', '/v1/datasets/a/rows');
    expect(answer).toMatchObject({ status: 200, text: '' });
    expect((await send('HEAD', '/v1/datasets/a')).status).toBe(404);
  });

  test('answers a thrown Unauthorized with 401 and the challenge of the template', async () => {
    const answer = await refusal('/v1/datasets/needs-token');
    expect(answer).toMatchObject({ status: 401, type: 'UNAUTHORIZED' });
    expect(answer.headers).toMatchObject({ 'www-authenticate': 'Bearer', 'content-type': 'application/problem+json' });
  });

  test('answers Deny, and a policy for another method, with ACCESS_DENIED', async () => {
    expect(await refusal('/v1/datasets/closed')).toMatchObject({ status: 404, type: 'ACCESS_DENIED' });
    expect(await refusal('/v1/datasets/other-method')).toMatchObject({ status: 404, type: 'ACCESS_DENIED' });
  });

  test('honours a wildcard in the authorizer policy', async () => {
    expect((await send('GET', '/v1/datasets/wildcard')).status).toBe(200);
    expect((await send('POST', '/v1/datasets/wildcard')).status).toBe(404);
  });

  test('answers 500 when the authorizer fails or says what is no policy', async () => {
    expect(await refusal('/v1/datasets/authorizer-crash')).toMatchObject({ status: 500, type: 'AUTHORIZER_FAILURE' });
    expect(await refusal('/v1/datasets/authorizer-empty')).toMatchObject({ status: 500, type: 'AUTHORIZER_CONFIGURATION_ERROR' });
    expect(await refusal('/v1/datasets/authorizer-object')).toMatchObject({ status: 500, type: 'AUTHORIZER_CONFIGURATION_ERROR' });
  });

  test.each(['throws', 'exits', 'malformed', 'large', 'bad-header'])('answers INTEGRATION_FAILURE for a function that %s', async (id) => {
    const answer = await refusal(`/v1/datasets/${id}`);
    expect(answer).toMatchObject({ status: 500, type: 'INTEGRATION_FAILURE' });
    expect(answer.headers['x-request']).toBe(answer.headers['x-amzn-requestid']);
  });

  test('answers INTEGRATION_TIMEOUT when the function takes longer than the integration waits', async () => {
    expect(await refusal('/v1/datasets/slow')).toMatchObject({ type: 'INTEGRATION_TIMEOUT' });
  });

  test("renames a function's own challenge", async () => {
    const { status, headers } = await send('GET', '/v1/datasets/challenge');
    expect(status).toBe(401);
    expect(headers['www-authenticate']).toBeUndefined();
    expect(headers['x-amzn-remapped-www-authenticate']).toBe('Basic');
  });

  test('sends a header as often as the function gave it', async () => {
    expect((await send('GET', '/v1/datasets/cookies')).headers['set-cookie']).toEqual(['a=1', 'b=2']);
  });

  test('sends bytes where the client accepts a binary media type, base64 otherwise', async () => {
    expect((await send('GET', '/v1/datasets/bytes', { accept: 'application/zip' })).bytes).toEqual(Buffer.from([1, 255, 0]));
    expect((await send('GET', '/v1/datasets/bytes', { accept: 'text/html' })).text).toBe('Af8A');
  });

  test('hands a body on as text, and as base64 when its type is binary', async () => {
    const text = JSON.parse((await send('POST', '/v1/datasets/a', { 'content-type': 'application/json' }, '{"kota":"Tangeräng"}')).text);
    expect(text).toMatchObject({ body: '{"kota":"Tangeräng"}', isBase64Encoded: false });
    const zip = JSON.parse((await send('POST', '/v1/datasets/a', { 'content-type': 'application/zip' }, Buffer.from([1, 255]))).text);
    expect(zip).toMatchObject({ body: 'Af8=', isBase64Encoded: true });
  });

  test('answers 413 beyond 10 MB and 431 beyond 10,240 bytes of headers', async () => {
    expect((await send('POST', '/v1/datasets/a', {}, Buffer.alloc(10 * 1024 * 1024 + 1))).status).toBe(413);
    expect((await send('GET', '/v1/datasets/a', { 'x-long': 'x'.repeat(10_240) })).status).toBe(431);
  });

  test('answers a preflight by the mock, without the authorizer', async () => {
    const answer = await send('OPTIONS', '/v1/datasets/closed/rows');
    expect(answer).toMatchObject({ status: 204, text: '' });
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    expect((await send('OPTIONS', '/v1/datasets/a')).status).toBe(404);
  });
});
