import * as z from 'zod';

/** That there was nothing to report for a period: `DATASET#<id>` / `NIHIL#<period>`, written once META says so. */
export const keptNihilSchema = z.strictObject({
  datasetId: z.string(),
  period: z.string(),
  at: z.string(),
  by: z.string(),
  name: z.string(),
});

export type KeptNihil = z.infer<typeof keptNihilSchema>;
