import { type Access, traitsOf } from '../../../functions/model/access-level.ts';
import type { Progress } from '../../parts/api-nouns.ts';

/** A number at the top of the desk, and where what it counts is found. */
export type Count = {
  readonly count: number;
  readonly orMore?: boolean;
  readonly what: string;
  readonly href: string;
  readonly access?: Access;
};

/** How many datasets there are of a level that not everybody sees. */
export type Unseen = { readonly access: Access; readonly total: number };

type Known = {
  readonly waiting: { readonly items: readonly unknown[]; readonly next?: string | undefined } | undefined;
  readonly progress: readonly Pick<Progress, 'late' | 'rejected' | 'missing'>[] | undefined;
  readonly unseen: readonly Unseen[];
};

/** Where the desk lists what is found. */
export const findId = 'cari-dataset';

/** What waits for the steward, then what is amiss, then what nobody else can find; what could not be asked is left out. */
export function stewardCounts({ waiting, progress, unseen }: Known): Count[] {
  const sum = (of: 'rejected' | 'missing') => (progress ?? []).reduce((total, item) => total + item[of], 0);
  const board = '/progres';
  return [
    ...(waiting
      ? [{ count: waiting.items.length, orMore: waiting.next !== undefined, what: 'unggahan menunggu Anda', href: reviews }]
      : []),
    ...(progress
      ? [
          { count: progress.filter(({ late }) => late > 0).length, what: 'OPD terlambat', href: board },
          { count: sum('rejected'), what: 'dataset menunggu perbaikan OPD', href: board },
          { count: sum('missing'), what: 'dataset belum pernah terbit', href: board },
        ]
      : []),
    ...unseen.map(({ access, total }) => ({ count: total, what: `dataset ${traitsOf({ access }).label}`, href: `#${findId}`, access })),
  ];
}

const reviews = '/kerja/pemeriksaan';
