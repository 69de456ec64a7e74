import type { Answer } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { conflict, notFound } from '../http/problem.ts';
import type { Dataset } from '../model/dataset.ts';
import type { Manifest, Part } from '../model/manifest.ts';
import { currentManifest, findVersion, history } from './history.ts';
import type { ManifestStore } from './manifest.port.ts';
import { refusePersonalColumns } from './publish-rule.ts';
import { restoreManifest } from './restore.ts';
import { type ActPorts, finish, subjectOf, untilWritten } from './steward-act.ts';

/**
 * Withdraws a version: nobody reads it any more. In place of the current one, the newest earlier one that is not withdrawn comes back under a new
 * number. Where there is none, the dataset itself must be withdrawn, since a published dataset without a version would answer as if it had never been.
 * Asked again, it finds it done.
 */
export function withdrawVersion(ports: ActPorts): Operation<'withdrawVersion'> {
  return untilWritten(ports, (call: Call<'withdrawVersion'>, dataset) => attemptWithdrawal(ports, call, dataset));
}

async function attemptWithdrawal(
  ports: ActPorts,
  call: Call<'withdrawVersion'>,
  dataset: Dataset,
): Promise<Answer<'withdrawVersion'> | 'stale'> {
  const { n } = call.params;
  const current = await currentManifest(ports.manifests, dataset);
  if (!current) return notFound;
  if (current.withdraws === n) return finish(ports, call, dataset, current);
  if (current.n !== n) return withdrawPast(ports, call, dataset, current);
  const source = await findSound(ports.manifests, dataset, current);
  if (!source) return conflict('Tidak ada versi lain yang dapat berlaku lagi. Tarik datasetnya bila isinya harus ditarik.');
  const refusal = refusePersonalColumns(dataset, source.personalColumns ?? dataset.personalColumns);
  if (refusal !== undefined) return conflict(`Versi ${source.n} tidak dapat berlaku lagi. ${refusal}`);
  return standInstead(ports, call, dataset, source);
}

/** A version that is not current is still read by its number: the current one stands on, under a new number that says which one it withdraws. */
async function withdrawPast(
  ports: ActPorts,
  call: Call<'withdrawVersion'>,
  dataset: Dataset,
  current: Manifest,
): Promise<Answer<'withdrawVersion'> | 'stale'> {
  const found = await findVersion(ports.manifests, dataset, call.params.n);
  if (!found) return notFound;
  if (found.withdrawn) return finish(ports, call, dataset, current);
  const standing = new Set(current.parts.map(addressOf));
  if (found.manifest.parts.every((part) => standing.has(addressOf(part)))) {
    return conflict(
      `Seluruh isi versi ${found.manifest.n} masih ada dalam versi yang berlaku (versi ${current.n}). Tarik dahulu versi itu.`,
    );
  }
  return standInstead(ports, call, dataset, current);
}

function addressOf({ key, versionId }: Part): string {
  return `${key} ${versionId}`;
}

async function standInstead(
  ports: ActPorts,
  call: Call<'withdrawVersion'>,
  dataset: Dataset,
  source: Manifest,
): Promise<Answer<'withdrawVersion'> | 'stale'> {
  const act = { source, withdraws: call.params.n, reason: call.body.reason, by: subjectOf(call), actId: ports.ids() };
  const manifest = await restoreManifest(ports, dataset, act, call.now);
  return manifest === 'stale' ? 'stale' : finish(ports, call, dataset, manifest);
}

/** The newest earlier version that may stand: not withdrawn before, and not the very version whose parts are withdrawn now. */
async function findSound(manifests: ManifestStore, dataset: Dataset, current: Manifest): Promise<Manifest | undefined> {
  const condemned = new Set([current.n, ...(current.restores === undefined ? [] : [current.restores])]);
  for await (const { manifest, withdrawn } of history(manifests, dataset)) {
    if (manifest.restores !== undefined && condemned.has(manifest.restores)) condemned.add(manifest.n);
    if (condemned.has(manifest.n) && manifest.restores !== undefined) condemned.add(manifest.restores);
    if (!withdrawn && !condemned.has(manifest.n)) return manifest;
  }
  return undefined;
}
