import { allowedDataset } from '../datasets/allowed-dataset.ts';
import type { AnyAnswer, Success } from '../http/answer.ts';
import type { DatasetCall } from '../http/call.ts';
import { conflict, type Problem } from '../http/problem.ts';
import { limits } from '../limits.ts';
import { destroyedText } from '../messages/destroyed.ts';
import type { Dataset } from '../model/dataset.ts';
import type { Manifest } from '../model/manifest.ts';
import { flip } from './flip.ts';
import type { PublishPorts } from './publish.ts';
import { versionAnswer } from './version-answer.ts';

export type ActPorts = PublishPorts & {
  /** A ULID. */
  readonly ids: () => string;
};

/** The steward's act on a dataset's versions; one that lost its race is decided again on what stands then. 409 once its data are destroyed. */
export function untilWritten<C extends DatasetCall, A extends AnyAnswer>(
  ports: ActPorts,
  attempt: (call: C, dataset: Dataset) => Promise<A | 'stale'>,
) {
  return async (call: C): Promise<A | Problem> => {
    for (let round = 0; round < limits.maxPublishAttempts; round++) {
      const allowed = await allowedDataset(ports.datasets, call, 'withdraw');
      if (!allowed.ok) return allowed.problem;
      const { destroyed } = allowed.dataset;
      if (destroyed) return conflict(`${destroyedText(destroyed)} Tidak ada versi yang dapat berlaku lagi.`);
      const answer = await attempt(call, allowed.dataset);
      if (answer !== 'stale') return { ...answer, log: { ...allowed.log, ...answer.log } };
    }
    throw new Error(`an act on the versions of ${call.params.datasetId} lost its race ${limits.maxPublishAttempts} times`);
  };
}

/** Answers with the version that is now current. Asks for the index each time, so that a repetition after a crash completes it. */
export async function finish(
  ports: ActPorts,
  call: DatasetCall,
  dataset: Dataset,
  manifest: Manifest,
): Promise<Success<'withdrawVersion'>> {
  await ports.refresh.request(dataset.datasetId);
  return { status: 200, body: versionAnswer({ manifest, withdrawn: false }, flip(dataset, manifest, call), call) };
}

export function subjectOf({ principal }: Pick<DatasetCall, 'principal'>): string {
  if (principal.type === 'anonymous') throw new Error('an act of the steward was allowed to nobody');
  return principal.sub;
}
