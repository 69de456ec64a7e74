import type { DatasetStore } from '../datasets/dataset.port.ts';
import { onDataset } from '../datasets/on-dataset.ts';
import type { Refresh } from '../datasets/refresh.port.ts';
import { type Answer, ok } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { staleFor } from '../http/if-match.ts';
import { conflict, notFound } from '../http/problem.ts';
import { uploadStates } from '../messages/upload-state.ts';
import type { Upload, UploadState } from '../model/upload.ts';
import { unlessAnswered } from './answers.ts';
import type { Inbox } from './inbox.port.ts';
import type { InboxParts } from './inbox-parts.port.ts';
import { knownUpload } from './known-upload.ts';
import { transition } from './transition.ts';
import type { MoveCondition, ReviewStore, UploadStore } from './upload.port.ts';
import { uploadAnswer } from './upload-answer.ts';

type Ports = {
  readonly datasets: Pick<DatasetStore, 'get'>;
  readonly uploads: UploadStore;
  readonly reviews: Pick<ReviewStore, 'dequeue'>;
  readonly refresh: Refresh;
  readonly inboxParts: Pick<InboxParts, 'abort'>;
  readonly inbox: Pick<Inbox, 'markFinal'>;
};

/** Why an upload may be cancelled, by its state: nobody has begun to check its file, or it waits for its clerk's answer or for a steward. */
const messages: Readonly<Partial<Record<UploadState, string>>> = {
  waiting: 'Unggahan dibatalkan. Berkas yang datang sesudah ini tidak dibaca.',
  asking: 'Unggahan dibatalkan sebelum pertanyaannya dijawab. Tidak ada yang terbit darinya.',
  'in-review': 'Unggahan ditarik kembali oleh OPD sebelum walidata memutuskan. Tidak ada yang terbit darinya.',
};

/**
 * Cancels an upload whose file has not arrived, or which waits for an answer or for a steward who has not approved it; what arrives later is never read.
 * Cancelling again is harmless.
 */
export function cancelUpload(ports: Ports): Operation<'cancelUpload'> {
  return (call) =>
    onDataset(ports.datasets, call, 'upload', async (dataset) => {
      const { datasetId, uploadId } = call.params;
      const upload = knownUpload(await ports.uploads.get(datasetId, uploadId), call.principal, 'upload', dataset);
      if (!upload) return notFound;
      const refusal = staleFor(call, undefined);
      if (refusal) return refusal;
      const message = messages[upload.state];
      if (message !== undefined) {
        const cancelled = transition(upload, 'cancelled', call.now, { message });
        if ((await ports.uploads.move(cancelled, [upload.state], unlessDecided(upload))) === 'moved') {
          return await cancelledAnswer(ports, cancelled, call);
        }
      }
      const standing = (await ports.uploads.get(datasetId, uploadId)) ?? upload;
      if (standing.state === 'cancelled') return await cancelledAnswer(ports, standing, call);
      if (standing.approvedBy !== undefined && standing.state === 'in-review') return conflict(alreadyApproved);
      return conflict(`Unggahan ini sudah ${uploadStates[standing.state].clause}, jadi tidak dapat dibatalkan lagi.`);
    });
}

const alreadyApproved = 'Unggahan ini sudah disetujui walidata dan sedang diterbitkan, jadi tidak dapat dibatalkan lagi.';

/** Who decides first is heard: the clerk who answers, the steward who approves, or the one who cancels. */
function unlessDecided(upload: Upload): MoveCondition {
  return upload.state === 'in-review' ? 'unlessApproved' : unlessAnswered(upload);
}

/**
 * The state goes first, so that nobody waits for parts that are gone. A file that was completed meanwhile stays unread (ingest, "freeze"); one that had come may go.
 * Off the steward's list, too: each of these is done again when the request is repeated.
 */
async function cancelledAnswer(ports: Ports, upload: Upload, call: Call<'cancelUpload'>): Promise<Answer<'cancelUpload'>> {
  const { inboxParts, inbox, reviews, refresh } = ports;
  if (upload.at['in-review'] !== undefined) {
    await reviews.dequeue(upload);
    await refresh.request(upload.datasetId);
  }
  if (upload.multipart) await inboxParts.abort(upload.key, upload.multipart.id);
  if (upload.versionId !== undefined) await inbox.markFinal(upload.key, upload.versionId);
  return ok(uploadAnswer(upload, call));
}
