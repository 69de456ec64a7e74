import * as z from 'zod';
import type { DatasetStore } from '../datasets/dataset.port.ts';
import { onDataset } from '../datasets/on-dataset.ts';
import type { Answer, AnySuccess, Success } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { conflict, invalidRequest, notFound } from '../http/problem.ts';
import { limits } from '../limits.ts';
import type { Dataset } from '../model/dataset.ts';
import type { Upload } from '../model/upload.ts';
import type { StandardStore } from '../standards/standard.port.ts';
import type { UnitStore } from '../units/unit.port.ts';
import type { Inbox } from './inbox.port.ts';
import type { InboxParts } from './inbox-parts.port.ts';
import { knownUpload } from './known-upload.ts';
import { cutOf } from './multipart.ts';
import { unitOfUpload } from './unit-of-upload.ts';
import type { UploadStore } from './upload.port.ts';
import { checkUploadRequest } from './upload-request.ts';

type Ports = {
  readonly datasets: Pick<DatasetStore, 'get'>;
  readonly uploads: UploadStore;
  readonly standards: Pick<StandardStore, 'list'>;
  readonly units: Pick<UnitStore, 'get'>;
  readonly inbox: Pick<Inbox, 'presignPut'>;
  readonly inboxParts: Pick<InboxParts, 'begin'>;
  /** A ULID. */
  readonly ids: () => string;
  /** 32 hexadecimal digits that nobody can guess. */
  readonly secrets: () => string;
};

/** Announces an upload, and says how its file is sent: by one PUT of exactly that many bytes, or in parts (api.md, "Upload"). */
export function startUpload(ports: Ports): Operation<'startUpload'> {
  return (call) =>
    onDataset(ports.datasets, call, 'upload', async (dataset) => {
      if (dataset.state === 'withdrawn') return conflict('Dataset ini sudah ditarik, jadi tidak menerima unggahan.');
      if (call.first !== undefined) return startAgain(ports, call, dataset);
      const violations = checkUploadRequest(call.body, dataset.cadence);
      if (violations.length > 0) return invalidRequest(violations);

      const whose = await unitOfUpload(ports, call, dataset);
      if (!whose.ok) return whose.problem;
      const upload = await announce(ports, call, dataset, whose.unitId);
      if ((await ports.uploads.create(upload)) === 'exists') throw new Error(`upload id ${upload.uploadId} was given out twice`);
      return started(ports, upload, call.now);
    });
}

type Started = Success<'startUpload'>;

const firstAnswer = z.looseObject({ uploadId: z.string() });

/** The same upload again, for the one who lost the first answer: signed again while its file has not come. */
async function startAgain(
  ports: Ports,
  { first, params, principal, now }: Call<'startUpload'>,
  dataset: Dataset,
): Promise<Answer<'startUpload'>> {
  const { uploadId } = firstAnswer.parse(first);
  const found = await ports.uploads.get(params.datasetId, uploadId);
  if (!found) throw new Error(`upload ${uploadId} was answered before, and is gone`);
  const upload = knownUpload(found, principal, 'upload', dataset);
  if (!upload) return notFound;
  return started(ports, upload, now);
}

async function started(ports: Ports, upload: Upload, now: Date): Promise<Started> {
  const { uploadId, state } = upload;
  const way = state === 'waiting' ? await wayOf(ports, upload, now) : {};
  return { status: 201, log: { uploadId }, ...way, body: { uploadId, state, ...way.body } };
}

/** How the file is sent. Parts are signed when they are asked for (signParts): a slow line takes longer than a signature lasts. */
async function wayOf(
  ports: Ports,
  { key, size, multipart }: Upload,
  now: Date,
): Promise<Pick<AnySuccess, 'signed'> & { readonly body?: Pick<Started['body'], 'multipart'> }> {
  if (multipart) return { body: { multipart: { partSize: multipart.partSize, parts: multipart.parts } } };
  const { url, headers } = await ports.inbox.presignPut(key, size, limits.uploadUrlSeconds);
  const expiresAt = new Date(now.getTime() + limits.uploadUrlSeconds * 1000).toISOString();
  return { signed: { put: { url, headers, expiresAt } } };
}

async function announce(
  ports: Ports,
  { body, principal, now }: Call<'startUpload'>,
  dataset: Dataset,
  unitId: string | undefined,
): Promise<Upload> {
  if (principal.type === 'anonymous') throw new Error('an upload was allowed to nobody');
  const { datasetId, opdId } = dataset;
  const uploadId = ports.ids();
  const cut = cutOf(body.size);
  const key = `${cut ? 'large' : 'small'}/${datasetId}/${uploadId}/${ports.secrets()}`;
  return {
    datasetId,
    uploadId,
    opdId,
    ...(unitId === undefined ? {} : { unitId }),
    state: 'waiting',
    fileName: body.fileName,
    size: body.size,
    ...(body.sha256 === undefined ? {} : { declaredSha256: body.sha256 }),
    mode: body.mode ?? 'periods',
    ...(body.period === undefined ? {} : { period: body.period }),
    ...(body.sheet === undefined ? {} : { sheet: body.sheet }),
    key,
    ...(cut ? { multipart: { id: await ports.inboxParts.begin(key), ...cut } } : {}),
    startedBy: principal.sub,
    message: 'Menunggu berkas dikirim.',
    at: { waiting: now.toISOString() },
  };
}
