import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ArchiveStore } from '../../functions/records/archive.port.ts';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

type Opened = { readonly store: ArchiveStore; readonly hide: (key: string) => Promise<unknown> };

/** What every ArchiveStore does; `open` gives an empty one, and a way to lay a delete marker over an object. */
export function archiveStoreContract(name: string, open: () => Promise<Opened>): void {
  describe(`${name} as an ArchiveStore`, () => {
    let store: ArchiveStore;
    let hide: Opened['hide'];
    beforeEach(async () => {
      ({ store, hide } = await open());
    });

    test('keeps what is put, to the byte', async () => {
      const text = '{"name":"Siti – Ümit \u2028"}\n';
      expect(await store.putOnce('records/2026-11-23/a.ndjson', text, digest(text))).toBe('written');
      expect(await store.get('records/2026-11-23/a.ndjson')).toEqual({ text });
      expect(await store.get('records/2026-11-23/b.ndjson')).toBe('none');
    });

    test('never writes over an object, not even with the same text', async () => {
      const key = 'records/2026-11-23/manifest.json';
      await store.putOnce(key, 'first', digest('first'));
      expect(await store.putOnce(key, 'second', digest('second'))).toBe('exists');
      expect(await store.putOnce(key, 'first', digest('first'))).toBe('exists');
      expect(await store.get(key)).toEqual({ text: 'first' });
    });

    test('tells an object that is hidden from one that never was', async () => {
      const key = 'records/2026-11-23/manifest.json';
      await store.putOnce(key, 'first', digest('first'));
      await hide(key);
      expect(await store.get(key)).toBe('hidden');
    });
  });
}
