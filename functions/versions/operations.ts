import type { DatasetStore } from '../datasets/dataset.port.ts';
import type { Refresh } from '../datasets/refresh.port.ts';
import type { Operations } from '../http/call.ts';
import { getVersion } from './get-version.ts';
import { listVersions } from './list-versions.ts';
import type { ManifestStore } from './manifest.port.ts';
import { restoreVersion } from './restore-version.ts';
import { withdrawVersion } from './withdraw-version.ts';

export type VersionsPorts = {
  readonly datasets: DatasetStore;
  readonly manifests: ManifestStore;
  readonly refresh: Refresh;
  /** ULIDs. */
  readonly ids: () => string;
};

/** Every operation of the function `versions` over its ports: for its handler, and for tests over fakes. */
export function versionsOperations(ports: VersionsPorts): Operations<'versions'> {
  return {
    listVersions: listVersions(ports),
    getVersion: getVersion(ports),
    withdrawVersion: withdrawVersion(ports),
    restoreVersion: restoreVersion(ports),
  };
}
