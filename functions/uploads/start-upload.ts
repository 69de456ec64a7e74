import type { Dataset } from '../datasets/dataset.ts';
import type { DatasetStore } from '../datasets/dataset-store.ts';
import { onDataset } from '../datasets/on-dataset.ts';
import type { Call, Operation } from '../http/call.ts';
import { conflict, invalidRequest } from '../http/problem.ts';
import { limits } from '../limits.ts';
import type { Inbox } from './inbox.ts';
import type { Upload } from './upload.ts';
import { checkUploadRequest } from './upload-request.ts';
import type { UploadStore } from './upload-store.ts';

type Ports = {
  readonly datasets: Pick<DatasetStore, 'get'>;
  readonly uploads: UploadStore;
  readonly inbox: Inbox;
  /** A ULID. */
  readonly ids: () => string;
  /** 32 hexadecimal digits that nobody can guess. */
  readonly secrets: () => string;
};

/** Announces an upload, and gives the address of one PUT of exactly that many bytes (api.md, "Upload"). */
export function startUpload(ports: Ports): Operation<'startUpload'> {
  return (call) =>
    onDataset(ports.datasets, call, 'upload', async (dataset) => {
      if (dataset.state === 'withdrawn') return conflict('Dataset ini sudah ditarik, jadi tidak menerima unggahan.');
      const violations = checkUploadRequest(call.body, dataset.cadence);
      if (violations.length > 0) return invalidRequest(violations);

      const upload = announce(ports, call, dataset);
      if ((await ports.uploads.create(upload)) === 'exists') throw new Error(`upload id ${upload.uploadId} was given out twice`);
      const { url, headers } = await ports.inbox.presignPut(upload.key, upload.size, limits.uploadUrlSeconds);
      const expiresAt = new Date(call.now.getTime() + limits.uploadUrlSeconds * 1000).toISOString();
      const { uploadId, state } = upload;
      return { status: 201, body: { uploadId, state, put: { url, headers, expiresAt } }, log: { uploadId } };
    });
}

function announce(ports: Ports, { body, principal, now }: Call<'startUpload'>, dataset: Dataset): Upload {
  if (principal.type === 'anonymous') throw new Error('an upload was allowed to nobody');
  const { datasetId, opdId } = dataset;
  const uploadId = ports.ids();
  return {
    datasetId,
    uploadId,
    opdId,
    state: 'waiting',
    fileName: body.fileName,
    size: body.size,
    ...(body.sha256 === undefined ? {} : { declaredSha256: body.sha256 }),
    mode: body.mode ?? 'periods',
    ...(body.period === undefined ? {} : { period: body.period }),
    ...(body.sheet === undefined ? {} : { sheet: body.sheet }),
    key: `small/${datasetId}/${uploadId}/${ports.secrets()}`,
    startedBy: principal.sub,
    message: 'Menunggu berkas dikirim.',
    at: { waiting: now.toISOString() },
  };
}
