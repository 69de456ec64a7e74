import type { DatasetStore } from '../datasets/dataset-store.ts';
import { onDataset } from '../datasets/on-dataset.ts';
import { type Answer, ok } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { conflict, notFound } from '../http/problem.ts';
import type { InboxParts } from './inbox-parts.ts';
import { stateWords } from './state-words.ts';
import { transition } from './transition.ts';
import type { Upload } from './upload.ts';
import { uploadAnswer } from './upload-answer.ts';
import type { UploadStore } from './upload-store.ts';

type Ports = {
  readonly datasets: Pick<DatasetStore, 'get'>;
  readonly uploads: UploadStore;
  readonly inboxParts: Pick<InboxParts, 'abort'>;
};

/** Cancels an upload whose file has not arrived; what arrives later is never read. Cancelling again is harmless. */
export function cancelUpload(ports: Ports): Operation<'cancelUpload'> {
  return (call) =>
    onDataset(ports.datasets, call, 'upload', async () => {
      const { datasetId, uploadId } = call.params;
      const upload = await ports.uploads.get(datasetId, uploadId);
      if (!upload) return notFound;
      if (upload.state === 'waiting') {
        const message = 'Unggahan dibatalkan. Berkas yang datang sesudah ini tidak dibaca.';
        const cancelled = transition(upload, 'cancelled', call.now, { message });
        if ((await ports.uploads.move(cancelled, ['waiting'])) === 'moved') {
          return await cancelledAnswer(ports, cancelled, call);
        }
      }
      const standing = (await ports.uploads.get(datasetId, uploadId)) ?? upload;
      if (standing.state === 'cancelled') return await cancelledAnswer(ports, standing, call);
      return conflict(`Unggahan ini sudah ${stateWords[standing.state]}, jadi tidak dapat dibatalkan lagi.`);
    });
}

/** The state goes first, so that nobody waits for parts that are gone. A file that was completed meanwhile stays unread (ingest, "freeze"). */
async function cancelledAnswer({ inboxParts }: Ports, upload: Upload, call: Call<'cancelUpload'>): Promise<Answer> {
  if (upload.multipart) await inboxParts.abort(upload.key, upload.multipart.id);
  return ok(uploadAnswer(upload, call));
}
