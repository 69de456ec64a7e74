import { beforeEach, describe, expect, test } from 'vitest';
import type { LibraryStore } from '../../functions/standards/library/library.port.ts';
import type { LibraryStandard } from '../../functions/standards/library/library-standard.ts';

const kept = (standardId: string, n = 1): LibraryStandard => ({
  standardId,
  title: `Standar ${standardId}`,
  description: 'Data menurut kelurahan',
  n,
  content: { fields: [{ name: 'kelurahan', type: 'string', constraints: { required: true } }] },
  updatedAt: '2026-11-20T02:00:00.000Z',
  updatedBy: 'sub-steward',
});

/** What every LibraryStore does; `open` gives an empty one. */
export function libraryStoreContract(name: string, open: () => Promise<LibraryStore>): void {
  describe(`${name} as a LibraryStore`, () => {
    let store: LibraryStore;
    beforeEach(async () => {
      store = await open();
    });

    test('gives back what was put, and nothing where nothing was', async () => {
      expect(await store.put(kept('per-kelurahan'))).toBe('written');
      expect(await store.get('per-kelurahan')).toEqual(kept('per-kelurahan'));
      expect(await store.get('per-kecamatan')).toBeUndefined();
    });

    test('takes each number once, in order', async () => {
      expect(await store.put(kept('per-kelurahan', 2))).toBe('stale');
      await store.put(kept('per-kelurahan', 1));
      expect(await store.put(kept('per-kelurahan', 1))).toBe('stale');
      expect(await store.put(kept('per-kelurahan', 2))).toBe('written');
      expect(await store.put(kept('per-kelurahan', 2))).toBe('stale');
      expect((await store.get('per-kelurahan'))?.n).toBe(2);
    });

    test('lists by id, page after page, without the columns', async () => {
      for (const id of ['ccc', 'aaa', 'bbb']) await store.put(kept(id));
      const first = await store.list(2);
      const rest = await store.list(2, first.next);
      const { content: _content, updatedBy: _updatedBy, ...entry } = kept('aaa');
      expect(first.items[0]).toEqual(entry);
      expect([...first.items, ...rest.items].map(({ standardId }) => standardId)).toEqual(['aaa', 'bbb', 'ccc']);
      expect(rest.next).toBeUndefined();
    });

    test('begins again at a cursor that it never gave', async () => {
      await store.put(kept('aaa'));
      expect((await store.list(2, Buffer.from('META#..').toString('base64url'))).items).toHaveLength(1);
    });
  });
}
