import * as z from 'zod';
import { fieldTypes } from './column.ts';

/**
 * A cell as JSON text: a number as the exact literal that rows have, anything else in quotes. It goes into answers as it is; a JS number would round it.
 */
const cellJson = z.string();
const count = z.number().int().nonnegative();

/** A value and the number of its cells; `cut`: the value is longer, and this is its beginning. */
const valueCountSchema = z.object({ value: cellJson, count, cut: z.literal(true).optional() });
/** Cells from `from` on and below `to`. */
const binSchema = z.object({ from: cellJson, to: cellJson, count });
/** By the share of cells (in percent) that are this value or less; each is the value of a cell. */
const quantilesSchema = z.object({ 5: cellJson, 25: cellJson, 50: cellJson, 75: cellJson, 95: cellJson });

const valuesSchema = z.object({
  /** Of numbers, days, moments and months. */
  min: cellJson.optional(),
  max: cellJson.optional(),
  /** Of numbers. */
  quantiles: quantilesSchema.optional(),
  /** The most frequent first, equally frequent ones in their own order. */
  top: z.array(valueCountSchema),
  /** Of numbers, days and moments. */
  histogram: z.array(binSchema).optional(),
});

const columnSummarySchema = z.object({
  name: z.string(),
  title: z.string(),
  type: z.enum(fieldTypes),
  nulls: count,
  distinct: count,
  /** Absent of columns that tell of persons, and of lists and objects. */
  values: valuesSchema.optional(),
});

/** What a version's columns say of themselves, and its first rows; made once, and read as one object (versions/version-summary.ts). */
export const versionSummarySchema = z.object({
  rows: count,
  columns: z.array(columnSummarySchema),
  /** In the table's own order, each as JSON text in the form of the rows API; absent where a column tells of persons, or a row is very long. */
  firstRows: z.array(z.string()).optional(),
});

export type CellJson = z.infer<typeof cellJson>;
export type ValueCount = z.infer<typeof valueCountSchema>;
export type Bin = z.infer<typeof binSchema>;
export type Quantiles = z.infer<typeof quantilesSchema>;
export type ColumnValues = z.infer<typeof valuesSchema>;
export type ColumnSummary = z.infer<typeof columnSummarySchema>;
export type VersionSummary = z.infer<typeof versionSummarySchema>;
