import type { Upload } from '../uploads/upload.ts';
import type { UploadStore } from '../uploads/upload-store.ts';
import { type Arrival, parseInboxKey } from './s3-event.ts';

type Ports = { readonly uploads: Pick<UploadStore, 'get'> };

/** The upload that this very key was handed out for. */
export async function findUpload(ports: Ports, arrival: Arrival): Promise<Upload | undefined> {
  const named = parseInboxKey(arrival.key);
  const upload = named && (await ports.uploads.get(named.datasetId, named.uploadId));
  return upload?.key === arrival.key ? upload : undefined;
}

/** The upload as it stands now, after somebody else moved it. */
export async function standing(ports: Ports, upload: Upload): Promise<Upload> {
  const now = await ports.uploads.get(upload.datasetId, upload.uploadId);
  if (!now) throw new Error(`upload ${upload.uploadId} is gone`);
  return now;
}
