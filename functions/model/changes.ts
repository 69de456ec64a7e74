import * as z from 'zod';
import { rowCountsSchema } from './row-counts.ts';

/** The counts, and the version that they were counted against (none for the first). */
export const changesSchema = rowCountsSchema.extend({
  against: z.strictObject({ n: z.number().int(), uploadId: z.string() }).optional(),
});

export type Changes = z.infer<typeof changesSchema>;
