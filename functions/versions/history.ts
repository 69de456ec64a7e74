import { limits } from '../limits.ts';
import type { Dataset } from '../model/dataset.ts';
import type { Manifest } from '../model/manifest.ts';
import type { ManifestStore } from './manifest.port.ts';

/** When and why the steward withdrew a version. */
export type Withdrawal = { readonly at: string; readonly reason: string };

/** A version in the dataset's history, and its withdrawal, if it has one (a newer version says so). */
export type PastVersion = { readonly manifest: Manifest; readonly withdrawn: boolean; readonly withdrawal?: Withdrawal };

/**
 * The dataset's versions, newest first. A version is withdrawn by a newer one that took its place; a version that shares a withdrawn
 * one's parts is withdrawn with it; a later restoration makes it sound again.
 */
export async function* history(manifests: ManifestStore, dataset: Dataset): AsyncGenerator<PastVersion, void, undefined> {
  const withdrawals = new Map<number, Withdrawal | undefined>();
  for await (const manifest of namedManifests(manifests, dataset)) {
    const withdrawal = withdrawals.get(manifest.n);
    const { withdraws, restores, publishedAt, reason } = manifest;
    if (withdraws !== undefined && !withdrawals.has(withdraws)) withdrawals.set(withdraws, { at: publishedAt, reason: reason ?? '' });
    if (restores !== undefined && !withdrawals.has(restores)) withdrawals.set(restores, withdrawal);
    yield withdrawal ? { manifest, withdrawn: true, withdrawal } : { manifest, withdrawn: false };
  }
}

/**
 * The manifest that META names, then each one's `previous`. Manifests that lost their race are passed over.
 * Throws when a named manifest is missing, since that is a lost version.
 */
async function* namedManifests(manifests: ManifestStore, dataset: Dataset): AsyncGenerator<Manifest, void, undefined> {
  let wanted: { readonly n: number; readonly uploadId: string } | undefined = dataset.current;
  while (wanted) {
    const page = await manifests.list(dataset.datasetId, wanted.n, limits.manifestsPerRead);
    const before = wanted;
    for (const manifest of page) {
      if (manifest.n !== wanted.n || manifest.uploadId !== wanted.uploadId) continue;
      yield manifest;
      wanted = manifest.previous;
      if (!wanted) return;
    }
    if (wanted.n === before.n) wanted = yield* readOne(manifests, dataset.datasetId, wanted);
  }
}

async function* readOne(manifests: ManifestStore, datasetId: string, wanted: { n: number; uploadId: string }) {
  const manifest = await manifests.get(datasetId, wanted.n, wanted.uploadId);
  if (!manifest) throw new Error(`manifest ${wanted.n} of dataset ${datasetId} is named but missing`);
  yield manifest;
  return manifest.previous;
}

/** The manifest that META names, if there is one. */
export async function currentManifest(manifests: ManifestStore, dataset: Dataset): Promise<Manifest | undefined> {
  const { datasetId, current } = dataset;
  if (!current) return undefined;
  const manifest = await manifests.get(datasetId, current.n, current.uploadId);
  if (!manifest) throw new Error(`manifest ${current.n} of dataset ${datasetId} is named but missing`);
  return manifest;
}

/** Version `n` of the dataset, if its history holds it. */
export async function findVersion(manifests: ManifestStore, dataset: Dataset, n: number): Promise<PastVersion | undefined> {
  for await (const version of history(manifests, dataset)) {
    if (version.manifest.n === n) return version;
    if (version.manifest.n < n) return undefined;
  }
  return undefined;
}
