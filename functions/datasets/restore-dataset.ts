import type { Operation } from '../http/call.ts';
import { conflict } from '../http/problem.ts';
import { destroyedText } from '../messages/destroyed.ts';
import { isPublic, traitsOf } from '../model/access-level.ts';
import { type Change, type ChangePorts, changeDataset } from './change-dataset.ts';

/** DELETE …/withdrawal, by the steward: published again at its level. 409 for a draft, which its first review publishes, and for one whose data are destroyed. */
export function restoreDataset(ports: ChangePorts): Operation<'restoreDataset'> {
  return async (call) =>
    changeDataset(ports, call, 'withdraw', (dataset): Change => {
      if (dataset.destroyed)
        return conflict(
          `${destroyedText(dataset.destroyed)} Dataset ini tidak dapat dipulihkan; data baru didaftarkan sebagai dataset baru.`,
        );
      if (dataset.state === 'draft') return conflict('Dataset ini belum pernah terbit, jadi tidak ada yang dipulihkan.');
      if (dataset.state === 'published') return { dataset };
      const { retraction, ...rest } = dataset;
      const kept = !traitsOf(dataset).isSeenByAll && retraction ? { retraction } : {};
      return { dataset: { ...rest, ...kept, state: 'published', oncePublic: dataset.oncePublic || isPublic(dataset) } };
    });
}
