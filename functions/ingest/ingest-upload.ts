import { isFinal, type Upload, type UploadState } from '../model/upload.ts';
import { transition } from '../uploads/transition.ts';
import { checkUpload } from './check-upload.ts';
import type { IngestPorts } from './ports.ts';
import type { Arrival } from './s3-event.ts';
import { settleAccepted } from './settle-accepted.ts';
import { bringsAnswers, findUpload, isItsOwn, standing } from './standing-upload.ts';
import { takeAnswers } from './take-answers.ts';

/** What became of one arrival: the upload's state, or why it was passed over. */
export type IngestOutcome =
  | { readonly outcome: UploadState; readonly datasetId: string; readonly uploadId: string }
  | { readonly outcome: 'unknown-key' }
  | { readonly outcome: 'other-version' | 'cancelled'; readonly datasetId: string; readonly uploadId: string };

/** States that a message may not be done with: it comes again, and finds out. */
const unfinished: readonly UploadState[] = ['received', 'checking', 'accepted', 'failed'];

/**
 * Takes one arrived object as far as it goes without a person: freeze its version → check → ask its clerk, publish, or ask the steward. Each step is one
 * conditional write on the upload's state and starts from what the last one left, so duplicates, reordering and a crash anywhere end the
 * same (data-model.md, Rules). Throws on faults alone; then the message comes again.
 */
export async function ingestUpload(ports: IngestPorts, arrival: Arrival): Promise<IngestOutcome> {
  const found = await findUpload(ports, arrival);
  if (!found) return { outcome: 'unknown-key' };
  const { datasetId, uploadId } = found;
  const asAnswers = bringsAnswers(found, arrival);
  let upload = asAnswers ? await takeAnswers(ports, found, arrival) : await freeze(ports, found, arrival);
  if (!isItsOwn(upload, arrival)) {
    await ports.inbox.markFinal(arrival.key, arrival.versionId);
    return { outcome: upload.state === 'cancelled' ? 'cancelled' : 'other-version', datasetId, uploadId };
  }
  if (upload.state === 'received' || upload.state === 'checking' || upload.state === 'failed') upload = await checkUpload(ports, upload);
  if (upload.state === 'accepted') upload = await settleAccepted(ports, upload);
  if (unfinished.includes(upload.state)) throw new Error(`upload ${uploadId} was left ${upload.state} by a lost write or another worker`);
  await markDone(ports, upload, arrival);
  // Publishing asks for its refresh itself; the board counts what was rejected and what waits for the steward, too.
  if (upload.state === 'rejected' || upload.state === 'in-review') await ports.refresh.request(datasetId);
  return { outcome: upload.state, datasetId, uploadId };
}

/** What nobody reads again may go: answers that were heard, and the file of an upload that is done. */
async function markDone({ inbox }: IngestPorts, upload: Upload, arrival: Arrival): Promise<void> {
  if (isFinal(upload.state) && upload.versionId !== undefined) await inbox.markFinal(upload.key, upload.versionId);
  if (bringsAnswers(upload, arrival)) await inbox.markFinal(arrival.key, arrival.versionId);
}

/** From the first event on, one version of the object is the upload's; what is put there later, nobody reads. */
async function freeze(ports: IngestPorts, upload: Upload, arrival: Arrival): Promise<Upload> {
  if (upload.state !== 'waiting') return upload;
  const received = transition(upload, 'received', ports.now(), {
    versionId: arrival.versionId,
    sequencer: arrival.sequencer,
    message: 'Berkas sudah diterima dan menunggu giliran diperiksa.',
  });
  if ((await ports.uploads.move(received, ['waiting'])) === 'moved') return received;
  return standing(ports, upload);
}
