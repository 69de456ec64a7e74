import { beforeEach, describe, expect, test } from 'vitest';
import type { InboxParts } from '../../functions/uploads/inbox-parts.port.ts';

export type OpenedParts = {
  readonly parts: InboxParts;
  /** The client's PUT; gives the status. */
  readonly put: (url: string, bytes: Uint8Array) => Promise<number>;
  /** The object under the key, as it stands. */
  readonly object: (key: string) => Promise<Buffer | undefined>;
};

const key = 'large/kunjungan/01K5000000000000000000000A/0123456789abcdef0123456789abcdef';
/** S3's smallest part that is not the last. */
const first = Buffer.alloc(5 * 1024 * 1024, 'abc');
const again = Buffer.alloc(5 * 1024 * 1024, 'def');
const last = Buffer.from('ekor');

/** What every InboxParts does; `open` gives an empty one. */
export function inboxPartsContract(name: string, open: () => Promise<OpenedParts>): void {
  describe(`${name} as InboxParts`, () => {
    let opened: OpenedParts;
    let id: string;
    beforeEach(async () => {
      opened = await open();
      id = await opened.parts.begin(key);
    });
    const send = async (number: number, bytes: Uint8Array, size = bytes.length) =>
      opened.put(await opened.parts.presign(key, id, { number, size }, 900), bytes);
    const listed = async () => (await opened.parts.list(key, id)) ?? [];

    test('lists what has arrived, in any order and again, and makes one object of it', async () => {
      expect(await listed()).toEqual([]);
      expect([await send(2, last), await send(1, first), await send(1, again)]).toEqual([200, 200, 200]);
      expect((await listed()).map(({ partNumber, bytes }) => [partNumber, bytes])).toEqual([
        [1, again.length],
        [2, last.length],
      ]);
      expect(await opened.object(key)).toBeUndefined();
      expect(await opened.parts.complete(key, id, await listed())).toBe('completed');
      expect((await opened.object(key))?.equals(Buffer.concat([again, last]))).toBe(true);
    });

    test('takes a part of exactly the size that was signed', async () => {
      expect(await send(1, last, last.length + 1)).toBe(403);
      expect(await listed()).toEqual([]);
    });

    test('is over once it is completed: neither listed, nor sent to, nor completed again', async () => {
      await send(1, last);
      const parts = await listed();
      await opened.parts.complete(key, id, parts);
      expect(await opened.parts.list(key, id)).toBeUndefined();
      expect(await opened.parts.complete(key, id, parts)).toBe('over');
      expect(await send(1, last)).toBe(404);
      await opened.parts.abort(key, id);
      expect(await opened.object(key)).toEqual(last);
    });

    test('is over once it is aborted, again and again', async () => {
      await send(1, last);
      const parts = await listed();
      await opened.parts.abort(key, id);
      await opened.parts.abort(key, id);
      expect(await opened.parts.list(key, id)).toBeUndefined();
      expect(await opened.parts.complete(key, id, parts)).toBe('over');
      expect(await opened.object(key)).toBeUndefined();
    });

    test('completes no part that was sent again since', async () => {
      await send(1, last);
      const parts = await listed();
      await send(1, Buffer.from('lain'));
      expect(await opened.parts.complete(key, id, parts)).toBe('changed');
      expect(await opened.parts.complete(key, id, await listed())).toBe('completed');
    });

    test('never replaces an object that stands under the key', async () => {
      await send(1, last);
      await opened.parts.complete(key, id, await listed());
      id = await opened.parts.begin(key);
      await send(1, Buffer.from('lain'));
      expect(await opened.parts.complete(key, id, await listed())).toBe('over');
      expect(await opened.object(key)).toEqual(last);
    });
  });
}
