import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { authorize } from '../../functions/gate/authorize.ts';
import { limits } from '../../functions/limits.ts';
import { listRoutes } from '../../functions/routes.ts';
import type { TokenVerifier } from '../../functions/tokens/verify-token.port.ts';
import { criterion } from '../criteria/criterion.ts';
import { aDataset } from '../fakes/datasets.ts';
import { authorizerEvent } from '../fakes/gateway-events.ts';
import { memoryAccessFacts } from '../fakes/memory-access-facts.ts';
import { type AttackedCity, closedId, openId, rawRequestFor, startAttackedCity } from './attacked-city.ts';
import { fewAtOnce, type RawAnswer, rawExchange } from './raw-http.ts';

/**
 * T04, identity: the header `Authorization` in every shape but the right one, in raw bytes over the HTTP entrance, and as events to the authorizer.
 * Criterion: no header is anonymous; every other shape is 401 with `WWW-Authenticate`, never 200 and never 500; a header's name has no case.
 */
type Line = readonly [name: string, value: string];
type Shape = { readonly name: string; readonly lines: readonly Line[] };

/** API Gateway takes 10,240 bytes of headers; the laptop counts the path, too. */
const maxHeaderBytes = 10_240;

const one = (name: string, value: string): Shape => ({ name, lines: [['Authorization', value]] });
const many = (name: string, ...lines: Line[]): Shape => ({ name, lines });

/** Every shape is wrong around a token that is good. */
function badShapes(token: string): readonly Shape[] {
  const good = `Bearer ${token}`;
  const [header = '', payload = '', signature = ''] = token.split('.');
  return [
    one('empty', ''),
    one('a blank', ' '),
    one('a tab', '\t'),
    one('the scheme alone', 'Bearer'),
    one('the scheme and a blank', 'Bearer '),
    one('no scheme', token),
    one('another scheme', `Basic ${Buffer.from(`walidata:${token}`).toString('base64')}`),
    one('a scheme of another name', `Token ${token}`),
    one('two blanks', `Bearer  ${token}`),
    one('a tab for the blank', `Bearer\t${token}`),
    one('no blank', `Bearer${token}`),
    one('an equals sign', `Bearer=${token}`),
    one('quotes', `Bearer "${token}"`),
    one('the scheme twice', `Bearer ${good}`),
    one('something after it', `${good} x`),
    one('a semicolon after it', `${good};`),
    one('comma-joined', `${good}, ${good}`),
    one('comma-joined without a blank', `${good},${good}`),
    one('comma-joined with nothing', `${good},`),
    one('nothing comma-joined with it', `,${good}`),
    one('comma-joined with another scheme', `Basic eDp5, ${good}`),
    one('a byte beyond ASCII after it', `${good}\u00a0`),
    one('two parts', `Bearer ${header}.${payload}`),
    one('no signature', `Bearer ${header}.${payload}.`),
    one('four parts', `${good}.${signature}`),
    one('null', 'Bearer null'),
    one('a JSON text', `Bearer ${JSON.stringify({ token })}`),
    one('percent-encoded', `Bearer ${token.replaceAll('.', '%2E')}`),
    many('twice', ['Authorization', good], ['Authorization', good]),
    many('twice, the second empty', ['Authorization', good], ['Authorization', '']),
    many('twice, the first empty', ['Authorization', ''], ['Authorization', good]),
    many('twice, with another scheme', ['Authorization', 'Basic eDp5'], ['Authorization', good]),
    many('twice in two spellings', ['Authorization', good], ['authorization', good]),
    many('twice in two spellings, far apart', ['AUTHORIZATION', good], ['Accept', '*/*'], ['authorization', 'Bearer a.b.c']),
    many('three times', ['Authorization', good], ['Authorization', good], ['Authorization', good]),
  ];
}

const problemOf = ({ status, headers, body }: RawAnswer) => ({
  status,
  hasChallenge: headers.some(([name, value]) => name.toLowerCase() === 'www-authenticate' && value.startsWith('Bearer ')),
  code: /"code":"([\w-]+)"/.exec(body)?.[1],
});
const refused = { status: 401, hasChallenge: true, code: 'unauthorized' };

let city: AttackedCity;
let token: string;
beforeAll(async () => {
  city = await startAttackedCity();
  token = await city.client.token('head');
});
afterAll(async () => city?.stop());

const ask = (lines: readonly Line[], path = `/v1/datasets/${openId}`, method = 'GET') =>
  rawExchange(city.laptop.url, { method, path, headers: lines });

describe('over the HTTP entrance', () => {
  test('every shape but the right one is 401 with a challenge, on open data too, and repeats nothing of it', async () => {
    const targets = [
      ...['/', '/v1/health', '/v1/me', '/v1/datasets', `/v1/datasets/${openId}`, `/v1/datasets/${openId}/rows`].map((path) => [
        'GET',
        path,
      ]),
      ...[`/v1/datasets/${closedId}`, '/v1/datasets/tidak-ada', '/v1/standards/*'].map((path) => ['GET', path]),
      ['POST', '/v1/datasets'],
      ['PUT', `/v1/datasets/${openId}/access`],
    ] as const;
    const attempts = badShapes(token).flatMap((shape) => targets.map(([method, path]) => ({ shape, method, path })));
    const answers = await fewAtOnce(attempts, ({ shape, method = '', path = '' }) => ask(shape.lines, path, method));
    const wrong = attempts.flatMap(({ shape, method, path }, place) => {
      const answer = answers[place];
      if (!answer) return [];
      const isRight = JSON.stringify(problemOf(answer)) === JSON.stringify(refused) && !answer.body.includes(token.slice(-20));
      return isRight ? [] : [`${shape.name}: ${method} ${path}: ${answer.status}`];
    });
    criterion(
      'T04',
      `${attempts.length - wrong.length} of ${attempts.length} requests with a wrong Authorization answered 401 with WWW-Authenticate (${badShapes(token).length} shapes, ${targets.length} targets); ${answers.filter(({ status }) => status < 400).length} let in, ${answers.filter(({ status }) => status >= 500).length} faults`,
    );
    expect(wrong).toEqual([]);
  });

  test('a doubled one is 401 on every route there is', async () => {
    const routes = listRoutes();
    const doubled: Line[] = [
      ['Authorization', `Bearer ${token}`],
      ['Authorization', `Bearer ${token}`],
    ];
    const answers = await fewAtOnce(routes, (route) => {
      const request = rawRequestFor(route, openId, city.uploadId);
      return rawExchange(city.laptop.url, { ...request, headers: [...(request.headers ?? []), ...doubled] });
    });
    const wrong = routes.filter((_, place) => answers[place]?.status !== 401);
    criterion('T04', `${routes.length - wrong.length} of ${routes.length} routes answered 401 to two Authorization headers`);
    expect(wrong.map(({ operation }) => operation)).toEqual([]);
  });

  test('no header at all is the public', async () => {
    expect(problemOf(await ask([]))).toMatchObject({ status: 200 });
    expect(problemOf(await ask([], `/v1/datasets/${closedId}`))).toMatchObject({ status: 404 });
    expect(problemOf(await ask([], '/v1/me'))).toEqual(refused);
  });

  test.each([
    'X-Authorization',
    'Proxy-Authorization',
    'x-amzn-remapped-authorization',
    'Authorization2',
    'Cookie',
    'X-Amz-Security-Token',
  ])('and %s says nothing of who it is', async (name) => {
    expect(problemOf(await ask([[name, `Bearer ${token}`]]))).toMatchObject({ status: 200 });
    expect(problemOf(await ask([[name, `Bearer ${token}`]], `/v1/datasets/${closedId}`))).toMatchObject({ status: 404 });
    expect(problemOf(await ask([[name, `Bearer ${token}`]], '/v1/me'))).toEqual(refused);
  });

  test.each(['access_token', 'token', 'authorization', 'Authorization'])('nor does the query’s %s', async (name) => {
    expect(problemOf(await ask([], `/v1/me?${name}=${token}`))).toEqual(refused);
    expect((await ask([], `/v1/datasets/${closedId}?${name}=${token}`)).status).toBe(404);
  });

  test.each(['Authorization', 'authorization', 'AUTHORIZATION', 'aUtHoRiZaTiOn'])('%s is the header, in any case', async (name) => {
    expect((await ask([[name, `Bearer ${token}`]], `/v1/datasets/${closedId}`)).status).toBe(200);
    expect((await ask([[name, `bEARER ${token}`]], `/v1/datasets/${closedId}`)).status).toBe(200);
    expect(problemOf(await ask([[name, 'Bearer a.b.c']]))).toEqual(refused);
  });

  test.each([
    ['a folded line', 'Authorization: Bearer\r\n '],
    ['a blank before the colon', 'Authorization : Bearer '],
    ['a NUL in it', 'Authorization: Bearer \0'],
    ['a bare line feed in it', 'Authorization: Bearer\n'],
  ])('%s is no request that anyone answers', async (_, start) => {
    const [name = '', value = ''] = start.split(/:(.*)/s);
    const { status } = await ask([[name, `${value}${token}`]], `/v1/datasets/${closedId}`);
    expect([0, 400, 401]).toContain(status);
  });

  test('as large as the gateway takes it is 401; one byte more is not let in either', async () => {
    const path = `/v1/datasets/${openId}`;
    // What the front door writes on the way counts, too (lib/door/viewer-request.js, local/door/api-door.ts).
    const moment = `GET somebody ${Math.floor(Date.now() / (limits.edgeSeconds * 1000))}`;
    const ofDoor = ['Accept', '*/*', 'X-Satudata-Moment', moment, 'X-Forwarded-For', '127.0.0.1'];
    const ofClient = ['Host', new URL(city.laptop.url).host, 'Connection', 'close', 'Authorization'];
    const around = path.length + [...ofDoor, ...ofClient].join('').length;
    const sized = (bytes: number) => ask([['Authorization', `Bearer ${'a'.repeat(bytes - around - 'Bearer '.length)}`]], path);
    const asToken = (bytes: number) => {
      const filling = 'a'.repeat(bytes - around - 'Bearer '.length - token.length - 1);
      return ask([['Authorization', `Bearer ${token}.${filling}`]], path);
    };
    expect(problemOf(await sized(maxHeaderBytes))).toEqual(refused);
    expect(problemOf(await asToken(maxHeaderBytes))).toEqual(refused);
    const tooLarge = await sized(maxHeaderBytes + 1);
    expect(tooLarge.status).toBeGreaterThanOrEqual(400);
    expect(tooLarge.status).toBeLessThan(500);
  });
});

/** What the gateway could hand over, were its two readings of the headers to differ. */
function disagreements(token: string): readonly { name: string; headers: object | null; multiValueHeaders: object | null }[] {
  const good = `Bearer ${token}`;
  return [
    { name: 'the readings differ', headers: { Authorization: good }, multiValueHeaders: { Authorization: ['Bearer a.b.c'] } },
    { name: 'the readings differ the other way', headers: { Authorization: 'Bearer a.b.c' }, multiValueHeaders: { Authorization: [good] } },
    { name: 'two values, of which one is read', headers: { Authorization: good }, multiValueHeaders: { Authorization: ['x', good] } },
    { name: 'one spelling in each', headers: { authorization: good }, multiValueHeaders: { Authorization: [good, good] } },
    { name: 'two spellings', headers: { Authorization: good, authorization: good }, multiValueHeaders: null },
    { name: 'two spellings of many', headers: null, multiValueHeaders: { Authorization: [good], AUTHORIZATION: [good] } },
    { name: 'no value', headers: null, multiValueHeaders: { Authorization: [] } },
    { name: 'no value, but a reading', headers: { Authorization: good }, multiValueHeaders: { Authorization: [] } },
    { name: 'an empty reading', headers: { Authorization: '' }, multiValueHeaders: { Authorization: [good] } },
    { name: 'null', headers: { Authorization: null }, multiValueHeaders: { Authorization: null } },
    { name: 'undefined', headers: { Authorization: undefined }, multiValueHeaders: {} },
  ];
}

describe('to the authorizer', () => {
  const event = authorizerEvent({ operation: 'getDataset', params: { datasetId: openId } });
  /** Believes any token: what is refused is refused for its shape. */
  const believing: TokenVerifier = {
    verify: async () => ({ valid: true, token: { sub: 'sub-1', name: 'x', groups: ['walidata'], issuedAt: new Date() } }),
  };
  const gullible = authorize({
    verifier: believing,
    facts: memoryAccessFacts({ datasets: [aDataset({ datasetId: openId })] }),
    now: () => new Date(),
    log: () => undefined,
  });

  test('every shape but the right one is exactly Unauthorized, however good its token', async () => {
    const right = `Bearer ${token}`;
    const shapes = [
      ...badShapes(token).map(({ name, lines }) => ({
        name,
        headers: Object.fromEntries(lines),
        multiValueHeaders: Object.fromEntries(
          lines.map(([header]) => [header, lines.filter(([other]) => other === header).map(([, v]) => v)]),
        ),
      })),
      ...disagreements(token),
    ];
    const outcomes = await Promise.all(
      shapes.map((shape) =>
        gullible(Object.assign({}, event, shape)).then(
          () => 'let in',
          (error: Error) => error.message,
        ),
      ),
    );
    const wrong = shapes.filter((_, place) => outcomes[place] !== 'Unauthorized').map(({ name }) => name);
    criterion('T04', `${shapes.length - wrong.length} of ${shapes.length} events with a wrong Authorization were exactly Unauthorized`);
    expect(wrong).toEqual([]);
    const fine = await gullible({ ...event, headers: { Authorization: right }, multiValueHeaders: { Authorization: [right] } });
    expect(fine.policyDocument.Statement[0]?.Effect).toBe('Allow');
  });

  test('as it is deployed, too, with readings that differ', async () => {
    const [name = ''] = city.laptop.model.api.methods.flatMap(({ authorizer }) => authorizer?.functionName ?? []);
    const right = { headers: { Authorization: `Bearer ${token}` }, multiValueHeaders: { Authorization: [`Bearer ${token}`] } };
    expect(await city.laptop.functions.invoke(name, { ...event, ...right })).toMatchObject({ ok: true });
    expect(await city.laptop.functions.invoke(name, { ...event, headers: null, multiValueHeaders: null })).toMatchObject({ ok: true });
    for (const { name: shape, ...headers } of disagreements(token).filter(({ name: shape }) => shape !== 'undefined')) {
      const outcome = await city.laptop.functions.invoke(name, { ...event, ...headers });
      expect(outcome, shape).toMatchObject({ ok: false, errorMessage: 'Unauthorized' });
    }
  });
});
