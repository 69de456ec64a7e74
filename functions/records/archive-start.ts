import * as z from 'zod';
import type { ArchiveStore } from './archive.port.ts';
import { sha256Of } from './archive-day.ts';
import { jsonOf } from './json-of.ts';
import { utcDaySchema } from './utc-day.ts';

/** The first day of the archive, written once before it: since then every day has a manifest, and one that has none is missing. */
const startSchema = z.strictObject({ from: utcDaySchema, at: z.iso.datetime() });

/** `none` before the first run; `damaged` where what says the first day is hidden or can't be read: somebody was there. */
export type ArchiveStart = { readonly from: string } | 'none' | 'damaged';

export const startKey = 'records/begun.json';

export async function readStart(archive: ArchiveStore): Promise<ArchiveStart> {
  const found = await archive.get(startKey);
  if (found === 'none') return 'none';
  const start = typeof found === 'string' ? undefined : startSchema.safeParse(jsonOf(found.text)).data;
  return start ?? 'damaged';
}

/** Says the first day; of two runs at once the first says it. */
export async function writeStart(archive: ArchiveStore, from: string, now: Date): Promise<void> {
  const text = JSON.stringify({ from, at: now.toISOString() });
  await archive.putOnce(startKey, text, sha256Of(text));
}
