import { limits } from '../limits.ts';
import { plain } from '../model/plain.ts';

/**
 * Whether a bucket surely still holds what came into it at that time: the lifecycle rules for uploaded files and for returned workbooks
 * count from there (lib/inbox.ts, lib/published.ts).
 */
export function isStillKept(since: string, now: Date): boolean {
  return now.getTime() < Date.parse(since) + limits.inboxDays * 24 * 60 * 60 * 1000;
}

/** What a clerk reads when it does not. */
export const fileIsGone = plain`Berkas aslinya sudah dihapus: berkas yang selesai diperiksa hanya disimpan ${limits.inboxDays} hari sejak diterima. Perbaiki berkas Anda, lalu unggah lagi.`;
