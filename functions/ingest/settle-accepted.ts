import type { Upload } from '../model/upload.ts';
import { publicationOf, publishUpload } from '../uploads/publish-upload.ts';
import { reasonsToWait } from '../uploads/reasons-to-wait.ts';
import { transition } from '../uploads/transition.ts';
import { findPublished } from '../versions/publish.ts';
import type { IngestPorts } from './ports.ts';
import { standing } from './standing-upload.ts';
import { inReviewMessage } from './upload-messages.ts';

/** Publishes an accepted upload by itself, or hands it to the steward with the reasons (data-model.md, "Review"). */
export async function settleAccepted(ports: IngestPorts, upload: Upload): Promise<Upload> {
  const reasons = await reasonsOf(ports, upload);
  if (reasons.length > 0) return sendToReview(ports, upload, reasons);
  const outcome = await publishUpload(ports, upload, upload.startedBy, ports.now());
  return outcome.outcome === 'published' ? outcome.upload : sendToReview(ports, upload, [outcome.detail]);
}

async function reasonsOf(ports: IngestPorts, upload: Upload): Promise<string[]> {
  const dataset = await ports.datasets.get(upload.datasetId);
  if (!dataset) throw new Error(`dataset ${upload.datasetId} of upload ${upload.uploadId} is gone`);
  if (await findPublished(ports.manifests, dataset, publicationOf(upload, upload.startedBy))) return [];
  return reasonsToWait(ports, dataset, upload);
}

/** On the steward's list first, then in the state that the list stands for: a crash between them loses nobody. */
async function sendToReview(ports: IngestPorts, upload: Upload, reasons: readonly string[]): Promise<Upload> {
  const now = ports.now();
  const { datasetId, uploadId, opdId } = upload;
  await ports.reviews.enqueue({ datasetId, uploadId, opdId, since: now.toISOString() });
  const waiting = transition(upload, 'in-review', now, { reviewReasons: [...reasons], message: inReviewMessage(reasons) });
  return (await ports.uploads.move(waiting, ['accepted'])) === 'moved' ? waiting : standing(ports, upload);
}
