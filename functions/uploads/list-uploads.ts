import type { DatasetStore } from '../datasets/dataset.port.ts';
import { onDataset } from '../datasets/on-dataset.ts';
import { ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { strangeCursor } from '../http/problem.ts';
import { limits } from '../limits.ts';
import { uploadIdSchema } from '../model/ids.ts';
import type { UploadStore } from './upload.port.ts';
import { uploadAnswer } from './upload-answer.ts';

type Ports = { readonly datasets: Pick<DatasetStore, 'get'>; readonly uploads: UploadStore };

/** A dataset's uploads, newest first. The cursor is the last id of the page before. */
export function listUploads(ports: Ports): Operation<'listUploads'> {
  return (call) =>
    onDataset(ports.datasets, call, 'list-uploads', async () => {
      const { cursor, limit } = call.query;
      if (cursor !== undefined && !uploadIdSchema.safeParse(cursor).success) return strangeCursor;
      const page = await ports.uploads.list(call.params.datasetId, limit ?? limits.defaultListItems, cursor);
      const next = page.next === undefined ? {} : { next: page.next };
      return ok({ items: page.items.map((upload) => uploadAnswer(upload, call)), ...next });
    });
}
