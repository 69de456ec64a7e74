import { publicationOf, publishUpload } from '../uploads/publish-upload.ts';
import { reviewReasons } from '../uploads/review-reasons.ts';
import { transition } from '../uploads/transition.ts';
import type { Upload } from '../uploads/upload.ts';
import { currentManifest } from '../versions/history.ts';
import { findPublished } from '../versions/publish.ts';
import type { IngestPorts } from './ports.ts';
import { standing } from './standing-upload.ts';
import { inReviewMessage } from './upload-words.ts';

/** Publishes an accepted upload by itself, or hands it to the steward with the reasons (data-model.md, "Review"). */
export async function settleAccepted(ports: IngestPorts, upload: Upload): Promise<Upload> {
  const reasons = await reasonsToWait(ports, upload);
  if (reasons.length > 0) return sendToReview(ports, upload, reasons);
  const outcome = await publishUpload(ports, upload, upload.startedBy, ports.now());
  return outcome.outcome === 'published' ? outcome.upload : sendToReview(ports, upload, [outcome.detail]);
}

async function reasonsToWait(ports: IngestPorts, upload: Upload): Promise<string[]> {
  const publication = publicationOf(upload, upload.startedBy);
  const dataset = await ports.datasets.get(upload.datasetId);
  if (!dataset) throw new Error(`dataset ${upload.datasetId} of upload ${upload.uploadId} is gone`);
  if (await findPublished(ports.manifests, dataset, publication)) return [];
  const standard = await ports.standards.get(upload.datasetId, publication.standardVersion);
  const current = await currentManifest(ports.manifests, dataset);
  return reviewReasons({
    dataset,
    standardVersion: publication.standardVersion,
    standardApproved: standard?.state === 'approved',
    personalColumns: publication.personalColumns,
    nikSuspects: upload.nikSuspects ?? [],
    parts: publication.parts,
    currentParts: current?.parts ?? [],
  });
}

/** On the steward's list first, then in the state that the list stands for: a crash between them loses nobody. */
async function sendToReview(ports: IngestPorts, upload: Upload, reasons: readonly string[]): Promise<Upload> {
  const now = ports.now();
  const { datasetId, uploadId, opdId } = upload;
  await ports.reviews.enqueue({ datasetId, uploadId, opdId, since: now.toISOString() });
  const waiting = transition(upload, 'in-review', now, { reviewReasons: [...reasons], message: inReviewMessage(reasons) });
  return (await ports.uploads.move(waiting, ['accepted'])) === 'moved' ? waiting : standing(ports, upload);
}
