import type { RecordStore } from '../access/record.port.ts';
import type { DatasetStore } from '../datasets/dataset.port.ts';
import type { ProfileStore } from '../datasets/profile.port.ts';
import type { Refresh } from '../datasets/refresh.port.ts';
import { limits } from '../limits.ts';
import type { Dataset } from '../model/dataset.ts';

export type MoveDatasetPorts = {
  readonly datasets: Pick<DatasetStore, 'get' | 'replace'>;
  readonly profiles: Pick<ProfileStore, 'get' | 'put'>;
  readonly records: RecordStore;
  readonly refresh: Refresh;
  /** ULIDs. */
  readonly ids: () => string;
  readonly now: () => Date;
};

/** Why things go from one OPD to another: the run, and the regulation by which the one ended. */
export type Reason = { readonly run: string; readonly from: string; readonly by: string };

/** Who acts where no account does. */
export const organisationActor = 'organisation';

/**
 * Gives a dataset to another OPD: its record, its setting in profiles, then META, which says whose it is, in one write. A run that ended in between does the rest again; of
 * two records of one move the first tells of a run that was broken off.
 */
export async function moveDataset(ports: MoveDatasetPorts, dataset: Dataset, to: string, reason: Reason): Promise<void> {
  const at = ports.now().toISOString();
  await ports.records.append(recordOf(ports.ids(), dataset, to, reason, at));
  await moveProfile(ports, dataset.datasetId, to);
  let standing: Dataset | undefined = dataset;
  for (let attempt = 0; standing?.opdId === reason.from; attempt += 1) {
    // Somebody changes it all the time: the next run has it.
    if (attempt === limits.maxChangeAttempts) throw new Error(`dataset ${dataset.datasetId} changed too often to be moved`);
    const after: Dataset = { ...standing, opdId: to, updatedAt: at, revision: standing.revision + 1 };
    standing = (await ports.datasets.replace(after)) === 'written' ? after : await ports.datasets.get(dataset.datasetId);
  }
  await ports.refresh.request(dataset.datasetId);
}

function recordOf(recordId: string, { datasetId }: Dataset, to: string, { run, from, by }: Reason, at: string) {
  return {
    ...{ datasetId, recordId, at, principalId: organisationActor, name: by },
    ...{ institutions: [from, to], operation: 'moveDataset', rule: 'organisation/ended', requestId: run },
  };
}

async function moveProfile({ profiles }: MoveDatasetPorts, datasetId: string, to: string): Promise<void> {
  const profile = await profiles.get(datasetId);
  if (!profile || profile.opdId === to) return;
  // Another writing of this moment goes before: META alone says whose the dataset is, and the next writing has its OPD.
  await profiles.put({ ...profile, opdId: to, revision: profile.revision + 1 });
}
