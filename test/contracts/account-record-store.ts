import { beforeEach, describe, expect, test } from 'vitest';
import type { AccountRecord, AccountRecordStore } from '../../functions/accounts/account-record.port.ts';

export const anAccountRecord: AccountRecord = {
  recordId: '01KAM0000000000000000000A1',
  at: '2026-11-24T05:00:00.000Z',
  requestId: 'request-1',
  by: 'sub-steward',
  sub: 'sub-1',
  change: 'change',
  reason: 'Pindah tugas',
  groups: ['operator:dinsos'],
  disabled: true,
};

/** What every AccountRecordStore does; `open` gives an empty one and a way to look into it. */
export function accountRecordStoreContract(
  name: string,
  open: () => Promise<{ store: AccountRecordStore; all: () => Promise<unknown[]> }>,
): void {
  describe(`${name} as an AccountRecordStore`, () => {
    let store: AccountRecordStore;
    let all: () => Promise<unknown[]>;
    beforeEach(async () => {
      ({ store, all } = await open());
    });

    test('keeps every record', async () => {
      await store.append(anAccountRecord);
      await store.append({ ...anAccountRecord, recordId: '01KAM0000000000000000000A2' });
      expect(await all()).toHaveLength(2);
    });

    test.each([
      ['another request', { requestId: 'request-2' }],
      ['another steward', { by: 'sub-other' }],
      ['another moment', { at: '2026-11-24T05:00:00.001Z' }],
    ])('never writes over one: a second record of that id by %s throws', async (_what, other) => {
      await store.append(anAccountRecord);
      await expect(store.append({ ...anAccountRecord, ...other })).rejects.toThrow();
      expect(await all()).toEqual([expect.objectContaining(anAccountRecord)]);
    });
  });
}
