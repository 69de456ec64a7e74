import { describe, expect, test } from 'vitest';
import type { Account } from '../../functions/model/account.ts';
import { anonymous, type Principal } from '../../functions/model/principal.ts';
import { currentPrincipal } from '../../functions/tokens/current-principal.ts';

const issuedAt = '2026-11-24T05:00:00.000Z';
const someone = (changes: Partial<Extract<Principal, { type: 'account' }>> = {}): Principal => ({
  type: 'account',
  sub: 'sub-1',
  name: 'Siti',
  kinds: [{ kind: 'head', opdId: 'dinsos' }, { kind: 'member', institution: 'banten' }, { kind: 'steward' }],
  issuedAt,
  ...changes,
});
const account = (changes: Partial<Account>): Account => ({ sub: 'sub-1', revision: 1, ...changes });
const ask = (principal: Principal, changes: Partial<Account> | undefined, isBound = false) =>
  currentPrincipal(principal, { account: changes && account(changes), isBound });

describe('the caller, as the account leaves them', () => {
  test('stays as the token says where there is no account, and where it takes nothing', () => {
    expect(ask(someone(), undefined)).toEqual(someone());
    expect(ask(someone(), { disabled: false })).toEqual(someone());
    expect(ask(anonymous, undefined)).toEqual(anonymous);
  });

  test('is nobody once the account is disabled', () => {
    expect(ask(someone(), { disabled: true })).toBeUndefined();
  });

  test('is nobody with a token from before validFrom, or from an unknown time', () => {
    expect(ask(someone(), { validFrom: '2026-11-24T05:00:00.001Z' })).toBeUndefined();
    expect(ask(someone(), { validFrom: issuedAt })).toEqual(someone());
    expect(ask(someone({ issuedAt: undefined }), { validFrom: '2020-01-01T00:00:00.000Z' })).toBeUndefined();
  });

  test('loses the groups that were taken, to the letter, and gains none', () => {
    const kinds = [{ kind: 'member', institution: 'banten' }] as const;
    expect(ask(someone(), { groups: ['instansi:banten', 'pj:dinkes', 'operator:dinsos', 'helpdesk'] })).toEqual(
      someone({ kinds: [...kinds] }),
    );
    expect(ask(someone(), { groups: [] })).toEqual(someone({ kinds: [] }));
  });

  test('is a citizen as long as a person is bound to the account', () => {
    const citizen = someone({ kinds: [{ kind: 'citizen' }] });
    expect(ask(citizen, { groups: [] }, true)).toEqual(citizen);
    expect(ask(citizen, undefined, false)).toEqual(someone({ kinds: [] }));
  });
});

describe('an account of units', () => {
  const of = (...unitIds: string[]): Principal =>
    someone({
      kinds: [
        {
          kind: 'unit',
          unitOf: 'dinkes',
          ...(unitIds.length > 0 ? { delivers: unitIds.map((unitId) => ({ datasetId: 'gizi', unitId })) } : {}),
        },
        { kind: 'steward' },
      ],
    });
  const now = (...unitIds: string[]) => unitIds.map((unitId) => ({ opdId: 'dinkes', datasetId: 'gizi', unitId }));

  test.each([
    ['all that it did', ['benda', 'neglasari'], now('benda', 'neglasari'), ['benda', 'neglasari']],
    ['no unit that was taken', ['benda', 'neglasari'], now('neglasari'), ['neglasari']],
    ['no unit that came since', ['benda'], now('benda', 'neglasari'), ['benda']],
    ['nothing where its items say nothing', ['benda'], undefined, []],
    ['nothing where it delivered nothing', [], now('benda'), []],
    ['nothing of another OPD', ['benda'], [{ opdId: 'dindik', datasetId: 'gizi', unitId: 'benda' }], []],
    ['nothing of another dataset', ['benda'], [{ opdId: 'dinkes', datasetId: 'stunting', unitId: 'benda' }], []],
  ])('delivers %s', (_, before, deliveries, left) => {
    expect(currentPrincipal(of(...before), { account: undefined, isBound: false, ...(deliveries ? { deliveries } : {}) })).toEqual(
      of(...left),
    );
  });
});
