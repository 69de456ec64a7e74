import * as z from 'zod';
import { utcDaySchema } from './utc-day.ts';

/**
 * What one archived day is: the objects that hold its records, and how many each partition had. It is written last: a day without it is not archived.
 * `datasets` names every dataset that was asked for, those without records included, so that one that vanishes from the catalog is still asked for.
 */
export const archiveManifestSchema = z.strictObject({
  day: utcDaySchema,
  archivedAt: z.iso.datetime(),
  records: z.number().int().nonnegative(),
  /** In their order; together they are the day, a canonical line a record. */
  parts: z.array(
    z.strictObject({
      key: z.string(),
      records: z.number().int().positive(),
      bytes: z.number().int().positive(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
  /** Changes of accounts. */
  accounts: z.number().int().nonnegative(),
  /** Looks at people; days that were archived before there were any do not say. */
  looks: z.number().int().nonnegative().optional(),
  datasets: z.record(z.string(), z.number().int().nonnegative()),
});

export type ArchiveManifest = z.infer<typeof archiveManifestSchema>;
export type ArchivePart = ArchiveManifest['parts'][number];

export function manifestKey(day: string): string {
  return `records/${day}/manifest.json`;
}

/** A part is named by its content: a run after a crash writes the same object, or another one, but never over it. */
export function partKey(day: string, place: number, sha256: string): string {
  return `records/${day}/${String(place).padStart(4, '0')}-${sha256}.ndjson`;
}
