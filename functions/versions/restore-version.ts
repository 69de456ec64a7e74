import { allowedDataset } from '../datasets/allowed-dataset.ts';
import type { Dataset } from '../datasets/dataset.ts';
import type { Answer } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { conflict, notFound } from '../http/problem.ts';
import { limits } from '../limits.ts';
import { currentManifest, findVersion } from './history.ts';
import type { Manifest } from './manifest.ts';
import type { PublishPorts } from './publish.ts';
import { refusePersonalColumns } from './publish-rule.ts';
import { takeBack } from './take-back.ts';
import { versionAnswer } from './version-answer.ts';

export type ActPorts = PublishPorts & {
  /** A ULID. */
  readonly ids: () => string;
};

/** Makes version `n` current again, under a new number with the same parts. Asked again, it finds it done. */
export function restoreVersion(ports: ActPorts): Operation<'restoreVersion'> {
  return async (call) => {
    for (let attempt = 0; attempt < limits.maxPublishAttempts; attempt++) {
      const allowed = await allowedDataset(ports.datasets, call, 'withdraw');
      if (!allowed.ok) return allowed.problem;
      const answer = await attemptRestoration(ports, call, allowed.dataset);
      if (answer !== 'stale') return { ...answer, log: allowed.log };
    }
    throw new Error(`a restoration lost its race ${limits.maxPublishAttempts} times`);
  };
}

async function attemptRestoration(ports: ActPorts, call: Call<'restoreVersion'>, dataset: Dataset): Promise<Answer | 'stale'> {
  const { n } = call.params;
  const current = await currentManifest(ports.manifests, dataset);
  if (current && (current.n === n || current.restores === n)) return finish(ports, dataset, current);
  const found = await findVersion(ports.manifests, dataset, n);
  if (!found) return notFound;
  if (dataset.state === 'withdrawn') return conflict('Dataset ini sudah ditarik. Pulihkan dahulu datasetnya.');
  const refusal = refusePersonalColumns(dataset, found.manifest.personalColumns ?? dataset.personalColumns);
  if (refusal !== undefined) return conflict(refusal);
  const act = { source: found.manifest, reason: call.body.reason, by: subjectOf(call), actId: ports.ids() };
  const manifest = await takeBack(ports, dataset, act, call.now);
  return manifest === 'stale' ? 'stale' : finish(ports, dataset, manifest);
}

/** Asks for the index each time, so that a repetition after a crash completes it. */
export async function finish(ports: ActPorts, dataset: Dataset, manifest: Manifest): Promise<Answer> {
  await ports.reindex.request(dataset.datasetId);
  return { status: 200, body: versionAnswer({ manifest, withdrawn: false }, manifest.n) };
}

export function subjectOf({ principal }: Pick<Call<'restoreVersion'>, 'principal'>): string {
  if (principal.type === 'anonymous') throw new Error('an act of the steward was allowed to nobody');
  return principal.sub;
}
