import { notFound, type Problem } from '../http/problem.ts';
import type { Dataset } from '../model/dataset.ts';
import type { Manifest } from '../model/manifest.ts';
import type { StandardStore } from '../standards/standard.port.ts';
import type { Field, Standard } from '../standards/standard.ts';
import { currentManifest, findVersion, type PastVersion } from '../versions/history.ts';
import type { ManifestStore } from '../versions/manifest.port.ts';
import { refuseVersion } from '../versions/served.ts';

export type VersionPorts = { readonly manifests: ManifestStore; readonly standards: StandardStore };

export type ReadableVersion =
  | { readonly ok: true; readonly manifest: Manifest; readonly standard: Standard; readonly fields: readonly Field[] }
  | { readonly ok: false; readonly problem: Problem };

/** Version `n` of a dataset, or the current one, if it is served (versions/served.ts). */
export async function readVersion(ports: VersionPorts, dataset: Dataset, n?: number): Promise<ReadableVersion> {
  const found =
    n === undefined || n === dataset.current?.n ? await current(ports, dataset) : await findVersion(ports.manifests, dataset, n);
  if (!found) return { ok: false, problem: notFound };
  const refusal = refuseVersion(dataset, found);
  if (refusal) return { ok: false, problem: refusal };
  const { manifest } = found;
  const standard = await ports.standards.get(dataset.datasetId, manifest.standardVersion);
  if (!standard) throw new Error(`standard ${manifest.standardVersion} of dataset ${dataset.datasetId} is missing`);
  return { ok: true, manifest, standard, fields: standard.fields };
}

async function current(ports: VersionPorts, dataset: Dataset): Promise<PastVersion | undefined> {
  const manifest = await currentManifest(ports.manifests, dataset);
  return manifest && { manifest, withdrawn: false };
}
