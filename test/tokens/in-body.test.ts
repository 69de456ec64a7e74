import { describe, expect, test } from 'vitest';
import { authorize } from '../../functions/gate/authorize.ts';
import type { Account } from '../../functions/model/account.ts';
import { currentPrincipal } from '../../functions/tokens/current-principal.ts';
import { factsInBody, verifierInBody } from '../../functions/tokens/in-body.ts';
import { authorizerEvent } from '../fakes/gateway-events.ts';
import { memoryAccessFacts } from '../fakes/memory-access-facts.ts';
import { closedDataset } from '../fakes/sample-datasets.ts';

const now = new Date('2026-12-03T02:30:00.000Z');
const merged = [{ id: 'dkp', ended: { successors: [{ opdId: 'dpp' }] } }, { id: 'dpp' }, { id: 'dlh' }];
const divided = [
  { id: 'dkp', ended: { successors: [{ opdId: 'dpp', datasets: ['stok'] }, { opdId: 'dlh' }] } },
  { id: 'dpp' },
  { id: 'dlh' },
];

/** Whether the gate lets an operator of `of` through to the closed dataset of `owner`. */
async function reaches(opds: typeof merged | typeof divided, of: string, owner: string, account?: readonly string[]): Promise<boolean> {
  const groups = [`operator:${of}`];
  const accounts: Account[] = account
    ? [{ sub: 'sub-1', groups: [...account], createdAt: 'then', createdBy: 'walidata', revision: 1 }]
    : [];
  const datasets = [closedDataset({ datasetId: 'stok', opdId: owner })];
  const gate = authorize({
    verifier: verifierInBody({ verify: async () => ({ valid: true, token: { sub: 'sub-1', name: 'Siti', groups, issuedAt: now } }) }, opds),
    facts: factsInBody(memoryAccessFacts({ datasets, accounts }), opds),
    now: () => now,
    log: () => undefined,
  });
  const headers = { authorization: ['Bearer aaa.bbb.ccc'] };
  const result = await gate(authorizerEvent({ operation: 'getDataset', params: { datasetId: 'stok' }, headers }));
  return result.policyDocument.Statement.every(({ Effect }) => Effect === 'Allow');
}

describe('whose a closed dataset is, after an OPD went whole into another', () => {
  test.each([
    ['dkp', 'dkp'],
    ['dkp', 'dpp'],
    ['dpp', 'dkp'],
    ['dpp', 'dpp'],
  ])('people of %s see it while it is of %s', async (of, owner) => {
    expect(await reaches(merged, of, owner)).toBe(true);
    expect(await reaches(merged, of, owner, ['operator:dkp'])).toBe(true);
    expect(await reaches(merged, of, owner, ['operator:dpp'])).toBe(true);
  });

  test('others see it no more than before, and an account from which the duty was taken sees nothing', async () => {
    for (const owner of ['dkp', 'dpp']) {
      expect(await reaches(merged, 'dlh', owner)).toBe(false);
      expect(await reaches(merged, 'dkp', owner, ['operator:dlh'])).toBe(false);
      expect(await reaches(merged, 'dkp', owner, [])).toBe(false);
    }
  });
});

describe('whose a closed dataset is, after an OPD was divided', () => {
  test('people of a successor see what is theirs, and nothing that is not; its own keep what stays', async () => {
    expect(await reaches(divided, 'dpp', 'dpp')).toBe(true);
    expect(await reaches(divided, 'dpp', 'dkp')).toBe(false);
    expect(await reaches(divided, 'dlh', 'dpp')).toBe(false);
    expect(await reaches(divided, 'dkp', 'dpp')).toBe(false);
    expect(await reaches(divided, 'dkp', 'dkp')).toBe(true);
  });
});

test('an operation that asks the account again leaves what the gate gave', async () => {
  const account: Account = { sub: 'sub-1', groups: ['pj:dkp'], createdAt: 'then', createdBy: 'walidata', revision: 1 };
  const facts = await factsInBody(memoryAccessFacts({ accounts: [account] }), merged).load({ sub: 'sub-1' });
  const kinds = ['dpp', 'dkp'].map((opdId) => ({ kind: 'head' as const, opdId }));
  const principal = { type: 'account' as const, sub: 'sub-1', name: 'Siti', kinds };
  expect(currentPrincipal(principal, facts)).toEqual(principal);
});

test('a token that is none stays so', async () => {
  const refusing = verifierInBody({ verify: async () => ({ valid: false, why: 'JwtExpiredError' }) }, merged);
  expect(await refusing.verify('aaa.bbb.ccc')).toEqual({ valid: false, why: 'JwtExpiredError' });
});
