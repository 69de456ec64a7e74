import { z } from 'zod';

/** One period's Parquet, immutable, addressed by key and versionId in the published bucket. */
export const partSchema = z.strictObject({
  /** `2026`, `2026-Q3`, `2026-S1`, `2026-T2` (four-monthly), `2026-09`, `2026-W37`, `2026-09-12`, or `all` for a dataset without periods. */
  period: z.string(),
  key: z.string(),
  versionId: z.string(),
  rows: z.number().int(),
  bytes: z.number().int(),
  sha256: z.string(),
  uploadId: z.string(),
});

/** `DATASET#<id>` / `MANIFEST#<n>#<uploadId>`: a version. One that META doesn't name, directly or through `previous`, is invisible. */
export const manifestSchema = z.strictObject({
  datasetId: z.string(),
  n: z.number().int(),
  uploadId: z.string(),
  standardVersion: z.number().int(),
  parts: z.array(partSchema),
  previous: z.strictObject({ n: z.number().int(), uploadId: z.string() }).optional(),
  publishedAt: z.string(),
  publishedBy: z.string(),
  /** Set on a restoration: the number whose parts this version shares. */
  restores: z.number().int().optional(),
  /** Set where this version took another's place because the steward withdrew that one. */
  withdraws: z.number().int().optional(),
  /** The steward's reason for a restoration or withdrawal. */
  reason: z.string().optional(),
  /** Columns of these parts that tell of persons. */
  personalColumns: z.array(z.string()).optional(),
  /** The newest upload that replaced everything: an older one that finishes later adds nothing. */
  replacedAllBy: z.string().optional(),
});

export type Part = z.infer<typeof partSchema>;
export type Manifest = z.infer<typeof manifestSchema>;

/** The rows and bytes of all parts together. */
export function totals(parts: readonly Part[]): { rows: number; bytes: number } {
  return parts.reduce((sum, part) => ({ rows: sum.rows + part.rows, bytes: sum.bytes + part.bytes }), { rows: 0, bytes: 0 });
}
