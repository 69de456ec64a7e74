import { actsAsUnits } from '../access/act-rules.ts';
import type { DatasetStore } from '../datasets/dataset.port.ts';
import { onDataset } from '../datasets/on-dataset.ts';
import { type Answer, ok } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { notFound, strangeCursor } from '../http/problem.ts';
import { limits } from '../limits.ts';
import { uploadIdSchema } from '../model/ids.ts';
import { dayMilliseconds } from '../model/jakarta-time.ts';
import { firstUlidOf, millisecondsOf } from '../model/ulid-time.ts';
import type { Upload } from '../model/upload.ts';
import { uploadsOf } from './read-uploads.ts';
import type { UploadStore } from './upload.port.ts';
import { uploadAnswer } from './upload-answer.ts';

type Ports = { readonly datasets: Pick<DatasetStore, 'get'>; readonly uploads: Pick<UploadStore, 'list'> };

/**
 * GET …/units/{unitId}/uploads: what one unit sent, the newest first, for its OPD and for whoever acts for that unit; another's is 404 for a unit, whether it sent
 * anything or not. The cursor is the unit's own last upload or a moment of the calendar, so that it tells of no other.
 */
export function listPartUploads(ports: Ports): Operation<'listPartUploads'> {
  return (call) =>
    onDataset(ports.datasets, call, 'upload', async (dataset): Promise<Answer<'listPartUploads'>> => {
      const { cursor } = call.query;
      if (cursor !== undefined && !uploadIdSchema.safeParse(cursor).success) return strangeCursor;
      const own = actsAsUnits(call.principal, 'upload', dataset);
      if (own && !own.includes(call.params.unitId)) return notFound;
      const { items, next } = await pageOf(ports, call);
      return ok({ items: items.map((upload) => uploadAnswer(upload, call)), ...(next === undefined ? {} : { next }) });
    });
}

/**
 * Uploads are listed by dataset: those of others are passed over, back to `limits.unitUploadDays`. A window of days is read after another until there are enough, or
 * until the request has read its share (`limits.maxUploadsRead`): then the page ends where the window does, which tells nothing of what others sent in it.
 */
async function pageOf(
  { uploads }: Ports,
  { params, query, now }: Call<'listPartUploads'>,
): Promise<{ readonly items: readonly Upload[]; readonly next?: string }> {
  const earliest = now.getTime() - limits.unitUploadDays * dayMilliseconds;
  const wanted = query.limit ?? limits.defaultListItems;
  const found: Upload[] = [];
  let read = 0;
  let after = query.cursor;
  let until = after === undefined ? now.getTime() : millisecondsOf(after);
  do {
    const from = Math.max(earliest, until - limits.unitUploadWindowDays * dayMilliseconds);
    for await (const upload of uploadsOf(uploads, params.datasetId, { after })) {
      if (millisecondsOf(upload.uploadId) < from) break;
      read += 1;
      if (upload.unitId === params.unitId) found.push(upload);
      if (found.length > wanted) return pageEndingWithOwn(found.slice(0, wanted));
    }
    [until, after] = [from, firstUlidOf(new Date(from))];
  } while (until > earliest && read < limits.maxUploadsRead);
  return { items: found, ...(until > earliest && after !== undefined ? { next: after } : {}) };
}

function pageEndingWithOwn(items: readonly Upload[]): { readonly items: readonly Upload[]; readonly next?: string } {
  const last = items.at(-1)?.uploadId;
  return { items, ...(last === undefined ? {} : { next: last }) };
}
