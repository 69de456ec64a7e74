import * as z from 'zod';

/** That one unit had nothing to report for a period: `DATASET#<id>` / `UNITNIHIL#<period>#<unitId>`. Its own file of that period takes its place. */
export const unitNihilSchema = z.strictObject({
  datasetId: z.string(),
  unitId: z.string(),
  period: z.string(),
  at: z.string(),
  /** Who said so: an account of the unit, or of its OPD. */
  by: z.string(),
  name: z.string(),
});

export type UnitNihil = z.infer<typeof unitNihilSchema>;
