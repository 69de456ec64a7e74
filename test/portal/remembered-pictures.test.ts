import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type KeptPictures, keptPictures, pictureKey } from '../../functions/portal/kept-pictures.ts';
import { rememberedPictures } from '../../functions/portal/remembered-pictures.ts';
import { memoryPublished } from '../fakes/memory-published.ts';
import { anyPicture } from './any-picture.ts';

const key = (n: number) => pictureKey({ datasetId: 'puskesmas', n, uploadId: '01JB0000000000000000000000' });
const [pictures = []] = fc.sample(fc.array(anyPicture, { minLength: 1, maxLength: 1 }), { numRuns: 1, seed: 1 });

/** A store that tells how often it was asked. */
function counted(): { readonly pictures: KeptPictures; readonly asked: () => number } {
  let asked = 0;
  const kept = keptPictures(memoryPublished());
  const get: KeptPictures['get'] = (one) => {
    asked += 1;
    return kept.get(one);
  };
  return { pictures: { ...kept, get }, asked: () => asked };
}

describe('pictures of a version', () => {
  test('are read once, and are the same after that', async () => {
    const store = counted();
    const warm = rememberedPictures(store.pictures, 1_000_000);
    await warm.put(key(1), pictures);
    const first = await warm.get(key(1));
    expect(await warm.get(key(1))).toEqual(first);
    expect(store.asked()).toBe(1);
  });

  test('that nobody has made yet are looked for again, and found once they are', async () => {
    const store = counted();
    const warm = rememberedPictures(store.pictures, 1_000_000);
    expect(await warm.get(key(1))).toBeUndefined();
    await warm.put(key(1), pictures);
    expect(await warm.get(key(1))).toBeDefined();
    expect(store.asked()).toBe(2);
  });

  test('are those of their own version', async () => {
    const warm = rememberedPictures(counted().pictures, 1_000_000);
    await warm.put(key(1), pictures);
    await warm.put(key(2), []);
    expect((await warm.get(key(1)))?.length).toBe(1);
    expect(await warm.get(key(2))).toEqual([]);
  });
});
