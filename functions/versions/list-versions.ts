import type { DatasetStore } from '../datasets/dataset.port.ts';
import { onDataset } from '../datasets/on-dataset.ts';
import { type AnswerBody, ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { strangeCursor } from '../http/problem.ts';
import { limits } from '../limits.ts';
import { history } from './history.ts';
import type { ManifestStore } from './manifest.port.ts';
import { versionAnswer } from './version-answer.ts';

type Ports = { readonly datasets: Pick<DatasetStore, 'get'>; readonly manifests: ManifestStore };

/** A dataset's versions, newest first. The cursor is the number that the next page begins below. */
export function listVersions(ports: Ports): Operation<'listVersions'> {
  return (call) =>
    onDataset(ports.datasets, call, 'see', async (dataset) => {
      const { cursor, limit = limits.defaultListItems } = call.query;
      if (cursor !== undefined && !/^[1-9][0-9]{0,6}$/.test(cursor)) return strangeCursor;
      const below = cursor === undefined ? Number.POSITIVE_INFINITY : Number(cursor);
      const items: AnswerBody<'getVersion'>[] = [];
      for await (const version of history(ports.manifests, dataset)) {
        if (version.manifest.n >= below) continue;
        if (items.length === limit) return ok({ items, next: String(version.manifest.n + 1) });
        items.push(versionAnswer(version, dataset, call));
      }
      return ok({ items });
    });
}
