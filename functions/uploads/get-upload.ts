import { allowedDataset } from '../datasets/allowed-dataset.ts';
import type { DatasetStore } from '../datasets/dataset-store.ts';
import type { Operation } from '../http/call.ts';
import { notFound } from '../http/problem.ts';
import { uploadAnswer } from './upload-answer.ts';
import type { UploadStore } from './upload-store.ts';

type Ports = { readonly datasets: Pick<DatasetStore, 'get'>; readonly uploads: UploadStore };

/** The state of one upload, for its OPD, the steward and the helpdesk. */
export function getUpload(ports: Ports): Operation<'getUpload'> {
  return async (call) => {
    const allowed = await allowedDataset(ports.datasets, call, 'follow-upload');
    if (!allowed.ok) return allowed.problem;
    const upload = await ports.uploads.get(call.params.datasetId, call.params.uploadId);
    if (!upload) return { ...notFound, log: allowed.log };
    return { status: 200, body: uploadAnswer(upload), log: allowed.log };
  };
}
