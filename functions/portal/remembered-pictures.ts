import type { Picture } from '../../web/parts/pictures/picture.ts';
import { remembered } from '../model/remembered.ts';
import type { KeptPictures } from './kept-pictures.ts';

/**
 * What is kept never changes (`pictureKey`): a warm function reads each version's pictures once. The first page alone has up to six. Whoever draws them has decided on the dataset as it stands.
 */
export function rememberedPictures(pictures: KeptPictures, maxBytes: number): KeptPictures {
  const recall = remembered<readonly Picture[]>(maxBytes);
  return { ...pictures, get: (key) => recall(key, () => pictures.get(key)) };
}
