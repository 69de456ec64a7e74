import type { Picture } from '../../web/parts/pictures/picture.ts';
import type { Published } from '../datasets/published.port.ts';
import { picturesSchema } from './picture-schema.ts';

/** A version's pictures, kept beside its files: made by the first who opens the page, read as one object by all others. */
export type KeptPictures = {
  readonly get: (key: string) => Promise<readonly Picture[] | undefined>;
  readonly put: (key: string, pictures: readonly Picture[]) => Promise<void>;
};

/** How pictures are chosen and kept changes with the code: a new form is made anew. */
const form = 2;

type OfVersion = { readonly datasetId: string; readonly n: number; readonly uploadId: string };

/** A manifest never changes, and what its rows show neither. `period`: where those are kept that are of another one than the latest. */
export function pictureKey({ datasetId, n, uploadId }: OfVersion, period?: string): string {
  return `datasets/${datasetId}/files/${n}/pictures-${form}-${uploadId}${period === undefined ? '' : `-${period}`}.json`;
}

export function keptPictures(published: Pick<Published, 'getText' | 'putText'>): KeptPictures {
  return {
    get: async (key) => {
      const text = await published.getText(key);
      return text === undefined ? undefined : picturesSchema.parse(JSON.parse(text));
    },
    put: async (key, pictures) => {
      await published.putText(key, JSON.stringify(pictures), 'application/json');
    },
  };
}
