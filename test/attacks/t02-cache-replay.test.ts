import { describe, expect, test } from 'vitest';
import { isDatasetAction } from '../../functions/access/action.ts';
import { authorize } from '../../functions/gate/authorize.ts';
import { listRoutes } from '../../functions/routes.ts';
import type { TokenVerifier } from '../../functions/tokens/verify-token.port.ts';
import { datasetAt, grantsAt, now } from '../access-matrix/fixtures.ts';
import { requestFor } from '../access-matrix/requests.ts';
import { criterion } from '../criteria/criterion.ts';
import { type Authorizer, type AuthorizerSettings, fakeGateway, type Verdict, type WireRequest } from '../fakes/gateway.ts';
import { memoryAccessFacts } from '../fakes/memory-access-facts.ts';
import { boundCitizen, groupsOf, type PrincipalName } from '../fakes/principals.ts';
import { cityStacks, synthesized } from '../lib/city-template.ts';
import { everyNth, tried } from '../product-size.ts';

/*
 * T02, cache replay: one token, one request after another inside 300 s. What the second is told must be what it would be told alone.
 * Ours runs as the template has it; the samples that people copy from are run beside it, and must fail.
 */
const levels = ['open', 'government', 'live-grant', 'closed', 'nonexistent'] as const;
const principals: readonly PrincipalName[] = ['anonymous', 'member', 'operator'];
/** Two tokens are enough to show what a cache does to a sample. */
const ofControls: readonly PrincipalName[] = ['member', 'operator'];
/** A hundred thousand pairs take seconds; a busy machine takes longer. */
const slow = { timeout: 600_000 };
const cached: AuthorizerSettings = { ttlSeconds: 300, identitySources: ['method.request.header.Authorization'] };

function factsOf() {
  const datasets = levels.map((level) => datasetAt(level, 'published', `d-${level}`)).filter((dataset) => dataset !== undefined);
  return memoryAccessFacts({ datasets, grants: grantsAt('live-grant', 'd-live-grant'), persons: [boundCitizen] });
}

/** A token is the name of its holder here: what is tried is the cache, not the signature. */
const verifier: TokenVerifier = {
  async verify(token) {
    const name = principals.find((one) => token === tokenOf(one));
    if (name === undefined) return { valid: false, why: 'unknown' };
    return { valid: true, token: { sub: `sub-${name}`, name, groups: groupsOf[name] ?? [], issuedAt: now } };
  },
};

function tokenOf(name: PrincipalName): string {
  return `a.${name}.c`;
}

function ourAuthorizer(facts = factsOf()): Authorizer {
  return authorize({ verifier, facts, now: () => now, log: () => undefined });
}

/** The knowledge centre's cure for the false denies of a cached policy: allow (or deny) every method of the stage by what the first one asked for. */
function withWildcard(ask: Authorizer): Authorizer {
  return async (event) => {
    const result = await ask(event);
    const [statement] = result.policyDocument.Statement;
    const Resource = event.methodArn.replace(/\/v1\/.*$/, '/v1/*');
    const Statement = [{ Action: 'execute-api:Invoke', Effect: statement?.Effect ?? 'Deny', Resource }];
    return { ...result, policyDocument: { ...result.policyDocument, Statement } };
  };
}

/** What the synthesized template says, with API Gateway's own defaults where it says nothing. */
function settingsOfTemplate(): AuthorizerSettings {
  const [authorizer, ...others] = synthesized(cityStacks()).ofType('AWS::ApiGateway::Authorizer');
  expect(others).toEqual([]);
  const { AuthorizerResultTtlInSeconds = 300, IdentitySource } = authorizer?.properties ?? {};
  const identitySources = typeof IdentitySource === 'string' && IdentitySource !== '' ? IdentitySource.split(',') : [];
  return { ttlSeconds: Number(AuthorizerResultTtlInSeconds), identitySources };
}

/** Every route, those on datasets at every level. */
function wireRequests(principal: PrincipalName): WireRequest[] {
  const headers = groupsOf[principal] ? [['Authorization', `Bearer ${tokenOf(principal)}`] as const] : [];
  return listRoutes().flatMap(({ operation, action, method, path }) =>
    (isDatasetAction(action) ? levels : levels.slice(0, 1)).map((level) => {
      const { params = {} } = requestFor(operation, path, `d-${level}`);
      return { method, headers, path: path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '') };
    }),
  );
}

type Tally = { pairs: number; falseAllows: number; falseDenies: number; different: number };

/** Runs all ordered pairs (in `npm test` those of every fourth first request) through a gateway of their own each; the truth is what our authorizer says of the second alone. */
async function replay(settings: AuthorizerSettings, ask: Authorizer, names = principals): Promise<Tally> {
  const tally = { pairs: 0, falseAllows: 0, falseDenies: 0, different: 0 };
  for (const principal of names) {
    const requests = wireRequests(principal);
    const alone = fakeGateway({ ttlSeconds: 0, identitySources: [] }, ourAuthorizer());
    const truths = await Promise.all(requests.map((request) => alone.send(request, now)));
    for (const first of everyNth(requests, 4)) {
      for (const [place, second] of requests.entries()) {
        const gateway = fakeGateway(settings, ask);
        await gateway.send(first, now);
        count(tally, truths[place], await gateway.send(second, new Date(now.getTime() + 1000)));
      }
    }
  }
  return tally;
}

function count(tally: Tally, truth: Verdict | undefined, told: Verdict): void {
  if (truth === undefined) throw new Error('no truth to compare with');
  tally.pairs += 1;
  if ('reaches' in told && 'refused' in truth) tally.falseAllows += 1;
  if ('refused' in told && 'reaches' in truth) tally.falseDenies += 1;
  if (JSON.stringify(told) !== JSON.stringify(truth)) tally.different += 1;
}

const inWords = ({ pairs, falseAllows, falseDenies }: Tally) =>
  `${falseAllows.toLocaleString('en')} false allows and ${falseDenies.toLocaleString('en')} false denies of ${pairs.toLocaleString('en')} ordered pairs`;

describe('T02 cache replay', () => {
  test('replays no decision as the template has the authorizer', slow, async () => {
    const settings = settingsOfTemplate();
    const tally = await replay(settings, ourAuthorizer());
    criterion('T02', `${inWords(tally)} for ${principals.length} principals, with the template's TTL of ${settings.ttlSeconds} s`);
    expect(tally).toEqual({ pairs: tally.pairs, falseAllows: 0, falseDenies: 0, different: 0 });
    expect(tally.pairs).toBeGreaterThan(tried(12_500, 50_000));
  });

  test('asks the authorizer about anonymous requests, and again about a repeated one', async () => {
    const gateway = fakeGateway(settingsOfTemplate(), ourAuthorizer());
    const read = { method: 'GET', path: '/v1/datasets/d-open/rows' };
    expect(await gateway.send(read, now)).toMatchObject({ reaches: 'listRows' });
    expect(await gateway.send(read, now)).toMatchObject({ reaches: 'listRows' });
    expect(gateway.invocations()).toBe(2);
  });

  test('fails the well-known sample: cached by Authorization, its policy for the one method that was asked for', slow, async () => {
    // The authorizer is ours: with a cache in front of it, it is that sample. TTL 0 is what holds the criterion.
    const tally = await replay(cached, ourAuthorizer(), ofControls);
    criterion('T02', `control, cached policy for one method ARN (our authorizer behind a cache): ${inWords(tally)}`);
    expect(tally.falseDenies).toBeGreaterThan(0);
  });

  test('fails the well-known sample with a policy for every method', slow, async () => {
    const tally = await replay(cached, withWildcard(ourAuthorizer()), ofControls);
    criterion('T02', `control, cached policy for every method: ${inWords(tally)}`);
    expect(tally.falseAllows).toBeGreaterThan(0);
  });

  test.each([
    ['as the template has it', settingsOfTemplate(), 'ACCESS_DENIED'],
    ['behind a cache that also keys on the path', { ...cached, identitySources: [...cached.identitySources, 'context.path'] }, undefined],
  ] as const)('after a dataset was closed, the next request %s', async (_words, settings, refused) => {
    const facts = factsOf();
    const gateway = fakeGateway(settings, ourAuthorizer(facts));
    const [signedIn] = wireRequests('member');
    const read: WireRequest = { method: 'GET', path: '/v1/datasets/d-government', headers: signedIn?.headers ?? [] };
    expect(await gateway.send(read, now)).toMatchObject({ reaches: 'getDataset' });
    const closed = datasetAt('closed', 'published', 'd-government');
    facts.known = { datasets: closed ? [closed] : [] };
    const after = await gateway.send(read, new Date(now.getTime() + 299_000));
    // Even the widest key replays the Allow of a dataset that has been closed since: no cache holds "the next request is refused".
    expect(after).toMatchObject(refused ? { refused } : { reaches: 'getDataset' });
  });
});

describe('the fake gateway', () => {
  const allow: Authorizer = async ({ methodArn }) => ({
    principalId: 'any',
    policyDocument: { Version: '2012-10-17', Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: methodArn }] },
  });
  const health = { method: 'GET', path: '/v1/health' };

  test('answers 401 to a missing or empty identity source without asking', async () => {
    const gateway = fakeGateway(cached, allow);
    expect(await gateway.send(health, now)).toEqual({ refused: 'UNAUTHORIZED' });
    expect(await gateway.send({ ...health, headers: [['authorization', '']] }, now)).toEqual({ refused: 'UNAUTHORIZED' });
    expect(gateway.invocations()).toBe(0);
  });

  test('keeps a result for its TTL under the identity source alone, a Deny as well', async () => {
    const deny: Authorizer = async (event) => {
      const { policyDocument, principalId } = await allow(event);
      return {
        principalId,
        policyDocument: { ...policyDocument, Statement: [{ Action: 'execute-api:Invoke', Effect: 'Deny', Resource: '*' }] },
      };
    };
    const gateway = fakeGateway(cached, deny);
    const asked = { ...health, headers: [['AUTHORIZATION', 'one']] } as const;
    expect(await gateway.send(asked, now)).toEqual({ refused: 'ACCESS_DENIED' });
    await gateway.send({ ...asked, path: '/v1/opds' }, new Date(now.getTime() + 299_999));
    expect(gateway.invocations()).toBe(1);
    await gateway.send(asked, new Date(now.getTime() + 300_000));
    expect(gateway.invocations()).toBe(2);
  });

  test('takes the last of two values for the identity source, and shows the authorizer both', async () => {
    let values: unknown;
    const gateway = fakeGateway(cached, (event) => {
      values = event.multiValueHeaders?.Authorization;
      return allow(event);
    });
    const twice = [['Authorization', 'one'] as const, ['authorization', 'two'] as const];
    await gateway.send({ ...health, headers: twice }, now);
    expect(values).toEqual(['one', 'two']);
    await gateway.send({ ...health, headers: [['Authorization', 'two']] }, now);
    expect(gateway.invocations()).toBe(1);
  });

  test('decodes a path parameter once, and refuses what does not decode', async () => {
    const gateway = fakeGateway({ ttlSeconds: 0, identitySources: [] }, allow);
    expect(await gateway.send({ method: 'GET', path: '/v1/opds/a%252Fb' }, now)).toMatchObject({ params: { opdId: 'a%2Fb' } });
    expect(await gateway.send({ method: 'GET', path: '/v1/opds/%E0%80' }, now)).toEqual({ refused: 'BAD_REQUEST_PARAMETERS' });
    expect(await gateway.send({ method: 'GET', path: '/v1/opds/' }, now)).toMatchObject({
      reaches: 'showUnknown',
      params: { path: 'v1/opds/' },
    });
  });

  test('refuses what API Gateway refuses: a TTL without identity sources', () => {
    expect(() => fakeGateway({ ttlSeconds: 300, identitySources: [] }, allow)).toThrow('identity sources');
  });
});
