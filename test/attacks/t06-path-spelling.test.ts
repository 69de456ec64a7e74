import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isDatasetAction } from '../../functions/access/action.ts';
import { authorize } from '../../functions/gate/authorize.ts';
import { parseCall } from '../../functions/http/parse-call.ts';
import { listRoutes } from '../../functions/routes.ts';
import { criterion } from '../criteria/criterion.ts';
import { fakeGateway, resourceOf } from '../fakes/gateway.ts';
import { proxyEvent } from '../fakes/gateway-events.ts';
import type { PrincipalName } from '../fakes/principals.ts';
import { isWhole } from '../product-size.ts';
import { type AttackedCity, authorizationOf, closedId, rawRequestFor, startAttackedCity, stateOf, tellsSecret } from './attacked-city.ts';
import { mutations } from './path-mutations.ts';
import { fewAtOnce, type RawAnswer, type RawRequest, rawExchange } from './raw-http.ts';
import { headerOf } from './same-answer.ts';

/*
 * T06, path spelling: the path as the client spells it, in raw bytes, against a closed dataset with rows and its operator's write routes. A spelling is
 * either the same request, and then decided as the same, or no request at all.
 */
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

let city: AttackedCity;
beforeAll(async () => {
  city = await startAttackedCity();
});
afterAll(async () => city?.stop());

/** In `npm test` each path comes in an eighth of the spellings, each spelling with an eighth of the paths, with one method, all seven in turn; in `npm run prove` all. */
const isTried = (place: number): boolean => isWhole || place % 8 === 0;
const methodsOf = (place: number): readonly string[] => (isWhole ? methods : methods.slice(place % methods.length).slice(0, 1));

/** One request a path of the route table: of its routes the one with a body where there is one, so that every method could do its work. */
function canonicalRequests(): RawRequest[] {
  const byPath = new Map<string, RawRequest>();
  for (const route of listRoutes()) {
    const request = rawRequestFor(route, closedId, city.uploadId);
    const known = byPath.get(request.path);
    byPath.set(request.path, {
      ...request,
      headers: [['If-Match', '"4"']],
      ...(request.body === undefined && known?.body !== undefined ? { body: known.body } : {}),
    });
  }
  return [...byPath.values()];
}

type Attempt = { readonly canonical: RawRequest; readonly mutated: RawRequest };

function attempts(requests: readonly RawRequest[], headers: readonly (readonly [string, string])[]): Attempt[] {
  return requests.flatMap((request, place) =>
    mutations.flatMap((mutate, which) => {
      const path = mutate(request.path, request.path.includes(closedId) ? closedId : undefined);
      if (path === request.path || !isTried(place + which)) return [];
      return methodsOf(place + which).map((method) => {
        const canonical = { ...request, method, headers: [...headers, ...(request.headers ?? [])] };
        return { canonical, mutated: { ...canonical, path } };
      });
    }),
  );
}

type Outcome = { readonly attempt: Attempt; readonly answer: RawAnswer; readonly wanted: number };

async function run(name: PrincipalName, requests: readonly RawRequest[]): Promise<Outcome[]> {
  const all = attempts(requests, await authorizationOf(city, name));
  const keyOf = ({ method, path }: RawRequest) => `${method} ${path}`;
  const canonical = new Map(all.map((attempt) => [keyOf(attempt.canonical), attempt.canonical]));
  const decided = await fewAtOnce(
    [...canonical.values()],
    async (request) => [keyOf(request), (await rawExchange(city.laptop.url, request)).status] as const,
  );
  const wanted = new Map(decided);
  return fewAtOnce(all, async (attempt) => ({
    attempt,
    answer: await rawExchange(city.laptop.url, attempt.mutated),
    wanted: wanted.get(keyOf(attempt.canonical)) ?? 0,
  }));
}

/** A page's address with slashes at its end leads to the page, and tells nothing of it. */
const isWithoutSlash = ({ attempt, answer }: Outcome) =>
  answer.status === 308 && answer.body === '' && headerOf(answer, 'location') === attempt.mutated.path.replace(/(\/|%2f)+$/i, '');
/** The preflight of a public read is the gateway's own, the same for every id, and empty: some spellings make such a path of another. */
const isPreflight = ({ attempt, answer }: Outcome) => attempt.mutated.method === 'OPTIONS' && answer.status === 204 && answer.body === '';
/** Some spellings are another path of the API, whose id holds what was put in (`{sub}` takes any character): it may refuse, and no more. */
const isRefusalElsewhere = ({ attempt, answer }: Outcome) =>
  [401, 403, 405].includes(answer.status) && resourceOf(attempt.mutated.path) !== resourceOf(attempt.canonical.path);
const isAsCanonical = (outcome: Outcome) =>
  [outcome.wanted, 400, 404].includes(outcome.answer.status) ||
  isPreflight(outcome) ||
  isRefusalElsewhere(outcome) ||
  isWithoutSlash(outcome);
const isFault = ({ answer }: Outcome) => answer.status === 0 || answer.status >= 500;
const inBrief = ({ attempt, answer, wanted }: Outcome) => ({
  method: attempt.mutated.method,
  path: attempt.mutated.path.slice(0, 200),
  status: answer.status,
  wanted,
  body: answer.body.slice(0, 200),
});

describe('T06 path spelling', () => {
  test('decides every spelling as the path itself, or not at all: an outsider against a closed dataset', { timeout: 600_000 }, async () => {
    const before = await stateOf(city.client, closedId);
    // Registering would find its own dataset at the second try: without a body it stays the same request.
    const requests = canonicalRequests().map(({ body, ...request }) =>
      request.path === '/v1/datasets' || body === undefined ? request : { ...request, body },
    );
    const outcomes = await run('other-operator', requests);
    const wrong = outcomes.filter((outcome) => !isAsCanonical(outcome));
    const faults = outcomes.filter(isFault);
    const told = outcomes.filter(({ answer }) => tellsSecret(answer));
    const after = await stateOf(city.client, closedId);
    criterion(
      'T06',
      `${wrong.length} of ${outcomes.length.toLocaleString('en')} requests (${mutations.length} mutations × ${requests.length} paths × ${methodsOf(0).length} of ${methods.length} methods, without those that leave a path as it is) were decided otherwise; ${told.length} told data, ${faults.length} were faults, ${after === before ? 0 : 1} changed state`,
    );
    expect(wrong.slice(0, 10).map(inBrief)).toEqual([]);
    expect(faults.slice(0, 10).map(inBrief)).toEqual([]);
    expect(told.slice(0, 10).map(inBrief)).toEqual([]);
    expect(after).toBe(before);
    expect(mutations.length).toBeGreaterThanOrEqual(60);
  });

  test('control: its owner reads it under an encoded spelling, so that a wrong decision would show', async () => {
    const headers = await authorizationOf(city, 'operator');
    const encoded = { method: 'GET', path: `/v1/datasets/${closedId.replace('m', '%6D')}/rows`, headers };
    const answer = await rawExchange(city.laptop.url, encoded);
    expect([answer.status, tellsSecret(answer)]).toEqual([200, true]);
    expect((await rawExchange(city.laptop.url, { ...encoded, headers: await authorizationOf(city, 'other-operator') })).status).toBe(404);
  });
});

describe('parity of the two checks', () => {
  test('the authorizer reads the dataset that the operation will serve, under every spelling', async () => {
    let asked: string | undefined;
    const facts = {
      load: async ({ datasetId }: { datasetId?: string }) => {
        asked = datasetId;
        return { dataset: undefined, account: undefined, isBound: false, grants: [] };
      },
    };
    const verifier = { verify: async () => ({ valid: false as const, why: 'nobody signs in here' }) };
    const ask = authorize({ verifier, facts, now: () => new Date(0), log: () => undefined });
    const differing: unknown[] = [];
    let compared = 0;
    for (const { operation, action, method, path } of listRoutes()) {
      if (!isDatasetAction(action)) continue;
      const canonical = path.replace('{datasetId}', closedId).replace(/\{\w+\}/g, '1');
      for (const mutate of mutations) {
        let params: Readonly<Record<string, string>> | undefined;
        asked = undefined;
        const gateway = fakeGateway({ ttlSeconds: 0, identitySources: [] }, async (event) => {
          params = { ...event.pathParameters } as Readonly<Record<string, string>>;
          return ask(event);
        });
        await gateway.send({ method, path: mutate(canonical, closedId) }, new Date(0));
        if (params === undefined) continue;
        compared += 1;
        const parsed = parseCall(proxyEvent({ operation, params, headers: { 'If-Match': ['"1"'] } }, { principal: 'anonymous' }));
        const served =
          parsed.ok && parsed.call.params && typeof parsed.call.params === 'object' && 'datasetId' in parsed.call.params
            ? parsed.call.params.datasetId
            : undefined;
        if (served !== undefined && served !== asked) differing.push({ operation, params, asked, served });
      }
    }
    criterion(
      'T06',
      `parity: ${differing.length} of ${compared.toLocaleString('en')} spellings that reach an operation on a dataset are read otherwise by authorizer and operation`,
    );
    expect(differing).toEqual([]);
    expect(compared).toBeGreaterThan(100);
  });
});
