import type { DatasetStore } from '../datasets/dataset.port.ts';
import type { ProgressCount } from '../model/progress-count.ts';
import type { UploadStore } from '../uploads/upload.port.ts';
import { mondayOf } from './calendar.ts';
import { countOpd, type Delivery } from './count-opd.ts';
import type { ProgressStore } from './progress.port.ts';

type Ports = {
  readonly datasets: Pick<DatasetStore, 'listByOpd'>;
  readonly uploads: Pick<UploadStore, 'list'>;
  readonly progress: ProgressStore;
  readonly now: () => Date;
};

/** Counts these OPDs again from the table and keeps the counts; the first count of a week is also its snapshot. */
export async function recount(ports: Ports, opdIds: readonly string[]): Promise<ProgressCount[]> {
  const counts: ProgressCount[] = [];
  for (const opdId of opdIds) {
    const now = ports.now();
    const count = countOpd(opdId, await deliveriesOf(ports, opdId), now);
    await ports.progress.putNow(count);
    await ports.progress.keep(count, mondayOf(now));
    counts.push(count);
  }
  return counts;
}

async function deliveriesOf(ports: Ports, opdId: string): Promise<Delivery[]> {
  const datasets = await ports.datasets.listByOpd(opdId);
  return Promise.all(
    datasets.map(async (dataset) => ({ dataset, newestUpload: (await ports.uploads.list(dataset.datasetId, 1)).items[0] })),
  );
}
