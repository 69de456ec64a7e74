import { limits } from '../limits.ts';
import type { Dataset } from '../model/dataset.ts';
import { dayMilliseconds } from '../model/jakarta-time.ts';
import { plain } from '../model/plain.ts';
import type { Upload } from '../model/upload.ts';

/**
 * Whether a bucket surely still holds what came into it at that time: the lifecycle rules for uploaded files and for returned workbooks
 * count from there (lib/keeping/inbox.ts, lib/keeping/published.ts).
 */
export function isStillKept(since: string, now: Date): boolean {
  return now.getTime() < Date.parse(since) + limits.inboxDays * dayMilliseconds;
}

/**
 * Whether a report still quotes cells: those of a file that was not accepted are removed so many days after they were found, and those of a dataset whose data are
 * destroyed with them.
 */
export function quotesCells({ state, at }: Pick<Upload, 'state' | 'at'>, { destroyed }: Pick<Dataset, 'destroyed'>, now: Date): boolean {
  if (destroyed) return false;
  const found = state === 'rejected' ? at.rejected : state === 'cancelled' ? at.asking : undefined;
  return found === undefined || now.getTime() < Date.parse(found) + limits.rejectedReportDays * dayMilliseconds;
}

/** What a clerk reads when the file is gone. */
export const fileIsGone = plain`Berkas aslinya sudah dihapus: berkas yang selesai diperiksa hanya disimpan ${limits.inboxDays} hari sejak diterima. Perbaiki berkas Anda, lalu unggah lagi.`;
