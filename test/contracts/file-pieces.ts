import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Marks } from '../../functions/datasets/published.port.ts';
import type { FilePieces } from '../../functions/rows/making.port.ts';

type Stored = { readonly bytes: Buffer; readonly contentType: string | undefined; readonly marks: Marks | undefined };
export type OpenedPieces = { readonly pieces: FilePieces; readonly object: (key: string) => Promise<Stored | undefined> };

const key = 'datasets/kunjungan/files/2/kunjungan-v2.csv';
/** S3's smallest piece that is not the last. */
const first = Buffer.alloc(5 * 1024 * 1024, 'abc');
const last = Buffer.from('ekor');

/** What every FilePieces does; `open` gives an empty bucket. */
export function filePiecesContract(name: string, open: () => Promise<OpenedPieces>): void {
  describe(`${name} as FilePieces`, () => {
    let opened: OpenedPieces;
    let folder: string;
    beforeEach(async () => {
      opened = await open();
      folder = await mkdtemp(join(tmpdir(), 'file-pieces-'));
    });
    afterEach(() => rm(folder, { recursive: true }));
    const put = async (id: string, number: number, bytes: Buffer) => {
      const path = join(folder, 'piece');
      await writeFile(path, bytes);
      return opened.pieces.put(key, id, number, path);
    };

    test('makes one file of the pieces, also of one that was sent again, and none before', async () => {
      const id = await opened.pieces.begin(key, 'text/csv', { about: 'none' });
      await put(id, 1, Buffer.alloc(first.length, 'x'));
      const etags = [await put(id, 1, first), await put(id, 2, last)];
      expect(await opened.object(key)).toBeUndefined();
      expect(await opened.pieces.complete(key, id, etags)).toBe('completed');
      expect((await opened.object(key))?.bytes.equals(Buffer.concat([first, last]))).toBe(true);
    });

    test('gives the file the content type and the mark by which it is found again', async () => {
      const id = await opened.pieces.begin(key, 'text/csv; charset=utf-8', { about: 'none' });
      await opened.pieces.complete(key, id, [await put(id, 1, last)]);
      expect(await opened.object(key)).toMatchObject({ contentType: 'text/csv; charset=utf-8', marks: { about: 'none' } });
    });

    test('can be given up, also twice, and are no file then', async () => {
      const id = await opened.pieces.begin(key, 'text/csv', { about: 'none' });
      const etag = await put(id, 1, last);
      await opened.pieces.abort(key, id);
      await opened.pieces.abort(key, id);
      expect(await opened.pieces.complete(key, id, [etag])).toBe('gone');
      expect(await opened.object(key)).toBeUndefined();
    });

    test('says that an upload is gone, once it was completed or where there was none', async () => {
      const id = await opened.pieces.begin(key, 'text/csv', { about: 'none' });
      const etag = await put(id, 1, last);
      await opened.pieces.complete(key, id, [etag]);
      expect(await put(id, 2, last)).toBe('gone');
      expect(await opened.pieces.complete(key, id, [etag])).toBe('gone');
      expect((await opened.object(key))?.bytes).toEqual(last);
    });
  });
}
