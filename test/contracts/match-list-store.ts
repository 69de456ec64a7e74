import { describe, expect, test } from 'vitest';
import type { MatchList } from '../../functions/model/match-list.ts';
import type { Principal } from '../../functions/model/principal.ts';
import type { MatchListStore } from '../../functions/persons/match-list.port.ts';

const officer: Principal = { type: 'account', sub: 'pembaca', name: 'Petugas', kinds: [{ kind: 'profile-reader' }] };
export const aMatchList: MatchList = {
  ...{ listId: '01KAM0000000000000000000M1', state: 'waiting', message: 'Menunggu', principal: officer, requestId: 'r-1' },
  ...{ purpose: 'verifikasi', caseNumber: '460/12', reason: 'Memeriksa kelayakan', ending: '.xlsx' },
  key: `match-lists/01KAM0000000000000000000M1/${'0'.repeat(32)}`,
  ...{ startedAt: '2026-11-30T05:00:00.000Z', until: '2026-12-01T05:00:00.000Z' },
};
const reading: MatchList = { ...aMatchList, state: 'reading', look: { lookId: '01KAM0000000000000000000M2', at: aMatchList.startedAt } };

/** What every store of lists to be matched must do. */
export function matchListStoreContract(name: string, make: () => MatchListStore): void {
  describe(name, () => {
    test('gives a list as it was put, and nothing of one that was never announced', async () => {
      const store = make();
      expect(await store.get(aMatchList.listId)).toBeUndefined();
      await store.begin(aMatchList);
      expect(await store.get(aMatchList.listId)).toEqual(aMatchList);
    });

    test('moves it from the states named alone; an announcement that comes again changes nothing', async () => {
      const store = make();
      expect(await store.move(reading, ['waiting'])).toBe('stale');
      await store.begin(aMatchList);
      expect(await store.move(reading, ['waiting'])).toBe('moved');
      expect(await store.move(reading, ['waiting'])).toBe('stale');
      await store.begin(aMatchList);
      expect(await store.get(aMatchList.listId)).toEqual(reading);
      expect(await store.move({ ...reading, state: 'failed' }, ['waiting', 'reading'])).toBe('moved');
      expect(await store.get(aMatchList.listId)).toMatchObject({ state: 'failed' });
    });
  });
}
