import { allowedDataset } from '../datasets/allowed-dataset.ts';
import type { DatasetStore } from '../datasets/dataset-store.ts';
import type { Operation } from '../http/call.ts';
import { notFound } from '../http/problem.ts';
import { findVersion } from './history.ts';
import type { ManifestStore } from './manifest-store.ts';
import { versionAnswer } from './version-answer.ts';

type Ports = { readonly datasets: Pick<DatasetStore, 'get'>; readonly manifests: ManifestStore };

/** One version of a dataset: its periods, rows and checksums. A withdrawn one still says that it was there, and why it went. */
export function getVersion(ports: Ports): Operation<'getVersion'> {
  return async (call) => {
    const allowed = await allowedDataset(ports.datasets, call, 'see');
    if (!allowed.ok) return allowed.problem;
    const version = await findVersion(ports.manifests, allowed.dataset, call.params.n);
    if (!version) return { ...notFound, log: allowed.log };
    return { status: 200, body: versionAnswer(version, allowed.dataset.current?.n), log: allowed.log };
  };
}
