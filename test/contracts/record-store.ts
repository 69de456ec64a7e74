import { beforeEach, describe, expect, test } from 'vitest';
import type { AccessRecord, RecordStore } from '../../functions/access/record.port.ts';

const record: AccessRecord = {
  datasetId: 'penerima-bansos',
  recordId: '01KAM0000000000000000000A1',
  at: '2026-11-24T05:00:00.000Z',
  principalId: 'sub-member',
  name: 'Siti',
  institutions: ['banten'],
  operation: 'listRows',
  versionNumber: 1,
  rule: 'read/grant',
  requestId: 'request-1',
};

/** What every RecordStore does; `open` gives an empty one and a way to look into it. */
export function recordStoreContract(name: string, open: () => Promise<{ store: RecordStore; all: () => Promise<unknown[]> }>): void {
  describe(`${name} as a RecordStore`, () => {
    let store: RecordStore;
    let all: () => Promise<unknown[]>;
    beforeEach(async () => {
      ({ store, all } = await open());
    });

    test('keeps every record', async () => {
      await store.append(record);
      await store.append({ ...record, recordId: '01KAM0000000000000000000A2' });
      expect(await all()).toHaveLength(2);
    });

    test('never writes over one: a second record of that id throws', async () => {
      await store.append(record);
      await expect(store.append({ ...record, requestId: 'request-2', principalId: 'sub-other' })).rejects.toThrow();
      expect(await all()).toEqual([expect.objectContaining(record)]);
    });
  });
}
