import type { DatasetStore } from '../datasets/dataset.port.ts';
import { onDataset } from '../datasets/on-dataset.ts';
import { type Answer, ok } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { conflict, notFound, type Problem } from '../http/problem.ts';
import { limits } from '../limits.ts';
import { uploadStates } from '../messages/upload-state.ts';
import type { Upload } from '../model/upload.ts';
import type { InboxParts } from './inbox-parts.port.ts';
import { knownUpload } from './known-upload.ts';
import { missingParts, partsMayBeRemoved, sentInOnePut } from './multipart.ts';
import { isSender, onlyTheSender } from './sender.ts';
import type { UploadStore } from './upload.port.ts';
import { uploadAnswer } from './upload-answer.ts';

type Ports = {
  readonly datasets: Pick<DatasetStore, 'get'>;
  readonly uploads: Pick<UploadStore, 'get'>;
  readonly inboxParts: Pick<InboxParts, 'list' | 'complete'>;
};

/**
 * Makes one file of the parts, once all have arrived whole; from then on it goes the way of every other file. Which parts there are is asked of
 * storage, never of the caller. Repeating is harmless: what is complete stays so, and the answer is the upload as it stands.
 */
export function completeUpload(ports: Ports): Operation<'completeUpload'> {
  return (call) =>
    onDataset(ports.datasets, call, 'upload', async (dataset) => {
      const { datasetId, uploadId } = call.params;
      const upload = knownUpload(await ports.uploads.get(datasetId, uploadId), call.principal, 'upload', dataset);
      if (!upload) return notFound;
      if (!upload.multipart) return conflict(sentInOnePut);
      if (!isSender(upload, call.principal)) return onlyTheSender;
      const refusal = upload.state === 'waiting' ? await joinParts(ports.inboxParts, upload, call.now) : undefined;
      return refusal ?? describe((await ports.uploads.get(datasetId, uploadId)) ?? upload, call);
    });
}

/** Why the parts can't become the file; undefined when they have. */
async function joinParts(inboxParts: Ports['inboxParts'], upload: Upload, now: Date): Promise<Problem | undefined> {
  const { key, multipart } = upload;
  if (!multipart) return undefined;
  const received = await inboxParts.list(key, multipart.id);
  if (!received) return partsMayBeRemoved(upload, now) ? conflict(removed) : undefined;
  const missing = missingParts(multipart, upload, received);
  if (missing.length > 0) return { ...conflict(missingWords(missing)), members: { missingParts: missing } };
  const outcome = await inboxParts.complete(key, multipart.id, received);
  return outcome === 'changed'
    ? conflict('Ada bagian yang sedang dikirim ulang. Selesaikan unggahan ini sekali lagi sesudahnya.')
    : undefined;
}

const removed = `Bagian-bagian berkas ini sudah dihapus, karena unggahannya tidak selesai dalam ${limits.unfinishedUploadDays} hari. Mulai unggahan baru.`;
/** So many numbers are a sentence; all are in `missingParts`. */
const mostNamed = 10;

function missingWords(missing: readonly number[]): string {
  const named = missing.slice(0, mostNamed).join(', ');
  const rest = missing.length > mostNamed ? `, dan ${missing.length - mostNamed} lagi` : '';
  return `Berkas belum lengkap: bagian ${named}${rest} belum sampai. Kirim bagian itu, lalu selesaikan lagi.`;
}

/** Until ingest has heard of the object, the state is still that of a file that has not come. */
function describe(upload: Upload, call: Call<'completeUpload'>): Answer<'completeUpload'> {
  if (upload.state === 'cancelled') return conflict(`Unggahan ini sudah ${uploadStates.cancelled.clause}. Mulai unggahan baru.`);
  if (upload.state !== 'waiting') return ok(uploadAnswer(upload, call));
  return ok({ ...uploadAnswer(upload, call), message: 'Berkas sudah lengkap dan segera diperiksa.' });
}
