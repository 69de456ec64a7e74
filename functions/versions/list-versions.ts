import { allowedDataset } from '../datasets/allowed-dataset.ts';
import type { DatasetStore } from '../datasets/dataset-store.ts';
import type { Operation } from '../http/call.ts';
import { invalidRequest } from '../http/problem.ts';
import { limits } from '../limits.ts';
import { history } from './history.ts';
import type { ManifestStore } from './manifest-store.ts';
import { versionAnswer } from './version-answer.ts';

type Ports = { readonly datasets: Pick<DatasetStore, 'get'>; readonly manifests: ManifestStore };

/** A dataset's versions, newest first. The cursor is the number that the next page begins below. */
export function listVersions(ports: Ports): Operation<'listVersions'> {
  return async (call) => {
    const allowed = await allowedDataset(ports.datasets, call, 'see');
    if (!allowed.ok) return allowed.problem;
    const { cursor, limit = limits.defaultListItems } = call.query;
    if (cursor !== undefined && !/^[1-9][0-9]{0,6}$/.test(cursor)) {
      return invalidRequest([{ where: 'parameter cursor', what: 'bukan dari layanan ini; mulai lagi tanpa cursor' }]);
    }
    const below = cursor === undefined ? Number.POSITIVE_INFINITY : Number(cursor);
    const items: Record<string, unknown>[] = [];
    for await (const version of history(ports.manifests, allowed.dataset)) {
      if (version.manifest.n >= below) continue;
      if (items.length === limit) return page(items, String(version.manifest.n + 1));
      items.push(versionAnswer(version, allowed.dataset.current?.n));
    }
    return page(items);

    function page(found: Record<string, unknown>[], next?: string) {
      return {
        status: 200 as const,
        body: { items: found, ...(next === undefined ? {} : { next }) },
        ...(allowed.ok ? { log: allowed.log } : {}),
      };
    }
  };
}
