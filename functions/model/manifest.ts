import * as z from 'zod';
import { rowCountsSchema } from './row-counts.ts';

/** One period's Parquet, or one unit's of it, immutable, addressed by key and versionId in the published bucket. */
export const partSchema = z.strictObject({
  /** `2026`, `2026-Q3`, `2026-S1`, `2026-T2` (four-monthly), `2026-09`, `2026-W37`, `2026-09-12`, or `all` for a dataset without periods. */
  period: z.string(),
  /** The unit of the OPD that delivered it, where the dataset is collected from units; absent for a part that is all of its period. */
  unitId: z.string().optional(),
  key: z.string(),
  versionId: z.string(),
  rows: z.number().int(),
  bytes: z.number().int(),
  sha256: z.string(),
  uploadId: z.string(),
  /** Rows of the file that are not in it, because its head published the valid ones alone; absent where there are none. */
  leftOut: z.number().int().positive().optional(),
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
  /** How it differs from `previous`, where that was counted when it was made. */
  changes: rowCountsSchema.optional(),
  /** The newest upload that replaced everything: an older one that finishes later adds nothing. */
  replacedAllBy: z.string().optional(),
});

export type Part = z.infer<typeof partSchema>;
export type Manifest = z.infer<typeof manifestSchema>;

type Place = Pick<Part, 'period' | 'unitId'>;

/** What a version holds one part of: a period, or a unit's part of it. No period and no unit has a `~`. */
export function placeOf({ period, unitId }: Place): string {
  return unitId === undefined ? period : `${period}~${unitId}`;
}

/** Whether the rows of both would count twice in one version: they are of one place, or one of them is all of the other's period. */
export function collide(one: Place, other: Place): boolean {
  if (one.period !== other.period) return false;
  return one.unitId === other.unitId || one.unitId === undefined || other.unitId === undefined;
}

/** The periods that they are of, each once, in their order. */
export function periodsOf(parts: readonly Place[]): string[] {
  return [...new Set(parts.map(({ period }) => period))];
}

/** The rows and bytes of all parts together, and how many rows were left out of them. */
export function totals(parts: readonly Part[]): { rows: number; bytes: number; leftOut: number } {
  const sum = (of: (part: Part) => number) => parts.reduce((total, part) => total + of(part), 0);
  return { rows: sumOfRows(parts), bytes: sum((part) => part.bytes), leftOut: sum((part) => part.leftOut ?? 0) };
}

/** The rows of all parts together, written already or not. */
export function sumOfRows(parts: readonly { readonly rows: number }[]): number {
  return parts.reduce((total, part) => total + part.rows, 0);
}
