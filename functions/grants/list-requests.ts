import type { DatasetStore } from '../datasets/dataset-store.ts';
import { onDataset } from '../datasets/on-dataset.ts';
import { ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { limits } from '../limits.ts';
import { requestIdSchema } from './access-request.ts';
import type { AccessRequestStore } from './access-request-store.ts';
import { requestAnswer, strangeCursor } from './request-answer.ts';
import { institutionsShownTo } from './whose.ts';

type Ports = { readonly datasets: Pick<DatasetStore, 'get'>; readonly requests: AccessRequestStore };

/** GET …/access-requests: newest first; all for the head of the owning OPD, their own institutions' for members. The cursor is the last id of the page before. */
export function listRequests({ datasets, requests }: Ports): Operation<'listRequests'> {
  return (call) =>
    onDataset(datasets, call, 'list-requests', async ({ datasetId, opdId }) => {
      const { cursor, limit } = call.query;
      if (cursor !== undefined && !requestIdSchema.safeParse(cursor).success) return strangeCursor;
      const shown = institutionsShownTo(call.principal, opdId);
      const { items, next } = await requests.list(datasetId, limit ?? limits.defaultListItems, cursor, shown);
      return ok({ items: items.map(requestAnswer), ...(next === undefined ? {} : { next }) });
    });
}
