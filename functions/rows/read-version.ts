import type { Dataset } from '../datasets/dataset.ts';
import { notFound, type Problem } from '../http/problem.ts';
import type { Field } from '../standards/standard.ts';
import type { StandardStore } from '../standards/standard-store.ts';
import { currentManifest, findVersion, type PastVersion, type Withdrawal } from '../versions/history.ts';
import type { Manifest } from '../versions/manifest.ts';
import type { ManifestStore } from '../versions/manifest-store.ts';
import { refusePersonalColumns } from '../versions/publish-rule.ts';

export type VersionPorts = { readonly manifests: ManifestStore; readonly standards: StandardStore };

export type ReadableVersion =
  | { readonly ok: true; readonly manifest: Manifest; readonly fields: readonly Field[] }
  | { readonly ok: false; readonly problem: Problem };

/**
 * Version `n` of a dataset, or the current one. A withdrawn version is read by nobody; and an earlier one that holds personal columns is not
 * served under a level that the dataset only reached without them, nor is one from before the level was loosened.
 */
export async function readVersion(ports: VersionPorts, dataset: Dataset, n?: number): Promise<ReadableVersion> {
  const found =
    n === undefined || n === dataset.current?.n ? await current(ports, dataset) : await findVersion(ports.manifests, dataset, n);
  if (!found) return { ok: false, problem: notFound };
  const { manifest, withdrawal } = found;
  if (withdrawal) return { ok: false, problem: withdrawnVersion(manifest.n, withdrawal) };
  if (manifest.n < (dataset.servesFrom ?? 1)) return { ok: false, problem: publishedForFewer(manifest.n) };
  const refusal = manifest.n === dataset.current?.n ? undefined : refusePersonalColumns(dataset, manifest.personalColumns ?? []);
  if (refusal !== undefined) {
    const detail = `Versi ${manifest.n} tidak dibagikan lagi. ${refusal}`;
    return {
      ok: false,
      problem: { status: 403, code: 'forbidden', detail, log: { rule: 'read/personal-version', reason: 'old personal columns' } },
    };
  }
  const standard = await ports.standards.get(dataset.datasetId, manifest.standardVersion);
  if (!standard) throw new Error(`standard ${manifest.standardVersion} of dataset ${dataset.datasetId} is missing`);
  return { ok: true, manifest, fields: standard.fields };
}

function publishedForFewer(n: number): Problem {
  const detail = `Versi ${n} terbit ketika akses data ini lebih sempit, sehingga tidak ikut dibagikan. Bacalah versi yang berlaku.`;
  return { status: 403, code: 'forbidden', detail, log: { rule: 'read/narrower-version', reason: 'published under a narrower level' } };
}

/** Whoever asks may read the dataset, so may know that the version was there, when it went and why. */
function withdrawnVersion(n: number, withdrawal: Withdrawal): Problem {
  const detail = `Versi ${n} sudah ditarik; bacalah versi yang berlaku. Alasan: ${withdrawal.reason}`;
  return { status: 410, code: 'gone', detail, members: withdrawal, log: { rule: 'read/withdrawn-version', reason: 'version withdrawn' } };
}

async function current(ports: VersionPorts, dataset: Dataset): Promise<PastVersion | undefined> {
  const manifest = await currentManifest(ports.manifests, dataset);
  return manifest && { manifest, withdrawn: false };
}
