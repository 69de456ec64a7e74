import type { DatasetStore } from '../datasets/dataset.port.ts';
import { onDataset } from '../datasets/on-dataset.ts';
import { type Answer, ok } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { staleFor } from '../http/if-match.ts';
import { conflict, notFound } from '../http/problem.ts';
import { uploadStates } from '../messages/upload-state.ts';
import type { Upload, UploadState } from '../model/upload.ts';
import { unlessAnswered } from './answers.ts';
import type { Inbox } from './inbox.port.ts';
import type { InboxParts } from './inbox-parts.port.ts';
import { transition } from './transition.ts';
import type { UploadStore } from './upload.port.ts';
import { uploadAnswer } from './upload-answer.ts';

type Ports = {
  readonly datasets: Pick<DatasetStore, 'get'>;
  readonly uploads: UploadStore;
  readonly inboxParts: Pick<InboxParts, 'abort'>;
  readonly inbox: Pick<Inbox, 'markFinal'>;
};

/** Why an upload may be cancelled, by its state: nobody has begun to check its file, or its check waits for an answer. */
const messages: Readonly<Partial<Record<UploadState, string>>> = {
  waiting: 'Unggahan dibatalkan. Berkas yang datang sesudah ini tidak dibaca.',
  asking: 'Unggahan dibatalkan sebelum pertanyaannya dijawab. Tidak ada yang terbit darinya.',
};

/** Cancels an upload whose file has not arrived, or which waits for an answer; what arrives later is never read. Cancelling again is harmless. */
export function cancelUpload(ports: Ports): Operation<'cancelUpload'> {
  return (call) =>
    onDataset(ports.datasets, call, 'upload', async () => {
      const { datasetId, uploadId } = call.params;
      const upload = await ports.uploads.get(datasetId, uploadId);
      if (!upload) return notFound;
      const refusal = staleFor(call, undefined);
      if (refusal) return refusal;
      const message = messages[upload.state];
      if (message !== undefined) {
        const cancelled = transition(upload, 'cancelled', call.now, { message });
        if ((await ports.uploads.move(cancelled, [upload.state], unlessAnswered(upload))) === 'moved') {
          return await cancelledAnswer(ports, cancelled, call);
        }
      }
      const standing = (await ports.uploads.get(datasetId, uploadId)) ?? upload;
      if (standing.state === 'cancelled') return await cancelledAnswer(ports, standing, call);
      return conflict(`Unggahan ini sudah ${uploadStates[standing.state].clause}, jadi tidak dapat dibatalkan lagi.`);
    });
}

/**
 * The state goes first, so that nobody waits for parts that are gone. A file that was completed meanwhile stays unread (ingest, "freeze"); one that had come may go.
 */
async function cancelledAnswer({ inboxParts, inbox }: Ports, upload: Upload, call: Call<'cancelUpload'>): Promise<Answer<'cancelUpload'>> {
  if (upload.multipart) await inboxParts.abort(upload.key, upload.multipart.id);
  if (upload.versionId !== undefined) await inbox.markFinal(upload.key, upload.versionId);
  return ok(uploadAnswer(upload, call));
}
