import type { Item } from '../migrations/migration.ts';

/** Items that are missing because somebody took them out on purpose, where the META that stands says so: they are counted, and not put. */
const takenOut: readonly {
  readonly datasetOf: (item: Item) => string | undefined;
  readonly when: (meta: Item) => boolean;
  readonly why: string;
}[] = [
  {
    datasetOf: ({ pk, sk }) => (pk === 'EXEMPTIONS' ? sk : undefined),
    when: () => true,
    why: 'the title of a closed dataset was taken out of the public register: only who lost the whole dataset lost it by accident',
  },
  {
    datasetOf: ({ pk, sk }) => {
      if (/^SUBJECT#/.test(pk)) return sk.split('#')[0];
      if (/^(INDEXING|FINDING-PERSONS)#/.test(pk)) return pk.split('#')[1];
      return pk.startsWith('DATASET#') && /^(SUBJECTS|BIRTHS)#/.test(sk) ? pk.split('#')[1] : undefined;
    },
    when: ({ destroyed }) => destroyed !== undefined,
    why: 'the data were destroyed at the end of their retention, and nobody of them is to be found again',
  },
];

/** Whether a missing item may be put, by the META of its dataset as it stands. */
export function mayPut(item: Item, metaOf: (datasetId: string) => Item | undefined): boolean {
  return !takenOut.some(({ datasetOf, when }) => {
    const datasetId = datasetOf(item);
    const meta = datasetId === undefined ? undefined : metaOf(datasetId);
    return meta !== undefined && when(meta);
  });
}
