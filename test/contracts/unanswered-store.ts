import { beforeEach, describe, expect, test } from 'vitest';
import type { Unanswered, UnansweredStore } from '../../functions/uploads/unanswered.port.ts';

const noted = (since: string, uploadId = '01K5000000000000000000000A'): Unanswered => ({
  datasetId: 'kunjungan-puskesmas',
  uploadId,
  since,
});
const [first, second, third] = ['2026-08-01', '2026-08-02', '2026-09-01'].map((day) => noted(`${day}T05:00:00.000Z`));

/** What every UnansweredStore does; `open` gives an empty one. */
export function unansweredStoreContract(name: string, open: () => Promise<UnansweredStore>): void {
  describe(`${name} as an UnansweredStore`, () => {
    let store: UnansweredStore;
    beforeEach(async () => {
      store = await open();
    });

    test('lists what was asked before a time, the oldest first, each once, so many at most', async () => {
      for (const one of [third, first, second, first]) if (one) await store.note(one);
      expect(await store.listBefore('2026-08-20T00:00:00.000Z', 10)).toEqual([first, second]);
      expect(await store.listBefore('2026-08-20T00:00:00.000Z', 1)).toEqual([first]);
      expect(await store.listBefore('2026-07-20T00:00:00.000Z', 10)).toEqual([]);
    });

    test('keeps two uploads of one moment apart, and drops one, also when it is gone', async () => {
      const [one, other] = ['01K5000000000000000000000A', '01K5000000000000000000000B'].map((id) => noted('2026-08-01T05:00:00.000Z', id));
      if (!one || !other) throw new Error('two were made');
      for (const each of [one, other]) await store.note(each);
      await store.drop(one);
      await store.drop(one);
      expect(await store.listBefore('2026-08-02T00:00:00.000Z', 10)).toEqual([other]);
    });
  });
}
