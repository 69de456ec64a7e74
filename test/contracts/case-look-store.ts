import { beforeEach, describe, expect, test } from 'vitest';
import type { CaseDecisionStore, CaseLookStore } from '../../functions/access/case-look.port.ts';
import type { CaseDecision, CaseLook } from '../../functions/model/case-look.ts';

const aCase: CaseLook = {
  ...{ institution: 'dinsos', sub: 'sub-reader', name: 'Petugas', lookId: '01KAM0000000000000000000A1', kind: 'look-up' },
  ...{ at: '2026-11-24T05:00:00.000Z', due: '2026-11-27T17:00:00.000Z', caseNumber: '460/12/2026' },
  ...{ purpose: 'verifikasi', reason: 'Permohonan baru' },
};
const aDecision: CaseDecision = {
  ...{ lookId: aCase.lookId, month: '2026-11', institution: 'dinsos', decision: 'denied', reason: 'Tidak ada' },
  ...{ at: '2026-11-25T05:00:00.000Z', by: 'sub-head', name: 'Kepala' },
};

/** What every CaseLookStore does; `open` gives an empty one. */
export function caseLookStoreContract(name: string, open: () => Promise<CaseLookStore>): void {
  describe(`${name} as a CaseLookStore`, () => {
    let store: CaseLookStore;
    beforeEach(async () => {
      store = await open();
    });

    test('lists what waits of an institution and of one officer, and of nobody whose id begins alike', async () => {
      const other = { ...aCase, sub: 'sub-reader-2', lookId: '01KAM0000000000000000000A2' };
      await store.put(aCase);
      await store.put(other);
      await store.put({ ...aCase, institution: 'dinkes' });
      expect(await store.ofOfficer('dinsos', 'sub-reader')).toEqual([aCase]);
      expect(await store.ofInstitution('dinsos')).toHaveLength(2);
      expect(await store.get(other)).toEqual(other);
      expect(await store.get({ ...aCase, sub: 'sub-nobody' })).toBeUndefined();
    });

    test('writes over what stands, as a look that was done again', async () => {
      await store.put(aCase);
      await store.put({ ...aCase, deniedAt: aDecision.at });
      expect(await store.ofOfficer('dinsos', 'sub-reader')).toEqual([{ ...aCase, deniedAt: aDecision.at }]);
    });

    test('keeps a number that was confirmed, for its institution alone and however it is spaced, and ends the waiting', async () => {
      await store.put(aCase);
      const until = new Date('2027-02-22T05:00:00.000Z');
      await store.confirm(aCase, until);
      const last = new Date(until.getTime() - 1);
      expect(await store.isKept('dinsos', ' 460/12/2026', last)).toBe(true);
      expect(await store.isKept('dinsos', aCase.caseNumber, until)).toBe(false);
      expect(await store.isKept('dinkes', aCase.caseNumber, last)).toBe(false);
      expect(await store.get(aCase)).toBeUndefined();
    });
  });
}

/** What every CaseDecisionStore does. */
export function caseDecisionStoreContract(name: string, open: () => Promise<CaseDecisionStore>): void {
  test(`${name} as a CaseDecisionStore keeps the first decision of a look, by its month`, async () => {
    const store = await open();
    expect(await store.put(aDecision)).toEqual(aDecision);
    expect(await store.put({ ...aDecision, decision: 'confirmed' })).toEqual(aDecision);
    expect(await store.ofMonth('2026-11')).toEqual([aDecision]);
    expect([await store.get('2026-11', aDecision.lookId), await store.get('2026-10', 'x')]).toEqual([aDecision, undefined]);
  });
}
