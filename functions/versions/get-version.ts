import type { DatasetStore } from '../datasets/dataset.port.ts';
import { onDataset } from '../datasets/on-dataset.ts';
import { ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { notFound } from '../http/problem.ts';
import { findVersion } from './history.ts';
import type { ManifestStore } from './manifest.port.ts';
import { versionAnswer } from './version-answer.ts';

type Ports = { readonly datasets: Pick<DatasetStore, 'get'>; readonly manifests: ManifestStore };

/** One version of a dataset: its periods, rows and, for anyone who may read all of it, checksums. A withdrawn one still says that it was there, and why it went. */
export function getVersion(ports: Ports): Operation<'getVersion'> {
  return (call) =>
    onDataset(ports.datasets, call, 'see', async (dataset) => {
      const version = await findVersion(ports.manifests, dataset, call.params.n);
      if (!version) return notFound;
      return ok(versionAnswer(version, dataset, call));
    });
}
