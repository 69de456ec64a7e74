import type { Answer } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { conflict, notFound } from '../http/problem.ts';
import type { Dataset } from '../model/dataset.ts';
import { currentManifest, findVersion } from './history.ts';
import { refusePersonalColumns } from './publish-rule.ts';
import { restoreManifest } from './restore.ts';
import { type ActPorts, finish, subjectOf, untilWritten } from './steward-act.ts';

/** Makes version `n` current again, under a new number with the same parts. Asked again, it finds it done. */
export function restoreVersion(ports: ActPorts): Operation<'restoreVersion'> {
  return untilWritten(ports, (call: Call<'restoreVersion'>, dataset) => attemptRestoration(ports, call, dataset));
}

async function attemptRestoration(
  ports: ActPorts,
  call: Call<'restoreVersion'>,
  dataset: Dataset,
): Promise<Answer<'restoreVersion'> | 'stale'> {
  const { n } = call.params;
  const current = await currentManifest(ports.manifests, dataset);
  if (current && (current.n === n || current.restores === n)) return finish(ports, call, dataset, current);
  const found = await findVersion(ports.manifests, dataset, n);
  if (!found) return notFound;
  if (dataset.state === 'withdrawn') return conflict('Dataset ini sudah ditarik. Pulihkan dahulu datasetnya.');
  const refusal = refusePersonalColumns(dataset, found.manifest.personalColumns ?? dataset.personalColumns);
  if (refusal !== undefined) return conflict(refusal);
  const act = { source: found.manifest, reason: call.body.reason, by: subjectOf(call), actId: ports.ids() };
  const manifest = await restoreManifest(ports, dataset, act, call.now);
  return manifest === 'stale' ? 'stale' : finish(ports, call, dataset, manifest);
}
