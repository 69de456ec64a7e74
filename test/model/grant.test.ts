import { describe, expect, test } from 'vitest';
import { type Grant, givesColumn, grantSchema, isLiveFor, isRunning, isWhole, readingGrant } from '../../functions/model/grant.ts';
import { anonymous } from '../../functions/model/principal.ts';
import { aGrant } from '../fakes/grants.ts';
import { principalOf } from '../fakes/principals.ts';

const whole = aGrant();
const narrowed: Grant = {
  ...whole,
  columns: ['nama', 'kelurahan'],
  withoutColumns: ['nama'],
  area: '36.71.01',
  officers: ['sub-member'],
  renewableUntil: '2099-12-31T16:59:59.000Z',
  revoked: { at: '2026-11-24T05:00:00.000Z', by: 'sub-head' },
};

describe('a grant as it is kept', () => {
  test('holds what it gives and what it leaves out, and nothing unknown', () => {
    expect(grantSchema.parse(whole)).toEqual(whole);
    expect(grantSchema.parse(narrowed)).toEqual(narrowed);
    expect(grantSchema.safeParse({ ...whole, sekolah: 'x' }).success).toBe(false);
    expect(grantSchema.safeParse({ ...whole, revoked: { ...narrowed.revoked, why: 'x' } }).success).toBe(false);
  });

  test.each(['datasetId', 'institution', 'purpose', 'legalBasis', 'until', 'requestId', 'grantedBy', 'grantedAt'])(
    'always says %s',
    (name) => {
      expect(grantSchema.safeParse({ ...whole, [name]: undefined }).success).toBe(false);
    },
  );
});

describe('what a grant leaves out', () => {
  test('is nothing where it says nothing: then it is whole', () => {
    expect(isWhole(whole)).toBe(true);
    expect(isWhole({ withoutColumns: [] })).toBe(true);
    for (const scope of [{ columns: [] }, { columns: ['nama'] }, { withoutColumns: ['nama'] }, { area: '36.71.01' }]) {
      expect(isWhole(scope), JSON.stringify(scope)).toBe(false);
    }
  });

  test.each([
    [{}, true],
    [{ withoutColumns: ['alamat'] }, true],
    [{ withoutColumns: ['nama'] }, false],
    [{ columns: ['nama'] }, true],
    [{ columns: ['alamat'] }, false],
    [{ columns: [] }, false],
    [{ columns: ['nama'], withoutColumns: ['alamat'] }, true],
    [{ columns: ['nama'], withoutColumns: ['nama'] }, false],
  ])('%j gives the column nama: %s', (scope, gives) => {
    expect(givesColumn(scope, 'nama')).toBe(gives);
  });
});

describe('of several grants', () => {
  const shorter = aGrant({ withoutColumns: ['nama'], until: '2030-01-01T00:00:00.000Z' });
  const longer = aGrant({ area: '36.71.01', until: '2031-01-01T00:00:00.000Z' });

  test('a whole one is read by, else the one that runs longest, however much it leaves out', () => {
    expect(readingGrant([shorter, longer])).toBe(longer);
    expect(readingGrant([longer, shorter])).toBe(longer);
    const brief = aGrant({ until: '2029-01-01T00:00:00.000Z' });
    expect(readingGrant([longer, brief, shorter])).toBe(brief);
    expect(readingGrant([])).toBeUndefined();
  });
});

test('a grant is of no use to somebody without an account, though an officer were called so', () => {
  const now = new Date('2026-11-24T05:00:00.000Z');
  const named = aGrant({ officers: ['anonymous', 'sub-member'] });
  expect(isLiveFor(named, named.datasetId, anonymous, now)).toBe(false);
  expect(isLiveFor(named, named.datasetId, principalOf('member'), now)).toBe(true);
  expect(isLiveFor(aGrant({ officers: ['sub-else'] }), named.datasetId, principalOf('member'), now)).toBe(false);
});

describe('a grant that runs', () => {
  const end = '2026-11-24T05:00:00.000Z';
  const now = new Date(end);
  const before = new Date(now.getTime() - 1);
  const grant = aGrant({ until: end });
  const member = principalOf('member');

  test('ends at its end to the millisecond, and at once when it is revoked', () => {
    expect([isRunning(grant, before), isRunning(grant, now)]).toEqual([true, false]);
    expect(isRunning({ ...grant, revoked: { at: '2099-01-01T00:00:00.000Z', by: 'sub-head' } }, before)).toBe(false);
    expect([isLiveFor(grant, grant.datasetId, member, before), isLiveFor(grant, grant.datasetId, member, now)]).toEqual([true, false]);
  });

  test('is for its own dataset and institution alone', () => {
    expect(isLiveFor(grant, 'data-lain', member, before)).toBe(false);
    expect(isLiveFor({ ...grant, institution: 'kemensos' }, grant.datasetId, member, before)).toBe(false);
    expect(isLiveFor(grant, grant.datasetId, principalOf('citizen'), before)).toBe(false);
  });

  test('ended with the closing of its dataset, however long it ran: none that was granted by then is live again', () => {
    const at = grant.grantedAt;
    const justBefore = new Date(Date.parse(at) - 1).toISOString();
    expect(isLiveFor(grant, grant.datasetId, member, before, at)).toBe(false);
    expect(isLiveFor(grant, grant.datasetId, member, before, justBefore)).toBe(true);
    expect([isRunning(grant, before, at), isRunning(grant, before, justBefore)]).toEqual([false, true]);
  });

  test('for no officer is for nobody', () => {
    expect(isLiveFor({ ...grant, officers: [] }, grant.datasetId, member, before)).toBe(false);
  });
});
