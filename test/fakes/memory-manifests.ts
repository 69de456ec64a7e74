import { type Manifest, manifestSchema } from '../../functions/model/manifest.ts';
import type { ManifestStore } from '../../functions/versions/manifest.port.ts';

/** Manifests in memory, each written once. */
export function memoryManifests(...seeds: Manifest[]): ManifestStore & { all(): Manifest[] } {
  const manifests = new Map<string, Manifest>();
  const keyOf = (datasetId: string, n: number, uploadId: string) => `${datasetId}#${n}#${uploadId}`;
  const write = (manifest: Manifest) => {
    const { datasetId, n, uploadId } = manifest;
    manifests.set(keyOf(datasetId, n, uploadId), manifestSchema.parse(structuredClone(manifest)));
  };
  for (const seed of seeds) write(seed);
  return {
    all: () => structuredClone([...manifests.values()]),
    async put(manifest) {
      const standing = manifests.get(keyOf(manifest.datasetId, manifest.n, manifest.uploadId));
      if (standing) return structuredClone(standing);
      write(manifest);
      return structuredClone(manifest);
    },
    async get(datasetId, n, uploadId) {
      return structuredClone(manifests.get(keyOf(datasetId, n, uploadId)));
    },
    async list(datasetId, upTo, limit) {
      const own = [...manifests.values()].filter((manifest) => manifest.datasetId === datasetId && manifest.n <= upTo);
      const sorted = own.sort((a, b) => b.n - a.n || (a.uploadId < b.uploadId ? 1 : -1));
      return structuredClone(sorted.slice(0, limit));
    },
  };
}
