import { describe, expect, test } from 'vitest';
import type { NoticeChoices } from '../../functions/helpdesk/notice-choice.port.ts';
import { aPerson, otherPerson } from './look-store.ts';

const at = '2026-11-24T05:00:00.000Z';
const later = '2026-11-25T05:00:00.000Z';
export const aChoice = { person: aPerson, sub: 'sub-citizen', since: at, toldUntil: at };

/** What every store of NoticeChoices does; `open` gives an empty one. */
export function noticeChoicesContract(name: string, open: () => Promise<NoticeChoices>): void {
  describe(`${name} as NoticeChoices`, () => {
    test('keeps one for each who chose, until they take it back', async () => {
      const store = await open();
      const other = { ...aChoice, person: otherPerson, sub: 'sub-neighbour' };
      for (const choice of [aChoice, other, aChoice]) await store.put(choice);
      expect(await store.list()).toEqual([aChoice, other]);
      await store.drop(aPerson);
      await store.drop(aPerson);
      expect([await store.get(aPerson), await store.get(otherPerson)]).toEqual([undefined, other]);
    });

    test('moves on what was told, of the choice that was meant alone', async () => {
      const store = await open();
      await store.put(aChoice);
      await store.told(aChoice, later);
      expect(await store.get(aPerson)).toEqual({ ...aChoice, toldUntil: later });
      await store.put({ ...aChoice, since: later, toldUntil: later });
      await store.told(aChoice, at);
      expect((await store.get(aPerson))?.toldUntil).toBe(later);
      await store.drop(aPerson);
      await store.told(aChoice, later);
      expect(await store.list()).toEqual([]);
    });
  });
}
