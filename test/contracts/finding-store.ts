import { describe, expect, test } from 'vitest';
import type { FindingVerdict, ListFinding } from '../../functions/model/list-finding.ts';
import type { FindingStore, FindingWriter } from '../../functions/persons/findings/finding.port.ts';

const [first, second] = ['01KF0000000000000000000001', '01KF0000000000000000000002'] as const;
const found = { datasetId: 'pkh', opdId: 'dinsos', countedAt: '2026-11-24T18:10:00.000Z' };
const findingOf = (findingId: string, more: Partial<ListFinding> = {}): ListFinding => ({
  ...{ findingId, kind: 'deceased', versions: { pkh: 3, register: 2 }, persons: 2 },
  ...{ foundAt: found.countedAt, due: '2026-12-08' },
  ...more,
});
const persons = ['0a'.repeat(32), 'ff'.repeat(32)];
const verdict: FindingVerdict = {
  ...{ findingId: first, note: 'Dikeluarkan', at: '2026-11-25T02:00:00.000Z', by: 'sub-head', name: 'Kepala' },
  verdict: 'corrected',
};

/** What every store of findings does; `open` gives an empty one, and what writes into it. */
export function findingStoreContract(
  name: string,
  open: () => Promise<{ readonly store: FindingStore; readonly writer: FindingWriter }>,
): void {
  describe(`${name} as a FindingStore`, () => {
    test('gives what was found of each list, and the people kept of each finding, as they were written', async () => {
      const { store, writer } = await open();
      const exclusive = findingOf(second, { kind: 'exclusive', other: 'blt', persons: 1 });
      await writer.put(found, [
        { finding: findingOf(first), persons },
        { finding: exclusive, persons: persons.slice(1) },
      ]);
      await writer.put({ ...found, datasetId: 'blt' }, []);
      const all = { ...found, findings: [findingOf(first), exclusive] };
      expect(await store.list()).toEqual([{ ...found, datasetId: 'blt', findings: [] }, all]);
      expect(await writer.list()).toEqual(await store.list());
      expect([await store.get('pkh'), await store.get('nothing')]).toEqual([all, undefined]);
      expect(await store.personsOf(all, findingOf(first))).toEqual(persons);
      expect(await store.personsOf(all, exclusive)).toEqual(persons.slice(1));
    });

    test('gives nobody for a finding that was counted again since it was read', async () => {
      const { store, writer } = await open();
      await writer.put(found, [{ finding: findingOf(first), persons }]);
      const before = await store.get('pkh');
      await writer.put({ ...found, countedAt: '2026-11-25T18:10:00.000Z' }, [{ finding: findingOf(first), persons }]);
      expect(before && (await store.personsOf(before, findingOf(first)))).toBeUndefined();
    });

    test('forgets whom a finding concerned that is no more, and all of a list that is dropped', async () => {
      const { store, writer } = await open();
      await writer.put(found, [{ finding: findingOf(first), persons }]);
      await writer.put(found, []);
      expect(await store.personsOf({ ...found, findings: [] }, findingOf(first))).toBeUndefined();
      await writer.put(found, [{ finding: findingOf(first), persons }]);
      expect(await writer.drop('pkh')).toBe(1);
      expect([await store.get('pkh'), await store.list()]).toEqual([undefined, []]);
      expect(await store.personsOf({ ...found, findings: [] }, findingOf(first))).toBeUndefined();
      expect(await writer.drop('pkh')).toBe(0);
    });

    test('keeps the first verdict of a finding', async () => {
      const { store, writer } = await open();
      expect(await store.verdicts([])).toEqual(new Map());
      expect(await store.judge(verdict)).toEqual(verdict);
      expect(await store.judge({ ...verdict, verdict: 'unfounded' })).toEqual(verdict);
      expect(await writer.verdicts([first, second])).toEqual(new Map([[first, verdict]]));
    });
  });
}
