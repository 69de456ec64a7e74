import { describe, expect, test } from 'vitest';
import { authorize } from '../../functions/gate/authorize.ts';
import type { TokenOutcome, TokenVerifier } from '../../functions/tokens/verify-token.port.ts';
import { aDataset, aDraft } from '../fakes/datasets.ts';
import { authorizerEvent, type Request } from '../fakes/gateway-events.ts';
import { memoryAccessFacts } from '../fakes/memory-access-facts.ts';
import { aUnit } from '../fakes/memory-units.ts';

const now = new Date('2026-11-24T05:00:00.000Z');
const issuedAt = now.toISOString();
const bearer = { authorization: ['Bearer aaa.bbb.ccc'] };

function tokenOf(groups: readonly string[], changes: { sub?: string; issuedAt?: Date } = {}): TokenVerifier {
  const outcome: TokenOutcome = { valid: true, token: { sub: 'sub-1', name: 'Siti', groups, issuedAt: now, ...changes } };
  return { verify: async () => outcome };
}
const refusing: TokenVerifier = { verify: async () => ({ valid: false, why: 'JwtExpiredError' }) };

function gate(verifier: TokenVerifier, known: Parameters<typeof memoryAccessFacts>[0] = {}) {
  const facts = memoryAccessFacts(known);
  const lines: Readonly<Record<string, string>>[] = [];
  const ask = authorize({ verifier, facts, now: () => now, log: (line) => lines.push(line) });
  return { facts, lines, ask: (request: Request) => ask(authorizerEvent(request)) };
}

const getDataset: Request = { operation: 'getDataset', params: { datasetId: 'penerima-bansos' } };

describe('the authorizer', () => {
  test('allows exactly the method asked for, with the principal as scalar context', async () => {
    const result = await gate(tokenOf(['operator:dinsos']), { datasets: [aDataset()] }).ask({ ...getDataset, headers: bearer });
    expect(result.principalId).toBe('sub-1');
    expect(result.policyDocument.Statement).toEqual([
      {
        Action: 'execute-api:Invoke',
        Effect: 'Allow',
        Resource: 'arn:aws:execute-api:ap-southeast-3:000000000000:api/v1/GET/v1/datasets/penerima-bansos',
      },
    ]);
    const principal = { type: 'account', sub: 'sub-1', name: 'Siti', kinds: [{ kind: 'operator', opdId: 'dinsos' }], issuedAt };
    expect(result.context).toEqual({ principal: JSON.stringify(principal) });
  });

  test('lets the public in as anonymous', async () => {
    const result = await gate(refusing, { datasets: [aDataset()] }).ask(getDataset);
    expect(result).toMatchObject({ principalId: 'anonymous', context: { principal: 'anonymous' } });
  });

  test('denies a closed dataset and one that never existed alike', async () => {
    const closed = await gate(refusing, { datasets: [aDataset({ access: 'closed', oncePublic: false })] }).ask(getDataset);
    const none = await gate(refusing).ask(getDataset);
    expect(closed).toEqual(none);
    expect(closed.policyDocument.Statement[0]?.Effect).toBe('Deny');
  });

  test('lets 403 and 410 through to the operation, which answers them', async () => {
    const held = aDataset({ hold: { at: now.toISOString(), by: 'x', reason: 'y' } });
    const rows: Request = { operation: 'listRows', params: { datasetId: 'penerima-bansos' } };
    expect((await gate(refusing, { datasets: [held] }).ask(rows)).policyDocument.Statement[0]?.Effect).toBe('Allow');
    const gone = aDataset({ state: 'withdrawn', oncePublic: true });
    expect((await gate(refusing, { datasets: [gone] }).ask(getDataset)).policyDocument.Statement[0]?.Effect).toBe('Allow');
  });

  test('decides HEAD as GET', async () => {
    const open = await gate(refusing, { datasets: [aDataset()] }).ask({ ...getDataset, method: 'HEAD' });
    expect(open.policyDocument.Statement[0]).toMatchObject({ Effect: 'Allow', Resource: expect.stringContaining('/HEAD/v1/datasets/') });
    const none = await gate(refusing).ask({ ...getDataset, method: 'HEAD' });
    expect(none.policyDocument.Statement[0]?.Effect).toBe('Deny');
  });

  test('lets a method that the path does not have through as nobody’s, whatever the id and the token, before anything is read', async () => {
    for (const method of ['POST', 'TRACE', 'OPTIONS', 'get']) {
      const { ask, facts } = gate(refusing);
      const result = await ask({ ...getDataset, headers: bearer, method });
      expect(result).toMatchObject({ principalId: 'anonymous', policyDocument: { Statement: [{ Effect: 'Allow' }] } });
      expect(facts.loads).toBe(0);
    }
  });

  test.each([
    ['of a path that there is', {}, 'allow'],
    ['of none', { resource: '/v1/datasets/{datasetId}/rahasia' }, 'deny'],
  ] as const)('logs a method that is no operation %s', async (_, place, decision) => {
    const lines: unknown[] = [];
    const ask = authorize({ verifier: refusing, facts: memoryAccessFacts(), now: () => now, log: (line) => lines.push(line) });
    await ask({ ...authorizerEvent({ ...getDataset, method: 'POST' }), ...place });
    expect(lines).toEqual([{ requestId: 'extended-1', decision, rule: 'method', reason: 'no such operation' }]);
  });

  test('lets an account of a unit deliver what its item names, and tells the operation for which unit', async () => {
    const closed = aDataset({ access: 'closed' });
    const unit = aUnit({ opdId: closed.opdId, unitId: 'panti', accounts: ['sub-1'], datasetIds: [closed.datasetId] });
    const send: Request = { operation: 'startUpload', params: { datasetId: closed.datasetId }, headers: bearer };
    const effectOf = async (groups: readonly string[], units = [unit]) => {
      const result = await gate(tokenOf(groups), { datasets: [closed], units }).ask(send);
      return [result.policyDocument.Statement[0]?.Effect, String(result.context?.principal).includes('"unitId":"panti"')];
    };
    const group = `unit:${closed.opdId}`;
    expect(await effectOf([group])).toEqual(['Allow', true]);
    expect(await effectOf([group], [])).toEqual(['Deny', false]);
    expect(await effectOf(['unit:dindik'])).toEqual(['Deny', false]);
    expect(await effectOf([])).toEqual(['Deny', false]);
  });

  test('throws Unauthorized where an account could help', async () => {
    const limited = aDataset({ access: 'limited', sharing: 'government' });
    const rows: Request = { operation: 'listRows', params: { datasetId: 'penerima-bansos' } };
    await expect(gate(refusing, { datasets: [limited] }).ask(rows)).rejects.toThrow(/^Unauthorized$/);
    await expect(gate(refusing).ask({ operation: 'whoAmI' })).rejects.toThrow(/^Unauthorized$/);
  });

  test('throws Unauthorized for a bad token, on open data too, before anything is read', async () => {
    const { ask, facts, lines } = gate(refusing, { datasets: [aDataset()] });
    await expect(ask({ ...getDataset, headers: bearer })).rejects.toThrow(/^Unauthorized$/);
    expect(facts.loads).toBe(0);
    expect(lines).toEqual([{ requestId: 'extended-1', decision: 'deny', rule: 'token', reason: 'JwtExpiredError' }]);
  });

  test('throws Unauthorized for a malformed Authorization without asking about its token', async () => {
    const { ask, lines } = gate(tokenOf(['walidata']), { datasets: [aDataset()] });
    await expect(ask({ ...getDataset, headers: { authorization: ['Basic eDp5'] } })).rejects.toThrow(/^Unauthorized$/);
    expect(lines).toEqual([{ requestId: 'extended-1', decision: 'deny', rule: 'token', reason: 'not a bearer token' }]);
  });

  test('calls people as they were invited: an access token of Cognito has no name, and the username is a UUID', async () => {
    const asked = { ...getDataset, headers: bearer };
    const named = gate(tokenOf(['walidata']), { datasets: [aDataset()], accounts: [{ sub: 'sub-1', name: 'Siti Aminah', revision: 1 }] });
    const nameless = gate(tokenOf(['walidata']), { datasets: [aDataset()], accounts: [{ sub: 'sub-1', revision: 1 }] });
    expect(JSON.parse(String((await named.ask(asked)).context?.principal))).toMatchObject({ name: 'Siti Aminah' });
    expect(JSON.parse(String((await nameless.ask(asked)).context?.principal))).toMatchObject({ name: 'Siti' });
  });

  test('throws Unauthorized for a disabled account, and for a token issued before validFrom', async () => {
    const disabled = gate(tokenOf(['walidata']), { accounts: [{ sub: 'sub-1', disabled: true, revision: 1 }] });
    await expect(disabled.ask({ operation: 'health', headers: bearer })).rejects.toThrow(/^Unauthorized$/);
    expect(disabled.lines).toMatchObject([{ decision: 'deny', rule: 'account', reason: 'disabled account' }]);
    const validFrom = new Date(now.getTime() + 1000).toISOString();
    const signedOut = gate(tokenOf(['walidata']), { accounts: [{ sub: 'sub-1', validFrom, revision: 1 }] });
    await expect(signedOut.ask({ operation: 'health', headers: bearer })).rejects.toThrow(/^Unauthorized$/);
    const enabled = gate(tokenOf(['walidata']), {
      accounts: [{ sub: 'sub-1', disabled: false, validFrom: now.toISOString(), revision: 1 }],
    });
    expect((await enabled.ask({ operation: 'health', headers: bearer })).policyDocument.Statement[0]?.Effect).toBe('Allow');
  });

  test.each(['A', 'ab', 'Penerima-Bansos', 'x'.repeat(81), '../../etc', '%2e%2e', 'a b c', '*', 'penerima_bansos', ''])(
    'denies the malformed id %j without reading the table',
    async (datasetId) => {
      const { ask, facts } = gate(refusing);
      const result = await ask({ operation: 'getDataset', params: { datasetId } });
      expect(result.policyDocument.Statement[0]?.Effect).toBe('Deny');
      expect(facts.loads).toBe(0);
    },
  );

  test('denies a malformed upload id, for the helpdesk too', async () => {
    const { ask } = gate(tokenOf(['helpdesk']), { datasets: [aDraft()] });
    const result = await ask({ operation: 'getUpload', params: { datasetId: 'penerima-bansos', uploadId: 'x' }, headers: bearer });
    expect(result.policyDocument.Statement[0]?.Effect).toBe('Deny');
  });

  test('sends the helpdesk’s question for an upload to the operation, whether the dataset exists or not', async () => {
    const ask: Request = {
      operation: 'getUpload',
      params: { datasetId: 'penerima-bansos', uploadId: '01J00000000000000000000000' },
      headers: bearer,
    };
    const closed = await gate(tokenOf(['helpdesk']), { datasets: [aDataset({ access: 'closed', oncePublic: false })] }).ask(ask);
    const none = await gate(tokenOf(['helpdesk'])).ask(ask);
    expect(closed).toEqual(none);
    expect(none.policyDocument.Statement[0]?.Effect).toBe('Allow');
  });

  test('counts of the token’s groups only those that the account still has', async () => {
    const held = aDataset({ access: 'closed' });
    const token = tokenOf(['pj:dinsos', 'instansi:banten']);
    const accounts = [{ sub: 'sub-1', groups: ['instansi:banten', 'walidata'], revision: 2 }];
    const result = await gate(token, { datasets: [held], accounts }).ask({ operation: 'health', headers: bearer });
    const kinds = [{ kind: 'member', institution: 'banten' }];
    expect(result.context).toEqual({ principal: JSON.stringify({ type: 'account', sub: 'sub-1', name: 'Siti', kinds, issuedAt }) });
    const closed = await gate(token, { datasets: [held], accounts }).ask({ ...getDataset, headers: bearer });
    expect(closed.policyDocument.Statement[0]?.Effect).toBe('Deny');
  });

  test('knows a citizen by the person that the account is bound to', async () => {
    const persons = [{ sub: 'sub-1', person: 'a-keyed-hash', boundAt: now.toISOString(), boundBy: 'sub-steward' }];
    const result = await gate(tokenOf([]), { persons }).ask({ operation: 'whoAmI', headers: bearer });
    const principal = { type: 'account', sub: 'sub-1', name: 'Siti', kinds: [{ kind: 'citizen' }], issuedAt };
    expect(result.context).toEqual({ principal: JSON.stringify(principal) });
  });

  test('sends the helpdesk nowhere else on what it may not see', async () => {
    const { ask } = gate(tokenOf(['helpdesk']), { datasets: [aDraft()] });
    const params = { datasetId: 'penerima-bansos', uploadId: '01J00000000000000000000000' };
    const result = await ask({ operation: 'cancelUpload', params, headers: bearer });
    expect(result.policyDocument.Statement[0]?.Effect).toBe('Deny');
  });

  test.each<[string, Request, object]>([
    ['the public on a dataset', { operation: 'listRows', params: { datasetId: 'penerima-bansos' } }, { datasetId: 'penerima-bansos' }],
    ['the public elsewhere', { operation: 'health' }, {}],
    ['a page of a dataset', { operation: 'showDataset', params: { datasetId: 'penerima-bansos' } }, {}],
    ['a malformed id', { operation: 'listRows', params: { datasetId: '*' } }, {}],
    [
      'who reads rows',
      { operation: 'listRows', params: { datasetId: 'penerima-bansos' }, headers: bearer },
      { datasetId: 'penerima-bansos', institutions: ['banten'], sub: 'sub-1' },
    ],
    [
      'who takes a file',
      { operation: 'downloadFile', params: { datasetId: 'penerima-bansos', format: 'csv' }, headers: bearer },
      { datasetId: 'penerima-bansos', institutions: ['banten'], sub: 'sub-1' },
    ],
    ['who looks', { ...getDataset, headers: bearer }, { datasetId: 'penerima-bansos', sub: 'sub-1' }],
    ['who is signed in elsewhere', { operation: 'health', headers: bearer }, { sub: 'sub-1' }],
  ])('reads no more than it needs for %s', async (_, request, wanted) => {
    const facts = memoryAccessFacts();
    const asked: unknown[] = [];
    const load: typeof facts.load = (one) => {
      asked.push(one);
      return facts.load(one);
    };
    const ask = authorize({ verifier: tokenOf(['instansi:banten']), facts: { load }, now: () => now, log: () => undefined });
    await ask(authorizerEvent(request)).catch(() => undefined);
    expect(asked).toStrictEqual([wanted]);
  });

  test('judges an OPD’s progress by the OPD, and all progress by the city', async () => {
    const decisionOf = async (groups: readonly string[], request: Request) => {
      const { ask, lines } = gate(tokenOf(groups));
      await ask({ ...request, headers: bearer });
      return lines.at(-1)?.decision;
    };
    expect(await decisionOf(['operator:dinsos'], { operation: 'getOpdProgress', params: { opdId: 'dinsos' } })).toBe('allow');
    expect(await decisionOf(['operator:dinsos'], { operation: 'getOpdProgress', params: { opdId: 'dinkes' } })).toBe('deny');
    expect(await decisionOf(['walidata'], { operation: 'getProgress' })).toBe('allow');
    expect(await decisionOf(['operator:dinsos'], { operation: 'getProgress' })).toBe('deny');
  });

  test('takes no path parameters for none', async () => {
    const ask = authorize({ verifier: refusing, facts: memoryAccessFacts(), now: () => now, log: () => undefined });
    const result = await ask({ ...authorizerEvent({ operation: 'health' }), pathParameters: null });
    expect(result.policyDocument.Statement[0]?.Effect).toBe('Allow');
  });

  test('reads everything it needs at once', async () => {
    const { ask, facts } = gate(tokenOf(['instansi:banten']), { datasets: [aDataset()] });
    await ask({ operation: 'listRows', params: { datasetId: 'penerima-bansos' }, headers: bearer });
    expect(facts.loads).toBe(1);
  });

  test('throws, and never allows, when the table can not be read', async () => {
    const { ask, facts } = gate(refusing, { datasets: [aDataset()] });
    facts.failing = true;
    await expect(ask(getDataset)).rejects.toThrow('can not be read');
  });

  test('refuses by name an account of more than the gateway carries', async () => {
    const groups = Array.from({ length: 90 }, (_, n) => `operator:${String(n).padStart(80, 'x')}`);
    const { ask, lines } = gate(tokenOf(groups), { datasets: [aDataset()] });
    await expect(ask({ ...getDataset, headers: bearer })).rejects.toThrow(/^Unauthorized$/);
    expect(lines.at(-1)).toEqual({
      requestId: 'extended-1',
      principalId: 'sub-1',
      decision: 'deny',
      rule: 'account',
      reason: 'principal too large',
    });
  });

  test('denies an id that the gateway would read as a pattern', async () => {
    const { ask } = gate(refusing);
    const result = await ask({ operation: 'getOpd', params: { opdId: '*' } });
    expect(result.policyDocument.Statement).toEqual([{ Action: 'execute-api:Invoke', Effect: 'Deny', Resource: '*' }]);
  });

  test('denies a path that no route has', async () => {
    const facts = memoryAccessFacts({ datasets: [aDataset()] });
    const ask = authorize({ verifier: refusing, facts, now: () => now, log: () => undefined });
    const result = await ask({ ...authorizerEvent(getDataset), resource: '/v1/datasets/{datasetId}/rahasia' });
    expect(result.policyDocument.Statement[0]?.Effect).toBe('Deny');
  });

  test('logs who, what, by which rule and why, and no token', async () => {
    const { ask, lines } = gate(tokenOf(['operator:dinsos']), { datasets: [aDataset()] });
    await ask({ ...getDataset, headers: bearer });
    expect(lines).toEqual([
      {
        requestId: 'extended-1',
        principalId: 'sub-1',
        operation: 'getDataset',
        datasetId: 'penerima-bansos',
        action: 'see',
        decision: 'allow',
        rule: 'see/owner',
        reason: 'owning OPD',
      },
    ]);
  });
});
