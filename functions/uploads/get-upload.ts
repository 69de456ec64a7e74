import type { DatasetStore } from '../datasets/dataset-store.ts';
import { onDataset } from '../datasets/on-dataset.ts';
import { ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { notFound } from '../http/problem.ts';
import { uploadAnswer } from './upload-answer.ts';
import type { UploadStore } from './upload-store.ts';

type Ports = { readonly datasets: Pick<DatasetStore, 'get'>; readonly uploads: UploadStore };

/** The state of one upload, for its OPD, the steward and the helpdesk. */
export function getUpload(ports: Ports): Operation<'getUpload'> {
  return (call) =>
    onDataset(ports.datasets, call, 'follow-upload', async () => {
      const upload = await ports.uploads.get(call.params.datasetId, call.params.uploadId);
      if (!upload) return notFound;
      return ok(uploadAnswer(upload));
    });
}
