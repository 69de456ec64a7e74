import type { Upload } from '../model/upload.ts';
import type { UploadStore } from '../uploads/upload.port.ts';
import { type Arrival, parseInboxKey } from './s3-event.ts';

type Ports = { readonly uploads: Pick<UploadStore, 'get'> };

/** The upload that this very key was handed out for, or below whose key answers lie. */
export async function findUpload(ports: Ports, arrival: Arrival): Promise<Upload | undefined> {
  const named = parseInboxKey(arrival.key);
  const upload = named && (await ports.uploads.get(named.datasetId, named.uploadId));
  return upload?.key === named?.fileKey ? upload : undefined;
}

/** Whether what has arrived are answers about the upload's file. */
export function bringsAnswers({ key }: Upload, arrival: Arrival): boolean {
  return arrival.key !== key;
}

/** Whether the arrival is of the file that the upload was frozen to, or of answers about it: another version of the file is nobody's. */
export function isItsOwn(upload: Upload, arrival: Arrival): boolean {
  return bringsAnswers(upload, arrival) || upload.versionId === arrival.versionId;
}

/** The upload as it stands now, after somebody else moved it. */
export async function standing(ports: Ports, upload: Upload): Promise<Upload> {
  const now = await ports.uploads.get(upload.datasetId, upload.uploadId);
  if (!now) throw new Error(`upload ${upload.uploadId} is gone`);
  return now;
}
