import type { DueDataset } from '../../web/parts/due-list.tsx';
import { isLate } from '../model/cadence.ts';
import type { IndexEntry } from '../model/catalog-index.ts';
import type { Dataset } from '../model/dataset.ts';

/** When the next delivery of each dataset is due, the soonest first; those without a date are left out. */
export function dueDates(
  entries: readonly IndexEntry[],
  now: Date,
  opdOf: (dataset: Dataset) => DueDataset['opd'] = () => undefined,
): DueDataset[] {
  const at = now.toISOString();
  const due = entries.flatMap(({ dataset }) => {
    const { datasetId, title, cadence, nextDue } = dataset;
    if (nextDue === undefined) return [];
    const opd = opdOf(dataset);
    return [{ datasetId, title, cadence, at: nextDue, isLate: isLate(dataset, at), ...(opd && { opd }) }];
  });
  return due.toSorted((one, other) => one.at.localeCompare(other.at));
}
