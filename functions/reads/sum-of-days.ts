import type { CountedDay, ReadsOfDataset } from '../model/read-count.ts';

/** How often each dataset was read on all these days together. */
export function sumOfDays(days: readonly CountedDay[]): ReadsOfDataset[] {
  const sums = new Map<string, ReadsOfDataset>();
  for (const { datasets } of days)
    for (const { datasetId, page, data } of datasets) {
      const sum = sums.get(datasetId);
      sums.set(datasetId, { datasetId, page: page + (sum?.page ?? 0), data: data + (sum?.data ?? 0) });
    }
  return [...sums.values()];
}
