import type { DatasetStore } from '../datasets/dataset.port.ts';
import { onDataset } from '../datasets/on-dataset.ts';
import { type AnswerBody, ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { notFound } from '../http/problem.ts';
import type { Principal } from '../model/principal.ts';
import type { Upload } from '../model/upload.ts';
import type { InboxParts } from './inbox-parts.port.ts';
import { knownUpload } from './known-upload.ts';
import { type ReasonPorts, withFreshReasons } from './reasons-to-wait.ts';
import { isSender } from './sender.ts';
import type { UploadStore } from './upload.port.ts';
import { uploadAnswer } from './upload-answer.ts';

type Ports = ReasonPorts & {
  readonly datasets: Pick<DatasetStore, 'get' | 'getAbout'>;
  readonly uploads: UploadStore;
  readonly inboxParts: Pick<InboxParts, 'list'>;
};

/** The state of one upload, for its OPD, the unit whose it is, the steward and the helpdesk. It is read before that is decided: after it, a dataset that the helpdesk can't see would take a read more than none. */
export function getUpload(ports: Ports): Operation<'getUpload'> {
  return async (call) => {
    const found = await ports.uploads.get(call.params.datasetId, call.params.uploadId);
    return onDataset(ports.datasets, call, 'follow-upload', async (dataset) => {
      const upload = knownUpload(found, call.principal, 'follow-upload', dataset);
      if (!upload) return notFound;
      const shown = await withFreshReasons(ports, dataset, upload);
      return ok({ ...uploadAnswer(shown, call), ...(await partsOf(ports, upload, call.principal)) });
    });
  };
}

/** Of a file that still comes in parts: which have arrived, so that its sender, interrupted, sends the others alone. */
async function partsOf({ inboxParts }: Ports, upload: Upload, principal: Principal): Promise<Pick<AnswerBody<'getUpload'>, 'multipart'>> {
  const { state, key, multipart } = upload;
  if (state !== 'waiting' || !multipart) return {};
  const received = (await inboxParts.list(key, multipart.id))?.map(({ partNumber }) => partNumber);
  const own = isSender(upload, principal) ? { isYours: true as const } : {};
  return { multipart: { partSize: multipart.partSize, parts: multipart.parts, received, ...own } };
}
