import { limits } from '../limits.ts';
import { millisecondsOf, ulidTimeOf } from '../model/ulid-time.ts';
import type { Upload } from '../model/upload.ts';
import type { UploadStore } from './upload.port.ts';

type Ports = Pick<UploadStore, 'list'>;

/** Of which uploads somebody asks: begun from that moment on, and before that one, or listed after that upload. Where none is given, all of them. */
export type Reach = { readonly from?: Date; readonly until?: Date; readonly after?: string | undefined };

/** `isWhole` is false where there are more of them than were read: then these are the newest. */
export type ReadUploads = { readonly uploads: readonly Upload[]; readonly isWhole: boolean };

/** A dataset's uploads within reach, the newest first, read a page at a time as they are taken: nothing newer is asked for, and of what is older one page at most. */
export async function* uploadsOf(
  uploads: Ports,
  datasetId: string,
  { from, until, after }: Reach = {},
): AsyncGenerator<Upload, void, undefined> {
  // Every upload that was begun before sorts before the digits of that moment. A query may start at a key that no item has: https://github.com/scylladb/scylladb/issues/26988
  let cursor = after ?? (until && ulidTimeOf(until));
  do {
    const { items, next } = await uploads.list(datasetId, limits.uploadsPerRead, cursor);
    for (const upload of items) {
      if (from && begunAt(upload) < from.getTime()) return;
      yield upload;
    }
    cursor = next;
  } while (cursor !== undefined);
}

/** The same for a request, which reads so many of them at most (`maxUploadsRead`), however many a dataset has. */
export async function readUploads(uploads: Ports, datasetId: string, reach: Reach = {}): Promise<ReadUploads> {
  const read: Upload[] = [];
  for await (const upload of uploadsOf(uploads, datasetId, reach)) {
    if (read.length === limits.maxUploadsRead) return { uploads: read, isWhole: false };
    read.push(upload);
  }
  return { uploads: read, isWhole: true };
}

/** All of them, for what is decided by them: half of them would decide it wrongly, and nobody would be told. */
export async function allUploads(uploads: Ports, datasetId: string, reach: Reach): Promise<readonly Upload[]> {
  const read: Upload[] = [];
  for await (const upload of uploadsOf(uploads, datasetId, reach)) read.push(upload);
  return read;
}

function begunAt({ at, uploadId }: Upload): number {
  return at.waiting === undefined ? millisecondsOf(uploadId) : Date.parse(at.waiting);
}
