import { type AnswerBody, ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import type { Destruction } from '../model/destruction.ts';
import { isOperatorOf } from '../model/principal.ts';
import type { DatasetStore } from './dataset.port.ts';
import type { DestructionStore } from './destruction.port.ts';
import { onDataset } from './on-dataset.ts';

type Ports = { readonly datasets: Pick<DatasetStore, 'get'>; readonly destructions: Pick<DestructionStore, 'get'> };
type Shown = AnswerBody<'listDestructions'>['items'][number];

/**
 * GET …/destructions: the minutes of the destruction of a dataset's data, for its head and the steward; none while its data stand. Sizes and the checksum are for the owning OPD: who has them can try
 * rows until they fit (access.md, "Sizes and checksums").
 */
export function listDestructions({ datasets, destructions }: Ports): Operation<'listDestructions'> {
  return (call) =>
    onDataset(datasets, call, 'see-destructions', async ({ datasetId, opdId, destroyed }) => {
      const minutes = destroyed && (await destructions.get(datasetId, destroyed.minutes));
      return ok({ items: minutes ? [shown(minutes, isOperatorOf(call.principal, opdId))] : [] });
    });
}

function shown({ checksum, objects, run: _run, ...minutes }: Destruction, isOwn: boolean): Shown {
  const { published, inbox } = objects;
  const objectVersions = published.versions + inbox.versions;
  return { ...minutes, objectVersions, ...(isOwn ? { checksum, bytes: published.bytes + inbox.bytes } : {}) };
}
