import type { Dataset } from '../model/dataset.ts';
import type { Manifest } from '../model/manifest.ts';
import { flip } from './flip.ts';
import type { PublishPorts } from './publish.ts';

export type Restoration = {
  /** The earlier version whose parts come back. */
  readonly source: Manifest;
  /** The version that is withdrawn by it, if one is. */
  readonly withdraws?: number;
  readonly reason: string;
  readonly by: string;
  /** A ULID that names this act, as an upload's names its version. */
  readonly actId: string;
};

/** Makes an earlier version's parts current again under a new number: manifest, then one conditional flip. `stale` when META moved meanwhile. */
export async function restoreManifest(ports: PublishPorts, dataset: Dataset, act: Restoration, now: Date): Promise<Manifest | 'stale'> {
  if (!dataset.current) throw new Error(`dataset ${dataset.datasetId} has no version to take back from`);
  const { source } = act;
  const manifest = await ports.manifests.put({
    datasetId: dataset.datasetId,
    n: dataset.current.n + 1,
    uploadId: act.actId,
    standardVersion: source.standardVersion,
    parts: source.parts,
    previous: { n: dataset.current.n, uploadId: dataset.current.uploadId },
    restores: source.n,
    ...(act.withdraws === undefined ? {} : { withdraws: act.withdraws }),
    ...(source.replacedAllBy === undefined ? {} : { replacedAllBy: source.replacedAllBy }),
    personalColumns: source.personalColumns ?? dataset.personalColumns,
    reason: act.reason,
    publishedAt: now.toISOString(),
    publishedBy: act.by,
  });
  return (await ports.datasets.replace(flip(dataset, manifest, { now }))) === 'stale' ? 'stale' : manifest;
}
