import { mkdtempSync } from 'node:fs';
import { createServer, request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { readModel } from '../../local/assembly/model.ts';
import type { RestApiModel } from '../../local/assembly/rest-api.ts';
import { type Functions, type Outcome, startFunctions } from '../../local/functions/functions.ts';
import { makeGateway } from '../../local/gateway/gateway.ts';
import { closeServer, listen } from '../../local/listen.ts';
import { lambdaMethod, resourceId, SURROUNDINGS } from './fixtures/assembly.ts';
import { writeCity } from './fixtures/city.ts';

/**
 * What API Gateway and Lambda refuse, the laptop refuses: at the limit it passes, one beyond it does not. What a role may do is in roles.test.ts,
 * what a template may hold in assembly.test.ts and laptop.test.ts.
 */
const home = mkdtempSync(join(tmpdir(), 'cloud-limits-'));
const { api, functions: models } = readModel(writeCity(join(home, 'out')), SURROUNDINGS);
const megabyte = 1024 * 1024;

/** An event, of the authorizer or of the function behind the method. */
const eventSchema = z.looseObject({ methodArn: z.string().default(''), requestContext: z.record(z.string(), z.unknown()) });
type Event = z.infer<typeof eventSchema>;
type Answer = { readonly status: number; readonly headers: Readonly<Record<string, unknown>>; readonly text: string };

const gave = (value: unknown): Outcome => ({ ok: true, payload: typeof value === 'string' ? value : JSON.stringify(value) });
const threw = (errorMessage: string, kind: 'error' | 'timeout' | 'crash' = 'error'): Outcome => ({
  ok: false,
  kind,
  errorType: 'Error',
  errorMessage,
});
const statement = (Effect: string, Resource: unknown) => ({ Action: 'execute-api:Invoke', Effect, Resource });
const policy = (...Statement: unknown[]) => ({ principalId: 'p', policyDocument: { Version: '2012-10-17', Statement } });
const allowing = ({ methodArn }: Event, context?: unknown) => ({ ...policy(statement('Allow', methodArn)), context });

describe('the gateway', () => {
  const server = createServer({ maxHeaderSize: 65_536 }, (request, response) => void serve(request, response));
  let serve: ReturnType<typeof makeGateway>;
  let port: number;
  /** What the two functions answer, and what the one behind the method got. */
  let authorizer: (event: Event) => Outcome | Promise<Outcome>;
  let integration: (event: Event) => Outcome | Promise<Outcome>;
  let got: Event[];

  const gateway = (served: RestApiModel) =>
    makeGateway(
      served,
      async (name, event) => (name === 'satudata-Authorize' ? authorizer : integration)(eventSchema.parse(event)),
      () => new Date(),
      () => {},
    );

  beforeAll(async () => {
    port = await listen(server, 0);
  });
  afterAll(() => closeServer(server));
  beforeEach(() => {
    serve = gateway(api);
    got = [];
    authorizer = (event) => gave(allowing(event));
    integration = (event) => {
      got.push(event);
      return gave({ statusCode: 200, body: 'done' });
    };
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const send = (path = '/v1/datasets/a', options: { method?: string; headers?: Record<string, string>; body?: Buffer } = {}) =>
    new Promise<Answer>((resolve, reject) => {
      const { method = 'GET', headers = {}, body } = options;
      const request = httpRequest({ host: '127.0.0.1', port, method, path, headers, agent: false }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(chunks).toString('utf8') }),
        );
      });
      request.on('error', reject);
      request.end(body);
    });
  /** The answer's status, and the response type that the template's body names. */
  const refusal = async (...asked: Parameters<typeof send>) => {
    const { status, text } = await send(...asked);
    const type: unknown = /"type":"(\w+)"/.exec(text)?.[1];
    return { status, type, reached: got.length };
  };

  describe("reads the authorizer's answer", () => {
    test.each<[string, (event: Event) => Outcome, number, string]>([
      ['a thrown Unauthorized', () => threw('Unauthorized'), 401, 'UNAUTHORIZED'],
      ['another exception', () => threw('Unauthorized.'), 500, 'AUTHORIZER_FAILURE'],
      ['no answer in time', () => threw('Task timed out', 'timeout'), 500, 'AUTHORIZER_FAILURE'],
      ['a crash', () => threw('exit status 1', 'crash'), 500, 'AUTHORIZER_FAILURE'],
      ['Deny', ({ methodArn }) => gave(policy(statement('Deny', methodArn))), 404, 'ACCESS_DENIED'],
      ['Allow and Deny', ({ methodArn }) => gave(policy(statement('Allow', '*'), statement('Deny', methodArn))), 404, 'ACCESS_DENIED'],
      ['Allow for another', ({ methodArn }) => gave(policy(statement('Allow', `${methodArn}/x`))), 404, 'ACCESS_DENIED'],
      ['no statement', () => gave(policy()), 404, 'ACCESS_DENIED'],
      ['no policy', () => gave({ principalId: 'p' }), 500, 'AUTHORIZER_CONFIGURATION_ERROR'],
      ['no principal', (event) => gave({ ...allowing(event), principalId: undefined }), 500, 'AUTHORIZER_CONFIGURATION_ERROR'],
      ['nothing', () => gave('null'), 500, 'AUTHORIZER_CONFIGURATION_ERROR'],
      ['an object in its context', (event) => gave(allowing(event, { a: { b: 'c' } })), 500, 'AUTHORIZER_CONFIGURATION_ERROR'],
      ['an array in its context', (event) => gave(allowing(event, { a: ['b'] })), 500, 'AUTHORIZER_CONFIGURATION_ERROR'],
      ['null in its context', (event) => gave(allowing(event, { a: null })), 500, 'AUTHORIZER_CONFIGURATION_ERROR'],
      ['a context that is no map', (event) => gave(allowing(event, 'a')), 500, 'AUTHORIZER_CONFIGURATION_ERROR'],
    ])('%s', async (_what, answer, status, type) => {
      authorizer = answer;
      expect(await refusal()).toEqual({ status, type, reached: 0 });
    });

    test('up to 8,192 bytes of it', async () => {
      const ofBytes = (bytes: number) => (event: Event) => {
        const short = JSON.stringify(allowing(event, { pad: '' }));
        return gave(allowing(event, { pad: 'é'.repeat((bytes - short.length) / 2) + 'x'.repeat((bytes - short.length) % 2) }));
      };
      authorizer = ofBytes(8_192);
      expect((await send()).status).toBe(200);
      authorizer = ofBytes(8_193);
      expect(await refusal()).toEqual({ status: 500, type: 'AUTHORIZER_CONFIGURATION_ERROR', reached: 1 });
    });

    test('with resources of up to 512 characters', async () => {
      const beside = (length: number) => (event: Event) =>
        gave(policy(statement('Allow', [event.methodArn, 'arn:aws:execute-api:x'.padEnd(length, 'x')])));
      authorizer = beside(512);
      expect((await send()).status).toBe(200);
      authorizer = beside(513);
      expect(await refusal()).toEqual({ status: 500, type: 'AUTHORIZER_CONFIGURATION_ERROR', reached: 1 });
    });

    test('and hands numbers and booleans on as texts', async () => {
      authorizer = (event) => gave(allowing(event, { rank: 7, share: 0.5, signedIn: true, blocked: false, name: 'x' }));
      await send();
      const texts = { rank: '7', share: '0.5', signedIn: 'true', blocked: 'false', name: 'x', principalId: 'p' };
      expect(got[0]?.requestContext.authorizer).toEqual(texts);
    });

    test('of a request whose method ARN has up to 1,600 bytes', async () => {
      let arn = '';
      authorizer = (event) => {
        arn = event.methodArn;
        return gave(policy(statement('Allow', '*')));
      };
      await send('/v1/datasets/a');
      const room = 1_600 - Buffer.byteLength(arn);
      expect((await send(`/v1/datasets/a${'x'.repeat(room)}`)).status).toBe(200);
      expect(await refusal(`/v1/datasets/a${'x'.repeat(room + 1)}`)).toMatchObject({ status: 414, reached: 2 });
    });
  });

  describe("passes a function's headers on", () => {
    const renamed = [
      ...['Authorization', 'Connection', 'Content-Length', 'Content-MD5', 'Date', 'Expect', 'Host', 'Max-Forwards'],
      ...['Proxy-Authenticate', 'Server', 'User-Agent', 'WWW-Authenticate'],
    ];
    const answering = async (headers: Record<string, string>) => {
      integration = () => gave({ statusCode: 401, headers, body: '' });
      return (await send()).headers;
    };

    test.each(renamed)('under another name: %s', async (name) => {
      const headers = await answering({ [name]: 'of the function' });
      expect(headers[`x-amzn-remapped-${name.toLowerCase()}`]).toBe('of the function');
      expect(headers[name.toLowerCase()]).not.toBe('of the function');
    });

    test.each(['Transfer-Encoding', 'Trailer', 'Upgrade', 'TE', 'Keep-Alive'])('not at all: %s', async (name) => {
      expect(JSON.stringify(await answering({ [name]: 'of the function' }))).not.toContain('of the function');
    });

    test('as they are: the ones that this API sends', async () => {
      const own = {
        'Cache-Control': 'no-store',
        ETag: '"1"',
        Location: '/x',
        'Retry-After': '5',
        'Content-Security-Policy': 'default-src x',
      };
      const headers = await answering(own);
      for (const [name, value] of Object.entries(own)) expect(headers[name.toLowerCase()]).toBe(value);
    });
  });

  test('takes a body of 10 MiB and no byte more', async () => {
    expect((await send('/v1/datasets/a', { method: 'POST', body: Buffer.alloc(10 * megabyte) })).status).toBe(200);
    const larger = { method: 'POST', body: Buffer.alloc(10 * megabyte + 1) };
    expect(await refusal('/v1/datasets/a', larger)).toMatchObject({ status: 413, reached: 1 });
  });

  test('takes 10,240 bytes of address and headers and no byte more', async () => {
    const path = '/v1/datasets/a';
    const fixed = { host: 'x', connection: 'close', 'x-pad': '' };
    const room = 10_240 - path.length - Object.entries(fixed).join('').replaceAll(',', '').length;
    const padded = (bytes: number) => ({ headers: { ...fixed, 'x-pad': 'x'.repeat(bytes) } });
    expect((await send(path, padded(room))).status).toBe(200);
    expect(await refusal(path, padded(room + 1))).toMatchObject({ status: 431, reached: 1 });
  });

  test.each(['a|b', '{a', 'a}'])('refuses the query %s, and takes it percent-encoded', async (value) => {
    expect(await refusal(`/v1/datasets/a?q=${value}`)).toMatchObject({ status: 400, reached: 0 });
    await send(`/v1/datasets/a?q=${encodeURIComponent(value)}`);
    expect(got[0]?.queryStringParameters).toEqual({ q: value });
  });

  test('splits a query at a semicolon, too', async () => {
    await send('/v1/datasets/a?a=1;b=2&c=3%3B4');
    expect(got[0]?.queryStringParameters).toEqual({ a: '1', b: '2', c: '3;4' });
  });

  test('waits 29 seconds for a function and no longer', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const called = Promise.withResolvers<void>();
    integration = () => {
      called.resolve();
      return new Promise<Outcome>(() => {});
    };
    let answered = false;
    const answer = refusal().finally(() => {
      answered = true;
    });
    await called.promise;
    await vi.advanceTimersByTimeAsync(28_999);
    expect(answered).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await answer).toMatchObject({ status: 500, type: 'INTEGRATION_TIMEOUT' });
  });

  test('serves no template that would wait longer', () => {
    const method = lambdaMethod({ Ref: resourceId(['v1', 'datasets', '{datasetId}']) }, 'GET', 'Echo');
    const waiting = (TimeoutInMillis: number) => {
      const Properties = z.looseObject({ Integration: z.looseObject({}) }).parse(method.Properties);
      const GetDataset = { ...method, Properties: { ...Properties, Integration: { ...Properties.Integration, TimeoutInMillis } } };
      return () => readModel(writeCity(join(home, 'out'), { GetDataset }), SURROUNDINGS);
    };
    expect(waiting(29_000)).not.toThrow();
    expect(waiting(29_001)).toThrow('29 seconds');
  });

  describe('answers its own errors', () => {
    const failing: readonly [string, number, () => ReturnType<typeof send>][] = [
      ['UNAUTHORIZED', 401, () => withAuthorizer(threw('Unauthorized'))],
      ['ACCESS_DENIED', 403, () => withAuthorizer(gave(policy()))],
      ['AUTHORIZER_FAILURE', 500, () => withAuthorizer(threw('broken'))],
      ['AUTHORIZER_CONFIGURATION_ERROR', 500, () => withAuthorizer(gave({}))],
      ['MISSING_AUTHENTICATION_TOKEN', 403, () => send('/nothing')],
      ['BAD_REQUEST_PARAMETERS', 400, () => send('/v1/datasets/%FF')],
      ['REQUEST_TOO_LARGE', 413, () => send('/v1/datasets/a', { method: 'POST', body: Buffer.alloc(10 * megabyte + 1) })],
      ['DEFAULT_4XX', 431, () => send('/v1/datasets/a', { headers: { 'x-pad': 'x'.repeat(10_240) } })],
      ['INTEGRATION_FAILURE', 502, () => withIntegration(gave({ answer: 42 }))],
    ];
    const withAuthorizer = (outcome: Outcome) => {
      authorizer = () => outcome;
      return send();
    };
    const withIntegration = (outcome: Outcome) => {
      integration = () => outcome;
      return send();
    };
    const response = (status: number, name: string) => ({
      status,
      headers: { 'X-Which': `'${name}'`, 'X-Request': 'context.extendedRequestId' },
      templates: { 'application/json': `{"which":"${name}","type":"$context.error.responseType","message":$context.error.messageString}` },
    });

    test.each(failing)('in its own form where the template has none: %s', async (_type, status, fail) => {
      serve = gateway({ ...api, gatewayResponses: new Map() });
      const answer = await fail();
      expect([answer.status, Object.keys(JSON.parse(answer.text))]).toEqual([status, ['message']]);
      expect(answer.headers).toMatchObject({ 'content-type': 'application/json', 'x-amzn-errortype': expect.any(String) });
    });

    test.each(failing)("in the template's form for its type, else for its class: %s", async (type, status, fail) => {
      const fallback = status < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX';
      const classes: [string, ReturnType<typeof response>][] = [
        ['DEFAULT_4XX', response(418, 'DEFAULT_4XX')],
        ['DEFAULT_5XX', response(599, 'DEFAULT_5XX')],
      ];
      serve = gateway({ ...api, gatewayResponses: new Map(classes) });
      const byClass = await fail();
      expect([byClass.status, JSON.parse(byClass.text)]).toMatchObject([status < 500 ? 418 : 599, { which: fallback, type }]);
      serve = gateway({ ...api, gatewayResponses: new Map([...classes, [type, response(499, type)]]) });
      const byType = await fail();
      expect([byType.status, JSON.parse(byType.text)]).toMatchObject([499, { which: type, type }]);
      expect(byType.headers).toMatchObject({ 'x-which': type, 'x-request': byType.headers['x-amz-apigw-id'] });
    });
  });
});

describe('a function', () => {
  let functions: Functions;

  beforeAll(() => {
    functions = startFunctions(models, {
      credentialsFor: () => ({ accessKeyId: 'KEY', secretAccessKey: 'secret', sessionToken: 'token' }),
      endpoints: {},
      home,
      compileCacheDirectory: join(home, 'compile-cache'),
      onLogLine: () => {},
      clock: { now: () => new Date(), behindMilliseconds: () => 0 },
    });
  });
  afterAll(() => functions.stop());

  test('gets an event of 6,291,456 bytes and no byte more, and answers up to 6,291,556', async () => {
    const event = (bytes: number) => ({ pad: 'x'.repeat(bytes - '{"pad":""}'.length) });
    expect(await functions.invoke('satudata-Batch', event(6_291_456))).toMatchObject({ ok: true });
    expect(await functions.invoke('satudata-Batch', event(6_291_457))).toMatchObject({ errorType: 'RequestEntityTooLargeException' });
    // Echo answers the event as a JSON text within JSON: a quotation mark, two bytes of the event, takes four of the answer.
    const quotes = '"'.repeat(1_000);
    const short = await functions.invoke('satudata-Echo', { pad: quotes });
    const room = 6_291_556 - (short.ok ? Buffer.byteLength(short.payload) : 0);
    expect(await functions.invoke('satudata-Echo', { pad: quotes + 'x'.repeat(room) })).toMatchObject({ ok: true });
    const beyond = await functions.invoke('satudata-Echo', { pad: quotes + 'x'.repeat(room + 1) });
    expect(beyond).toMatchObject({ ok: false, errorType: 'Function.ResponseSizeTooLarge' });
  });
});
