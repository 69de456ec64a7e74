import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { send } from '../../demo/client.ts';
import { isCatchAll, listRoutes, methodsOf } from '../../functions/routes.ts';
import { byUploadId } from '../access-matrix/tables.ts';
import { criterion } from '../criteria/criterion.ts';
import type { PrincipalName } from '../fakes/principals.ts';
import { everyNth, isWhole } from '../product-size.ts';
import {
  type AttackedCity,
  authorizationOf,
  closedId,
  nobodysId,
  openId,
  rawRequestFor,
  startAttackedCity,
  stateOf,
  tellsSecret,
} from './attacked-city.ts';
import { fewAtOnce, type RawAnswer, type RawRequest, rawExchange } from './raw-http.ts';
import { headerOf, withoutIds } from './same-answer.ts';

/*
 * T08, methods: the method of the request line is the method. No header, query or body names another; what reads changes nothing; what the gateway answers
 * by itself tells nothing. Those who may do everything send it: nothing but the method stands in the way.
 */
const overrides = [
  'X-HTTP-Method',
  'X-HTTP-Method-Override',
  'X-Method-Override',
  'x-http-method-override',
  'X-Original-Method',
  '_method',
] as const;
const insiders: readonly PrincipalName[] = ['head', 'steward'];
const outsiders: readonly PrincipalName[] = ['anonymous', 'other-operator', 'helpdesk'];

let city: AttackedCity;
beforeAll(async () => {
  city = await startAttackedCity();
});
afterAll(async () => city?.stop());

type Attempt = { readonly plain: RawRequest; readonly overridden: RawRequest };

/** Reads (and a POST where there is none) of each path that can be written, with every way of naming the method that writes. */
function attempts(headers: readonly (readonly [string, string])[]): Attempt[] {
  const routes = listRoutes();
  return routes
    .filter(({ method }) => method !== 'GET')
    .flatMap((route) => {
      const { path, body } = rawRequestFor(route, openId, city.uploadId);
      const harmless = ['GET', 'HEAD', 'OPTIONS', 'POST'].filter(
        (method) => method === 'GET' || !routes.some((one) => one.path === route.path && one.method === method),
      );
      return harmless.flatMap((method) => {
        const content = body === undefined ? {} : { body };
        const plain = { method, path, headers: [...headers, ['If-Match', '"3"'] as const], ...content };
        const byHeader = overrides.map((name) => ({ ...plain, headers: [...plain.headers, [name, route.method] as const] }));
        const byQuery = ['_method', 'method', 'X-HTTP-Method-Override'].map((name) => ({
          ...plain,
          path: `${path}?${name}=${route.method}`,
        }));
        const byBody = [`_method=${route.method}`, JSON.stringify({ ...JSON.parse(body ?? '{}'), _method: route.method })].map((text) => ({
          ...plain,
          body: text,
        }));
        return [...byHeader, ...byQuery, ...byBody].map((overridden) => ({ plain, overridden }));
      });
    });
}

/** Equal but for the time that some answers tell; or refused for the unknown parameter. */
function isUnmoved(plain: RawAnswer, overridden: RawAnswer): boolean {
  return plain.status === overridden.status || overridden.status === 400;
}

/** Status and headers, but for what names the request, and the address of a link, which is signed for the method. */
function headOf({ status, headers }: RawAnswer): string {
  // Each selection is made under a key of its own.
  const place = (link: string) => link.replace(/[?].*/s, '').replace(/(?<=\/selections\/[^/]+\/)[^/]+/, '…');
  const signed = headers.map(([name, value]) => [name, name.toLowerCase() === 'location' ? place(value) : value] as const);
  return withoutIds({ status, headers: signed, body: '' });
}

/** Everything that a method could have changed, of the open dataset and beside it. */
async function wholeState(): Promise<string> {
  const lists = await Promise.all(
    ['/v1/standards', '/v1/datasets?limit=100', '/v1/reviews'].map((path) => send(city.client, 'steward', 'GET', path)),
  );
  return [await stateOf(city.client, openId), await stateOf(city.client, closedId), ...lists.map(({ text }) => text)].join('\n');
}

describe('T08 methods', () => {
  test('takes no other method than that of the request line, from those who may do everything', { timeout: 600_000 }, async () => {
    const before = await wholeState();
    const wrong: unknown[] = [];
    let tried = 0;
    for (const name of insiders) {
      const all = everyNth(attempts(await authorizationOf(city, name)), 8);
      tried += all.length;
      const plainAnswers = new Map<RawRequest, Promise<RawAnswer>>();
      await fewAtOnce(all, async ({ plain, overridden }) => {
        const known = plainAnswers.get(plain) ?? rawExchange(city.laptop.url, plain);
        plainAnswers.set(plain, known);
        const [one, other] = [await known, await rawExchange(city.laptop.url, overridden)];
        if (!isUnmoved(one, other)) wrong.push({ name, ...overridden, plain: one.status, status: other.status });
      });
    }
    const after = await wholeState();
    criterion(
      'T08',
      `${wrong.length} of ${tried.toLocaleString('en')} requests that name another method were answered otherwise; ${after === before ? 0 : 1} changes of state`,
    );
    expect(wrong.slice(0, 10)).toEqual([]);
    expect(after).toBe(before);
  });

  test('control: the same requests under their own method do change state', async () => {
    const before = await wholeState();
    const reason = JSON.stringify({ reason: 'Diperiksa ulang' });
    const held = { method: 'PUT', path: `/v1/datasets/${openId}/hold`, headers: await authorizationOf(city, 'head'), body: reason };
    expect((await rawExchange(city.laptop.url, held)).status).toBe(200);
    expect(await wholeState()).not.toBe(before);
    const released = { method: 'DELETE', path: held.path, headers: held.headers };
    expect((await rawExchange(city.laptop.url, released)).status).toBe(200);
  });

  test('tells nothing of a closed dataset by HEAD, OPTIONS, TRACE or a method that there is not', async () => {
    const canary = ['X-Kenari', 'jangan-diulang'] as const;
    const others = ['OPTIONS', 'TRACE', 'PURGE', 'PROPFIND', 'SEARCH', 'LINK', 'MADEUP', 'get', 'GETS'];
    // The helpdesk follows any upload by its id: there it is no outsider.
    const followed = listRoutes().flatMap(({ action, path }) => (byUploadId.actions.includes(action) ? [path] : []));
    const methodsFor = (name: PrincipalName, { path }: { readonly path: string }) =>
      name === 'helpdesk' && followed.includes(path) ? others : ['HEAD', ...others];
    const differing: unknown[] = [];
    const telling: unknown[] = [];
    let compared = 0;
    for (const name of outsiders) {
      const headers = [...(await authorizationOf(city, name)), canary];
      const all = listRoutes()
        .filter(({ path }) => path.includes('{datasetId}'))
        .flatMap((route) =>
          methodsFor(name, route).map((method) =>
            [closedId, nobodysId].map((id) => ({ ...rawRequestFor(route, id, city.uploadId), method, headers })),
          ),
        );
      const pairs = everyNth(all, 7);
      compared += pairs.length;
      await fewAtOnce(pairs, async (pair) => {
        const [closed, nobodys] = await Promise.all(pair.map((request) => rawExchange(city.laptop.url, request)));
        if (!closed || !nobodys) return;
        if (withoutIds(closed) !== withoutIds(nobodys)) differing.push({ name, request: pair[0], closed, nobodys });
        const isEmpty = closed.body === '' || [400, 404, 405].includes(closed.status);
        if (!isEmpty || headerOf(closed, 'etag') !== undefined || tellsSecret(closed) || withoutIds(closed).includes(canary[1]))
          telling.push({ name, request: pair[0], closed });
      });
    }
    criterion(
      'T08',
      `${differing.length} of ${compared.toLocaleString('en')} pairs (closed, nonexistent) differ by HEAD, OPTIONS, TRACE or a made-up method; ${telling.length} answers tell an ETag, a length of their own, data or what was sent`,
    );
    expect(differing.slice(0, 5)).toEqual([]);
    expect(telling.slice(0, 5)).toEqual([]);
  });

  test('answers 405 with Allow to what a path does not have, by its template alone: whatever the id, the token, and who asks', async () => {
    const all = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'];
    const wrong: unknown[] = [];
    let tried = 0;
    for (const path of new Set(
      listRoutes()
        .map((route) => route.path)
        .filter((path) => !isCatchAll(path)),
    )) {
      const route = listRoutes().find((one) => one.path === path);
      if (!route) continue;
      const allowed = methodsOf(path);
      const asked = [
        { id: closedId, headers: await authorizationOf(city, 'steward') },
        { id: nobodysId, headers: [] },
        { id: openId, headers: [['Authorization', 'Bearer x'] as const] },
      ];
      const requests = all.filter((method) => !allowed.includes(method)).flatMap((method) => asked.map((one) => ({ method, ...one })));
      tried += requests.length;
      const answers = await fewAtOnce(requests, async ({ method, headers, id }) =>
        rawExchange(city.laptop.url, { ...rawRequestFor(route, id, city.uploadId), method, headers }),
      );
      const asNamed = answers.filter((answer) => answer.status === 405 && headerOf(answer, 'allow') === allowed.join(', '));
      if (asNamed.length < answers.length || new Set(answers.map(withoutIds)).size > 1) wrong.push({ path, answers: answers.slice(0, 2) });
    }
    criterion(
      'T08',
      `${wrong.length} paths answer otherwise than one 405 with Allow to ${tried.toLocaleString('en')} methods that they do not have`,
    );
    expect(wrong.slice(0, 3)).toEqual([]);
  });

  test('answers 404 to every method of an address that no route has', async () => {
    const asked = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'];
    const answers = await Promise.all(
      ['/v1/nothing', '/tidak/ada'].flatMap((path) => asked.map((method) => rawExchange(city.laptop.url, { method, path, headers: [] }))),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
  });

  test('answers HEAD as GET, without the body, wherever GET answers, for everybody', async () => {
    const wrong: unknown[] = [];
    let compared = 0;
    // The package tells of a file once it is made, which these very requests do.
    const files = [closedId, openId].flatMap((id) => ['csv', 'parquet'].map((format) => `/v1/datasets/${id}/files/${format}`));
    for (const path of files) expect((await send(city.client, 'head', 'GET', path)).status).toBe(302);
    for (const [turn, name] of (['head', 'other-operator', 'anonymous'] as const).entries()) {
      const headers = await authorizationOf(city, name);
      const asked = listRoutes()
        // The list of who looked grows by these very requests.
        .filter(({ method, operation }) => method === 'GET' && operation !== 'listAccessRecords')
        // In `npm test` anyone asks each route for one of them, in turn.
        .flatMap((route, place) => {
          const ids = [closedId, nobodysId, openId].filter((_, nth) => isWhole || nth === (place + turn) % 3);
          return ids.map((id) => ({ ...rawRequestFor(route, id, city.uploadId), headers }));
        });
      compared += asked.length;
      await fewAtOnce(asked, async (request) => {
        const byGet = await rawExchange(city.laptop.url, request);
        const byHead = await rawExchange(city.laptop.url, { ...request, method: 'HEAD' });
        if (byHead.body !== '' || headOf(byHead) !== headOf(byGet))
          wrong.push({ name, path: request.path, byGet: headOf(byGet), byHead: headOf(byHead) });
      });
    }
    criterion('T08', `${wrong.length} of ${compared} HEAD requests were answered otherwise than GET: in status or headers, or with a body`);
    expect(wrong.slice(0, 3)).toEqual([]);
  });

  test('gives a HEAD link to whom asks by HEAD: it tells the size of the file', async () => {
    for (const path of [`/v1/datasets/${openId}/files/csv`, `/v1/datasets/${openId}/files/parquet`, `/v1/datasets/${openId}/template`]) {
      const followed = await fetch(city.laptop.url + path, { method: 'HEAD' });
      const got = await fetch(city.laptop.url + path);
      expect([path, followed.status, followed.redirected]).toEqual([path, 200, true]);
      expect(followed.headers.get('content-length')).toBe(String((await got.arrayBuffer()).byteLength));
    }
  });

  test('answers a preflight on public reads alone, always the same and empty', async () => {
    const routes = listRoutes();
    const paths = [...new Set(routes.map(({ path }) => path))].filter((path) => !isCatchAll(path));
    const wrong: unknown[] = [];
    for (const path of paths) {
      const route = routes.find((one) => one.path === path);
      if (!route) continue;
      const isPublic = routes.some((one) => one.path === path && one.crossOrigin);
      const preflight = [
        ['Origin', 'https://example.org'],
        ['Access-Control-Request-Method', 'DELETE'],
        ['Access-Control-Request-Headers', 'authorization,x-http-method-override'],
      ] as const;
      const answer = await rawExchange(city.laptop.url, {
        ...rawRequestFor(route, closedId, city.uploadId),
        method: 'OPTIONS',
        headers: preflight,
      });
      const allowed = headerOf(answer, 'access-control-allow-methods');
      const isRight = isPublic
        ? answer.status === 204 &&
          answer.body === '' &&
          allowed === 'GET' &&
          headerOf(answer, 'access-control-allow-credentials') === undefined
        : answer.status === 405 && allowed === undefined && headerOf(answer, 'allow') !== undefined;
      if (!isRight) wrong.push({ path, isPublic, answer });
    }
    criterion('T08', `${wrong.length} of ${paths.length} paths answer OPTIONS otherwise than 204 with GET alone (public reads) or 405`);
    expect(wrong).toEqual([]);
  });
});
