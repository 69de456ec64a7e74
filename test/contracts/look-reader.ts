import { beforeEach, describe, expect, test } from 'vitest';
import type { LookStore } from '../../functions/access/look.port.ts';
import type { LookReader, ReceiptsOf } from '../../functions/records/look-reader.port.ts';
import { aLook, aMatch, aPerson, otherPerson } from './look-store.ts';

const idOf = (place: number) => `01KAM000000000000000000${String(place).padStart(3, '0')}`;

/** What every LookReader reads of what a LookStore wrote; `open` gives both over the same, empty table. */
export function lookReaderContract(name: string, open: () => Promise<{ store: LookStore; reader: LookReader }>): void {
  describe(`${name} as a LookReader`, () => {
    let store: LookStore;
    let reader: LookReader;
    beforeEach(async () => {
      ({ store, reader } = await open());
      for (const place of [1, 2, 3]) await store.append({ ...aLook, lookId: idOf(place) });
      await store.append({ ...aLook, lookId: idOf(4), kind: 'own' });
      await store.append({ ...aLook, lookId: idOf(5), person: otherPerson, shown: [{ datasetId: 'data-posyandu', opdId: 'dinkes' }] });
      await store.append({ ...aLook, lookId: idOf(6), at: '2026-11-25T00:00:00.000Z' });
      await store.appendMatched({ ...aMatch, lookId: idOf(7) }, [aPerson, otherPerson]);
      await store.appendMatched({ ...aMatch, lookId: idOf(8) }, [otherPerson]);
    });

    const idsOf = async (person: string, of: ReceiptsOf, before?: string) => {
      const ids: string[] = [];
      for await (const { lookId } of reader.receipts(person, of, before)) ids.push(lookId);
      return ids;
    };

    test('gives a person’s own receipts, newest first, and nobody else’s', async () => {
      expect(await idsOf(aPerson, 'others')).toEqual([6, 3, 2, 1].map(idOf));
      expect(await idsOf(aPerson, 'own')).toEqual([idOf(4)]);
      expect(await idsOf(aPerson, 'matched')).toEqual([idOf(7)]);
      expect(await idsOf(otherPerson, 'others')).toEqual([idOf(5)]);
      expect(await idsOf(otherPerson, 'own')).toEqual([]);
      expect(await idsOf(otherPerson, 'matched')).toEqual([8, 7].map(idOf));
      expect(await idsOf(aPerson.replace(/b$/, 'c'), 'others')).toEqual([]);
    });

    test('goes on before a look, without it', async () => {
      expect(await idsOf(aPerson, 'others', idOf(3))).toEqual([2, 1].map(idOf));
      expect(await idsOf(aPerson, 'own', idOf(4))).toEqual([]);
      expect(await idsOf(aPerson, 'own', idOf(5))).toEqual([idOf(4)]);
      expect(await idsOf(otherPerson, 'matched', idOf(8))).toEqual([idOf(7)]);
    });

    test('gives one look with its person, and none of a list', async () => {
      const { lookId, at, person, kind, viewer } = { ...aLook, lookId: idOf(1) };
      expect(await reader.visit('2026-11-24', lookId)).toEqual({ lookId, at, person, kind, viewer });
      expect([await reader.visit('2026-11-25', lookId), await reader.visit('2026-11-24', idOf(7))]).toEqual([undefined, undefined]);
    });

    test('gives a receipt whole, but for the person', async () => {
      const { person: _person, requestId: _requestId, ...receipt } = { ...aLook, lookId: idOf(1) };
      for await (const found of reader.receipts(aPerson, 'others', idOf(2))) expect(found).toEqual(receipt);
    });

    test('gives an OPD the looks at its own datasets, of one day, without the person', async () => {
      const { records, isLast } = await reader.ofOpd('dinsos', '2026-11-24', 10);
      expect([records.map(({ lookId }) => lookId), isLast]).toEqual([[8, 7, 4, 3, 2, 1].map(idOf), true]);
      expect(records.every(({ shown }) => shown.every(({ opdId }) => opdId === 'dinsos'))).toBe(true);
      expect(JSON.stringify(records)).not.toContain(aPerson);
      expect(records.find(({ kind }) => kind === 'own')?.viewer ?? '').toBe('');
      expect(records[1]).toMatchObject({ persons: 2 });
      const page = await reader.ofOpd('dinsos', '2026-11-24', 2, idOf(4));
      expect([page.records.map(({ lookId }) => lookId), page.isLast]).toEqual([[3, 2].map(idOf), false]);
      expect((await reader.ofOpd('dinkes', '2026-11-24', 10)).records.map(({ lookId }) => lookId)).toEqual([idOf(5)]);
    });

    test('gives all looks of a day, and one of them, without the person', async () => {
      const { records } = await reader.ofDay('2026-11-24', 10);
      expect(records.map(({ lookId }) => lookId)).toEqual([8, 7, 5, 4, 3, 2, 1].map(idOf));
      expect(JSON.stringify(records)).not.toContain(aPerson);
      expect(await reader.one('2026-11-25', idOf(6))).toMatchObject({ lookId: idOf(6), kind: 'look-up' });
      expect(await reader.one('2026-11-24', idOf(6))).toBeUndefined();
    });
  });
}
