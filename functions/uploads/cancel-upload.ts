import { allowedDataset } from '../datasets/allowed-dataset.ts';
import type { DatasetStore } from '../datasets/dataset-store.ts';
import type { Operation } from '../http/call.ts';
import { conflict, notFound } from '../http/problem.ts';
import { stateWords } from './state-words.ts';
import { transition } from './transition.ts';
import { uploadAnswer } from './upload-answer.ts';
import type { UploadStore } from './upload-store.ts';

type Ports = { readonly datasets: Pick<DatasetStore, 'get'>; readonly uploads: UploadStore };

/** Cancels an upload whose file has not arrived; what arrives later is never read. Cancelling again is harmless. */
export function cancelUpload(ports: Ports): Operation<'cancelUpload'> {
  return async (call) => {
    const allowed = await allowedDataset(ports.datasets, call, 'upload');
    if (!allowed.ok) return allowed.problem;
    const { datasetId, uploadId } = call.params;
    const upload = await ports.uploads.get(datasetId, uploadId);
    if (!upload) return { ...notFound, log: allowed.log };
    if (upload.state === 'waiting') {
      const message = 'Unggahan dibatalkan. Berkas yang datang sesudah ini tidak dibaca.';
      const cancelled = transition(upload, 'cancelled', call.now, { message });
      if ((await ports.uploads.move(cancelled, ['waiting'])) === 'moved') {
        return { status: 200, body: uploadAnswer(cancelled), log: allowed.log };
      }
    }
    const standing = (await ports.uploads.get(datasetId, uploadId)) ?? upload;
    if (standing.state === 'cancelled') return { status: 200, body: uploadAnswer(standing), log: allowed.log };
    return conflict(`Unggahan ini sudah ${stateWords[standing.state]}, jadi tidak dapat dibatalkan lagi.`);
  };
}
