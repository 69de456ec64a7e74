import type { Fact } from '../../web/pages/dataset/view.tsx';
import type { ReadCounts } from '../catalog/read-counts.port.ts';
import { limits } from '../limits.ts';
import { readCountText } from '../messages/read-count.ts';

/** How often an open dataset was read lately; nothing where the city does not count, or has not counted it yet. */
export async function readsFact(counts: Pick<ReadCounts, 'recent'>, datasetId: string): Promise<Fact | undefined> {
  const recent = await counts.recent();
  const count = recent?.datasets.find((dataset) => dataset.datasetId === datasetId);
  if (recent === undefined || count === undefined) return undefined;
  const { days, until } = recent;
  return { label: 'Pembaca', value: readCountText({ ...count, days, until }, limits.readsShownDays) };
}
