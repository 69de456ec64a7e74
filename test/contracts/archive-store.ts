import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ArchiveStore } from '../../functions/records/archive-store.ts';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

/** What every ArchiveStore does; `open` gives an empty one. */
export function archiveStoreContract(name: string, open: () => Promise<ArchiveStore>): void {
  describe(`${name} as an ArchiveStore`, () => {
    let store: ArchiveStore;
    beforeEach(async () => {
      store = await open();
    });

    test('keeps what is put, to the byte', async () => {
      const text = '{"name":"Siti – Ümit \u2028"}\n';
      expect(await store.putOnce('records/2026-11-23/a.ndjson', text, digest(text))).toBe('written');
      expect(await store.get('records/2026-11-23/a.ndjson')).toBe(text);
      expect(await store.get('records/2026-11-23/b.ndjson')).toBeUndefined();
    });

    test('never writes over an object, not even with the same text', async () => {
      const key = 'records/2026-11-23/manifest.json';
      await store.putOnce(key, 'first', digest('first'));
      expect(await store.putOnce(key, 'second', digest('second'))).toBe('exists');
      expect(await store.putOnce(key, 'first', digest('first'))).toBe('exists');
      expect(await store.get(key)).toBe('first');
    });
  });
}
