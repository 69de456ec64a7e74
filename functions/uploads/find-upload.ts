import { decide } from '../access/decide.ts';
import type { DatasetStore } from '../datasets/dataset.port.ts';
import { onDataset } from '../datasets/on-dataset.ts';
import { type Answer, ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { denied } from '../http/denied.ts';
import { notFound } from '../http/problem.ts';
import type { UploadStore } from './upload.port.ts';
import { uploadAnswer } from './upload-answer.ts';

type Ports = { readonly datasets: Pick<DatasetStore, 'get'>; readonly uploads: Pick<UploadStore, 'get' | 'datasetOf'> };

/**
 * GET /v1/uploads/{uploadId}: the upload that a clerk names by its number alone, for the helpdesk and the walidata, who may follow any upload by its id (access.md,
 * "Acting"): nobody else learns by a number whether there is one. Uploads from before this was kept are found under their dataset alone.
 */
export function findUpload(ports: Ports): Operation<'findUpload'> {
  return async (call) => {
    const decision = decide(call.principal, 'find-upload', { kind: 'city' }, call.now);
    if (decision.effect === 'deny') return denied(decision);
    const { uploadId } = call.params;
    const datasetId = await ports.uploads.datasetOf(uploadId);
    if (datasetId === undefined) return notFound;
    const ask = { ...call, params: { datasetId } };
    return onDataset<Answer<'findUpload'>>(ports.datasets, ask, 'follow-upload', async () => {
      const upload = await ports.uploads.get(datasetId, uploadId);
      return upload ? ok(uploadAnswer(upload, call)) : notFound;
    });
  };
}
