import type { Manifest } from '../model/manifest.ts';
import { remembered } from '../model/remembered.ts';
import type { ManifestStore } from './manifest.port.ts';

/** A manifest never changes (`put`): a warm function reads one once. Which of them is current, and whether anyone may read it, META says. */
export function rememberedManifests(manifests: ManifestStore, maxBytes: number): ManifestStore {
  const recall = remembered<Manifest>(maxBytes);
  return {
    ...manifests,
    get: (datasetId, n, uploadId) => recall(JSON.stringify([datasetId, n, uploadId]), () => manifests.get(datasetId, n, uploadId)),
  };
}
