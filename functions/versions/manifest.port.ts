import type { Manifest } from '../model/manifest.ts';

export interface ManifestStore {
  /**
   * Writes the manifest on absence of its number and upload, and gives the one that stands there: a manifest that META may
   * already name is never overwritten, and writing it again after a crash is harmless.
   */
  put(manifest: Manifest): Promise<Manifest>;
  get(datasetId: string, n: number, uploadId: string): Promise<Manifest | undefined>;
  /** Manifests up to number `upTo`, greatest number first, at most `limit`; those that no version names are among them. */
  list(datasetId: string, upTo: number, limit: number): Promise<Manifest[]>;
}
