import * as z from 'zod';
import { deliveryStatuses } from './delivery-status.ts';

const count = z.number().int().nonnegative();

/** One OPD's standing at one moment, as the recount found it: `OPD#<id>` / `PROGRESS#now` and, once a week, `PROGRESS#<date>`. */
export const progressCountSchema = z.strictObject({
  opdId: z.string(),
  at: z.string(),
  /** Datasets it is to deliver: registered and not withdrawn. */
  planned: count,
  /** Of these, whose date falls before the end of this month, or has passed. */
  due: count,
  /** Delivered and not yet due again. */
  delivered: count,
  /** Whose date has passed. */
  late: count,
  /** Whose newest upload was rejected or returned. */
  rejected: count,
  /** Never delivered. */
  missing: count,
  /** Rows in the current versions. */
  rows: count,
  lastUploadAt: z.string().optional(),
  /** The earliest due date that was missed and after which nothing came. */
  silentSince: z.string().optional(),
  /** How many datasets have each status: they add up to `planned`. Counts that were kept before there were statuses have none. */
  statuses: z.partialRecord(z.enum(deliveryStatuses), count).optional(),
  /** The same of what anyone may see: closed datasets and drafts are in no number an outsider can read (access.md, "No oracle"). */
  public: z.strictObject({ planned: count, delivered: count, late: count, rows: count }),
});

export type ProgressCount = z.infer<typeof progressCountSchema>;
