import { beforeEach, describe, expect, test } from 'vitest';
import type { IdempotencyStore } from '../../functions/http/idempotency.port.ts';
import { limits } from '../../functions/limits.ts';

const now = new Date('2026-11-24T05:00:00.000Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const answer = { status: 201, body: { datasetId: 'penerima-bansos' }, headers: { ETag: '"1"' } } as const;

/** What every IdempotencyStore does; `open` gives an empty one. */
export function idempotencyStoreContract(name: string, open: () => Promise<IdempotencyStore>): void {
  describe(`${name} as an IdempotencyStore`, () => {
    let store: IdempotencyStore;
    beforeEach(async () => {
      store = await open();
    });

    test('lets one of many claim a key', async () => {
      const claims = await Promise.all(Array.from({ length: 5 }, () => store.claim('sub', 'key', 'f', now)));
      expect(claims.filter(({ state }) => state === 'claimed')).toHaveLength(1);
      expect(claims.find(({ state }) => state === 'taken')).toEqual({ state: 'taken', fingerprint: 'f', answer: undefined });
    });

    test('gives the first answer to anyone who comes again, and the first fingerprint', async () => {
      await store.claim('sub', 'key', 'f', now);
      await store.keep('sub', 'key', 'f', answer);
      expect(await store.claim('sub', 'key', 'other', later(10))).toEqual({ state: 'taken', fingerprint: 'f', answer });
    });

    test('knows keys of one account from those of another', async () => {
      await store.claim('sub', 'key', 'f', now);
      expect(await store.claim('sub-2', 'key', 'f', now)).toEqual({ state: 'claimed' });
      expect(await store.claim('sub', 'key-2', 'f', now)).toEqual({ state: 'claimed' });
    });

    test('frees a dropped key', async () => {
      await store.claim('sub', 'key', 'f', now);
      await store.drop('sub', 'key');
      expect(await store.claim('sub', 'key', 'g', now)).toEqual({ state: 'claimed' });
    });

    test('frees a claimed key that was never answered after its lease', async () => {
      await store.claim('sub', 'key', 'f', now);
      expect(await store.claim('sub', 'key', 'g', later(limits.idempotencyLeaseSeconds))).toMatchObject({ state: 'taken' });
      expect(await store.claim('sub', 'key', 'g', later(limits.idempotencyLeaseSeconds + 1))).toEqual({ state: 'claimed' });
    });

    test('frees a key a day after', async () => {
      await store.claim('sub', 'key', 'f', now);
      await store.keep('sub', 'key', 'f', answer);
      expect(await store.claim('sub', 'key', 'g', later(limits.idempotencySeconds - 1))).toMatchObject({ state: 'taken' });
      expect(await store.claim('sub', 'key', 'g', later(limits.idempotencySeconds + 1))).toEqual({ state: 'claimed' });
    });
  });
}
