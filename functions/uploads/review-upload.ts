import { onDataset } from '../datasets/on-dataset.ts';
import type { Answer } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { conflict, invalidRequest, notFound } from '../http/problem.ts';
import { uploadStates } from '../messages/upload-state.ts';
import type { Dataset } from '../model/dataset.ts';
import { principalIdOf } from '../model/principal.ts';
import type { Upload } from '../model/upload.ts';
import type { StandardStore } from '../standards/standard.port.ts';
import { findPublished } from '../versions/publish.ts';
import { refusePublication } from '../versions/publish-rule.ts';
import type { Inbox } from './inbox.port.ts';
import { type PublishUploadPorts, publicationOf, publishUpload } from './publish-upload.ts';
import { type SupervisorPorts, sendToSupervisor } from './send-to-supervisor.ts';
import { transition } from './transition.ts';
import type { ReviewStore } from './upload.port.ts';
import { uploadAnswer } from './upload-answer.ts';

type Ports = PublishUploadPorts &
  SupervisorPorts & {
    readonly standards: StandardStore;
    readonly reviews: ReviewStore;
    readonly inbox: Pick<Inbox, 'markFinal'>;
  };

type Reviewed = { readonly call: Call<'reviewUpload'>; readonly dataset: Dataset; readonly upload: Upload; readonly by: string };

/**
 * The steward approves an upload, which publishes it and its standard, or returns it with reasons. The same decision again changes nothing.
 * Nobody approves what they uploaded, corrected or salvaged themselves (403): two people see whatever is published.
 */
export function reviewUpload(ports: Ports): Operation<'reviewUpload'> {
  return (call) =>
    onDataset(ports.datasets, call, 'review', async (dataset) => {
      const upload = await ports.uploads.get(call.params.datasetId, call.params.uploadId);
      if (!upload) return notFound;
      if (call.body.decision === 'return' && call.body.reasons.length === 0) {
        return invalidRequest([{ where: 'reasons', what: 'wajib diisi bila unggahan dikembalikan: apa yang harus diperbaiki OPD' }]);
      }
      const by = principalIdOf(call.principal);
      const reviewed = { call, dataset, upload, by };
      if (call.body.decision === 'return') return giveBack(ports, reviewed);
      return (await isOwnDelivery(ports.uploads, upload, by)) ? ownDelivery : approve(ports, reviewed);
    });
}

const ownDelivery: Answer<'reviewUpload'> = {
  status: 403,
  code: 'forbidden',
  detail:
    'Anda sendiri yang mengunggah atau memperbaiki berkas ini. Minta walidata lain menyetujuinya, agar dua orang melihat data sebelum terbit.',
};

/** True for who started the upload, or one that it was made from: a corrected file still holds what its first sender wrote. */
async function isOwnDelivery(uploads: Ports['uploads'], upload: Upload, by: string): Promise<boolean> {
  if (upload.startedBy === by) return true;
  const before = upload.derivedFrom && (await uploads.get(upload.datasetId, upload.derivedFrom.uploadId));
  return before ? isOwnDelivery(uploads, before, by) : false;
}

async function approve(ports: Ports, reviewed: Reviewed): Promise<Answer<'reviewUpload'>> {
  const { call, dataset, by } = reviewed;
  if (reviewed.upload.state === 'published') return finish(ports, reviewed.upload, call);
  if (reviewed.upload.state !== 'in-review') return stateConflict(reviewed.upload, 'disetujui');
  const publication = publicationOf(reviewed.upload, by);
  // Once approved, it may be in a version already: then publishing finds it there, whatever changed meanwhile.
  const refusal = reviewed.upload.approvedBy === undefined ? refusePublication(dataset, publication) : undefined;
  if (refusal !== undefined) return conflict(refusal);

  const upload = await claimApproval(ports, reviewed);
  if (upload.state === 'published') return finish(ports, upload, call);
  if (upload.state !== 'in-review') return stateConflict(upload, 'disetujui');
  await recordReview(ports, reviewed);
  await ports.standards.approve(upload.datasetId, publication.standardVersion, by, call.now.toISOString());
  const outcome = await publishUpload(ports, upload, by, call.now);
  if (outcome.outcome === 'published') return finish(ports, outcome.upload, call);
  const { approvedBy: _approvedBy, ...unclaimed } = upload;
  await ports.uploads.move(unclaimed, ['in-review']);
  return conflict(outcome.detail);
}

/**
 * Approval is first written on the upload: of two stewards who decide at once, one way alone is carried out, and what crashes after this is
 * finished by approving again. Gives the upload as it stands.
 */
async function claimApproval(ports: Ports, { upload, by, call }: Reviewed): Promise<Upload> {
  if (upload.approvedBy !== undefined) return upload;
  const claimed = { ...upload, approvedBy: by, at: { ...upload.at, approved: call.now.toISOString() } };
  if ((await ports.uploads.move(claimed, ['in-review'], 'unlessApproved')) === 'moved') return claimed;
  return standing(ports, upload);
}

async function giveBack(ports: Ports, reviewed: Reviewed): Promise<Answer<'reviewUpload'>> {
  const { call, dataset, upload, by } = reviewed;
  if (upload.state === 'returned') return finish(ports, upload, call);
  if (upload.state !== 'in-review') return stateConflict(upload, 'dikembalikan');
  const isPublished = await findPublished(ports.manifests, dataset, publicationOf(upload, by));
  if (upload.approvedBy !== undefined || isPublished) return conflict(alreadyApproved);
  const told = call.body.reasons.map((reason) => reason.replace(/\.+$/, '')).join('; ');
  const message = `Dikembalikan oleh walidata: ${told}. Perbaiki berkasnya, lalu unggah lagi.`;
  const returned = transition(upload, 'returned', call.now, { returnReasons: [...call.body.reasons], message });
  await recordReview(ports, reviewed);
  if ((await ports.uploads.move(returned, ['in-review'], 'unlessApproved')) === 'moved') return finish(ports, returned, call);
  const found = await standing(ports, upload);
  if (found.state === 'in-review') return conflict(alreadyApproved);
  return found.state === 'returned' ? finish(ports, found, call) : stateConflict(found, 'dikembalikan');
}

const alreadyApproved =
  'Unggahan ini sudah disetujui dan sedang diterbitkan. Setujui sekali lagi untuk menyelesaikannya, atau tarik versinya.';

async function standing(ports: Ports, upload: Upload): Promise<Upload> {
  return (await ports.uploads.get(upload.datasetId, upload.uploadId)) ?? upload;
}

/** One record for each upload and decision: a repeated request finds it written, and stewards who disagree both leave theirs. */
async function recordReview(ports: Ports, { call, upload, by }: Reviewed): Promise<void> {
  const { datasetId, uploadId } = upload;
  const { decision, reasons } = call.body;
  await ports.reviews.create({
    datasetId,
    uploadId,
    reviewId: `${uploadId}#${decision}`,
    decision,
    reasons,
    by,
    at: call.now.toISOString(),
  });
}

/** Off the steward's list, and its file may go: done again by every repetition, so a crash here leaves nothing behind. */
async function finish(ports: Ports, upload: Upload, call: Call<'reviewUpload'>): Promise<Answer<'reviewUpload'>> {
  await ports.reviews.dequeue(upload);
  if (upload.versionId !== undefined) await ports.inbox.markFinal(upload.key, upload.versionId);
  if (upload.state === 'returned') await ports.refresh.request(upload.datasetId);
  // As it stands once it is published: what was a draft before is seen now.
  const { decision, supervisor = 'statistics' } = call.body;
  if (decision === 'approve') await sendToSupervisor(ports, await ports.datasets.get(upload.datasetId), upload, supervisor, call.now);
  return { status: 200, body: uploadAnswer(upload, call) };
}

function stateConflict(upload: Upload, wanted: string): Answer<'reviewUpload'> {
  return conflict(`Unggahan ini ${uploadStates[upload.state].clause}, jadi tidak dapat ${wanted}.`);
}
