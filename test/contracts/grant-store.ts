import { beforeEach, describe, expect, test } from 'vitest';
import type { GrantStore } from '../../functions/grants/grant.port.ts';
import { aGrant } from '../fakes/grants.ts';

const day = (n: number) => `2026-11-${n}T02:00:00.000Z`;
const revokedAt = (at: string) => ({ revoked: { at, by: 'sub-head' } });

/** What every GrantStore does; `open` gives an empty one. */
export function grantStoreContract(name: string, open: () => Promise<GrantStore>): void {
  describe(`${name} as a GrantStore`, () => {
    let store: GrantStore;
    beforeEach(async () => {
      store = await open();
    });
    const standing = () => store.get('penerima-bansos', 'banten');

    test('keeps one grant per institution and dataset', async () => {
      const grant = aGrant({ officers: ['sub-1'], withoutColumns: ['nik'], area: '36.71.01', renewableUntil: day(30) });
      expect(await store.put(grant)).toBe('written');
      await store.put(aGrant({ institution: 'kemensos' }));
      expect(await standing()).toEqual(grant);
      expect(await store.get('lain', 'banten')).toBeUndefined();
    });

    test.each([
      ['a later one', { grantedAt: day(21) }, 'written'],
      ['an earlier one', { grantedAt: day(19) }, 'older'],
      ['the same again', {}, 'older'],
      ['one of the same moment by a later request', { requestId: '01KAM0000000000000000000Q2' }, 'written'],
      ['one of the same moment by an earlier request', { requestId: '01KAM0000000000000000000Q0' }, 'older'],
    ] as const)('over a grant that stands, puts %s or not', async (_, changes, outcome) => {
      await store.put(aGrant({ grantedAt: day(20) }));
      expect(await store.put(aGrant({ grantedAt: day(20), purpose: 'pengaduan', ...changes }))).toBe(outcome);
      expect((await standing())?.purpose).toBe(outcome === 'written' ? 'pengaduan' : 'verifikasi-bantuan');
    });

    test('puts none that was granted before the standing one was revoked', async () => {
      await store.put(aGrant({ grantedAt: day(18), ...revokedAt(day(20)) }));
      expect(await store.put(aGrant({ grantedAt: day(19) }))).toBe('older');
      expect(await store.put(aGrant({ grantedAt: day(20) }))).toBe('older');
      expect(await store.put(aGrant({ grantedAt: day(21) }))).toBe('written');
      expect(await standing()).toEqual(aGrant({ grantedAt: day(21) }));
    });

    test('replaces the very grant that was read', async () => {
      const grant = aGrant();
      await store.put(grant);
      const longer = { ...grant, until: '2099-12-31T17:00:00.000Z' };
      expect(await store.replace(longer, grant)).toBe('written');
      expect(await store.replace({ ...grant, ...revokedAt(day(21)) }, grant)).toBe('stale');
      expect(await store.replace(longer, { ...longer, requestId: '01KAM0000000000000000000Q2' })).toBe('stale');
      expect(await store.replace(longer, { ...longer, grantedAt: day(19) })).toBe('stale');
      expect(await standing()).toEqual(longer);
    });

    test('replaces none that is revoked, and none that is not there', async () => {
      const grant = aGrant(revokedAt(day(21)));
      expect(await store.replace(grant, aGrant())).toBe('stale');
      await store.put(grant);
      expect(await store.replace(aGrant({ until: '2099-12-31T17:00:00.000Z' }), aGrant())).toBe('stale');
      expect(await standing()).toEqual(grant);
    });

    test('lists a dataset’s grants by institution, a page at a time', async () => {
      for (const institution of ['kemensos', 'banten', 'dinkes']) await store.put(aGrant({ institution }));
      await store.put(aGrant({ datasetId: 'lain', institution: 'dinas-lain' }));
      const page = await store.list('penerima-bansos', 2);
      expect(page).toEqual({ items: [aGrant(), aGrant({ institution: 'dinkes' })], next: 'dinkes' });
      expect((await store.list('penerima-bansos', 2, page.next)).items).toEqual([aGrant({ institution: 'kemensos' })]);
    });
  });
}
