import type { Manifest } from './manifest.ts';

export interface ManifestStore {
  /** Writes the manifest; writing the same one again is harmless (its key holds number and upload). */
  put(manifest: Manifest): Promise<void>;
  get(datasetId: string, n: number, uploadId: string): Promise<Manifest | undefined>;
}
