import { beforeEach, describe, expect, test } from 'vitest';
import type { UploadStore } from '../../functions/uploads/upload.port.ts';
import { uploadIds, uploadOf } from '../fakes/ingest-fakes.ts';

const [first, second, third] = uploadIds;
const datasetId = 'kunjungan-puskesmas';

/** What every UploadStore does; `open` gives an empty one. */
export function uploadStoreContract(name: string, open: () => Promise<UploadStore>): void {
  describe(`${name} as an UploadStore`, () => {
    let store: UploadStore;
    beforeEach(async () => {
      store = await open();
    });

    test('gives back what was created, once an id', async () => {
      const part = { period: '2026-09', key: 'k', versionId: 'v', rows: 1, bytes: 2, sha256: 's', uploadId: first };
      const upload = uploadOf(first, 'a', { parts: [part], counts: { rows: 1, validRows: 1, errors: 0 }, reviewReasons: [] });
      expect(await store.create(upload)).toBe('created');
      expect(await store.create({ ...upload, fileName: 'lain.csv' })).toBe('exists');
      expect(await store.get(datasetId, first)).toEqual(upload);
      expect(await store.get(datasetId, second)).toBeUndefined();
      expect(await store.get('lain', first)).toBeUndefined();
    });

    test('tells of which dataset an upload is, by its number alone', async () => {
      await store.create(uploadOf(first, 'a'));
      expect([await store.datasetOf(first), await store.datasetOf(second)]).toEqual([datasetId, undefined]);
    });

    test('moves an upload from the states named, and from no other', async () => {
      const upload = uploadOf(first, 'a');
      expect(await store.move({ ...upload, state: 'received' }, ['waiting'])).toBe('stale');
      await store.create(upload);
      expect(await store.move({ ...upload, state: 'received', versionId: 'v1' }, ['waiting'])).toBe('moved');
      expect(await store.move({ ...upload, state: 'cancelled' }, ['waiting'])).toBe('stale');
      expect(await store.move({ ...upload, state: 'checking' }, ['received', 'checking', 'failed'])).toBe('moved');
      expect(await store.get(datasetId, first)).toMatchObject({ state: 'checking' });
      expect((await store.get(datasetId, first))?.versionId).toBeUndefined();
    });

    test('lets one of several moves from a state through', async () => {
      const upload = uploadOf(first, 'a');
      await store.create(upload);
      const moves = await Promise.all(
        ['a', 'b', 'c', 'd'].map((message) => store.move({ ...upload, state: 'received', message }, ['waiting'])),
      );
      expect(moves.filter((move) => move === 'moved')).toHaveLength(1);
    });

    test('leaves an approved upload alone when told so', async () => {
      const upload = uploadOf(first, 'a', { state: 'in-review' });
      await store.create(upload);
      expect(await store.move({ ...upload, approvedBy: 'sub' }, ['in-review'], 'unlessApproved')).toBe('moved');
      expect(await store.move({ ...upload, state: 'returned' }, ['in-review'], 'unlessApproved')).toBe('stale');
      expect(await store.move(upload, ['in-review'])).toBe('moved');
      expect(await store.move({ ...upload, state: 'returned' }, ['in-review'], 'unlessApproved')).toBe('moved');
    });

    test('gives an upload to another OPD, with all else that it is, and makes none', async () => {
      const upload = uploadOf(first, 'a', { state: 'in-review', reviewReasons: ['versi pertama'] });
      await store.create(upload);
      await store.giveTo('badan', upload);
      expect(await store.get(datasetId, first)).toEqual({ ...upload, opdId: 'badan' });
      await store.giveTo('badan', { datasetId, uploadId: second });
      expect(await store.get(datasetId, second)).toBeUndefined();
    });

    test('leaves an upload alone that was answered meanwhile', async () => {
      const upload = uploadOf(first, 'a', { state: 'asking' });
      const answers = [{ questionId: 'kolom-2-ribuan', readingId: 'desimal' }];
      await store.create(upload);
      expect(await store.move({ ...upload, answers }, ['asking'], { answers: 1 })).toBe('stale');
      expect(await store.move({ ...upload, answers }, ['asking'], { answers: 0 })).toBe('moved');
      expect(await store.move(upload, ['asking'], { answers: 0 })).toBe('stale');
      expect(await store.move(upload, ['asking'], { answers: 2 })).toBe('stale');
      expect(await store.move({ ...upload, answers, state: 'checking' }, ['asking'], { answers: 1 })).toBe('moved');
      expect(await store.get(datasetId, first)).toMatchObject({ state: 'checking', answers });
    });

    test('lists a dataset’s uploads newest first, a page at a time', async () => {
      for (const id of [second, third, first]) await store.create(uploadOf(id, 'a'));
      await store.create(uploadOf(third, 'a', { datasetId: 'kunjungan-puskesmas-lain' }));
      const page = await store.list(datasetId, 2);
      expect(page.items.map(({ uploadId }) => uploadId)).toEqual([third, second]);
      expect(page.next).toBe(second);
      expect((await store.list(datasetId, 2, page.next)).items.map(({ uploadId }) => uploadId)).toEqual([first]);
      expect(await store.list('tidak-ada', 2)).toEqual({ items: [] });
    });

    test('lists from a place on at which there is no upload: what was begun before a moment', async () => {
      for (const place of [1, 2, 3]) await store.create(uploadOf(`01K5${place}`.padEnd(26, '0'), 'a'));
      const placesFrom = async (cursor: string) =>
        (await store.list(datasetId, 5, cursor)).items.map(({ uploadId }) => uploadId.slice(4, 5));
      expect(await placesFrom('01K53')).toEqual(['2', '1']);
      expect(await placesFrom('01K5300001')).toEqual(['3', '2', '1']);
      expect(await placesFrom('01K51')).toEqual([]);
    });
  });
}
