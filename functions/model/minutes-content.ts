import * as z from 'zod';
import { accesses } from './access-level.ts';
import { deliveryStatuses } from './delivery-status.ts';
import { followUpSchema } from './minutes.ts';

const count = z.number().int().nonnegative();

/** What became of the deliveries that were decided in the period: each is in one of them. */
const resultsSchema = z.strictObject({
  /** By the steward. */
  approved: count,
  /** By itself, under an approved standard. */
  automatic: count,
  /** The same rows as before: no version of its own. */
  unchanged: count,
  returned: count,
  /** By the machine. */
  rejected: count,
  /** Still before the steward when it was counted. */
  waiting: count,
  /** There was nothing to report. */
  nihil: count,
});

const datasetSchema = z.strictObject({
  datasetId: z.string(),
  title: z.string(),
  access: z.enum(accesses),
  priority: z.boolean(),
  /** In the annex alone: closed, not published yet, or not any more. */
  isInAnnex: z.boolean(),
  /** How it stood when it was counted. */
  status: z.enum(deliveryStatuses).optional(),
  daysLate: count,
  results: resultsSchema,
  /** The numbers of the versions that the period made, in their order; `withdrawn` are those of them that do not stand any more. */
  versions: z.array(z.number().int()).readonly(),
  withdrawn: z.array(z.number().int()).readonly(),
  /** The latest returns with their reasons; `results.returned` counts them all. */
  returns: z.array(z.strictObject({ at: z.string(), reasons: z.array(z.string()).readonly() })).readonly(),
  nihilPeriods: z.array(z.string()).readonly().optional(),
  /** The latest alone, of minutes that were final before all of them were told. */
  nihilPeriod: z.string().optional(),
  /** Of what each version brought, where anyone may read it. */
  checksums: z.array(z.strictObject({ version: z.number().int(), period: z.string(), sha256: z.string() })).readonly(),
  /** How many more there are. */
  moreChecksums: count,
  /** It is late, or was sent back and not corrected: somebody must say what follows. */
  needsFollowUp: z.boolean(),
  followUp: followUpSchema.omit({ datasetId: true }).optional(),
});

/** What minutes tell of an OPD's period: counted from the table, by the one who asks, or once when they become final. */
export const minutesContentSchema = z.strictObject({
  opdId: z.string(),
  opdName: z.string(),
  period: z.string(),
  countedAt: z.iso.datetime(),
  /** Whether the period was over then. */
  isOver: z.boolean(),
  /** Datasets that nothing is to be told of: no delivery, and nothing due. */
  quiet: count,
  datasets: z.array(datasetSchema).readonly(),
});

export type MinutesResults = z.infer<typeof resultsSchema>;
export type MinutesDataset = z.infer<typeof datasetSchema>;
export type MinutesContent = z.infer<typeof minutesContentSchema>;

export function noResults(): MinutesResults {
  return { approved: 0, automatic: 0, unchanged: 0, returned: 0, rejected: 0, waiting: 0, nihil: 0 };
}
