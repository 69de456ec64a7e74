import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keptPictures, pictureKey } from '../../functions/portal/kept-pictures.ts';
import { memoryPublished } from '../fakes/memory-published.ts';
import { anyPicture } from './any-picture.ts';

test('every picture comes back as it was kept', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyPicture, { maxLength: 3 }), async (pictures) => {
      const kept = keptPictures(memoryPublished());
      const key = pictureKey({ datasetId: 'puskesmas', n: 1, uploadId: '01JB0000000000000000000000' });
      expect(await kept.get(key)).toBeUndefined();
      await kept.put(key, pictures);
      expect(JSON.stringify(await kept.get(key))).toBe(JSON.stringify(pictures));
    }),
  );
});
