import type { Operation } from '../http/call.ts';
import { conflict } from '../http/problem.ts';
import type { Dataset } from '../model/dataset.ts';
import { type Change, type ChangePorts, changeDataset } from './change-dataset.ts';

/**
 * POST …/withdrawal, by the steward: out of sight of outsiders before the answer. They get 410 with date and reason if it was once public, else 404.
 * A draft was never in sight, so there is nothing to withdraw (409).
 */
export function withdrawDataset(ports: ChangePorts): Operation<'withdrawDataset'> {
  return async (call) =>
    changeDataset(ports, call, 'withdraw', (dataset): Change => {
      if (dataset.state === 'draft') return conflict('Dataset ini belum pernah terbit, jadi tidak ada yang ditarik.');
      if (dataset.state === 'withdrawn') return { dataset };
      const at = call.now.toISOString();
      return {
        dataset: { ...dataset, state: 'withdrawn', ...retractionOf(dataset, at, call.body.reason) },
        hides: true,
        usesReserve: true,
      };
    });
}

/** A dataset that was closed before keeps the date and reason of that: it was then that the public lost it. */
function retractionOf(dataset: Dataset, at: string, reason: string): Pick<Dataset, 'retraction'> {
  if (!dataset.oncePublic || dataset.retraction) return {};
  return { retraction: { at, reason } };
}
