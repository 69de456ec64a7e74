import * as z from 'zod';
import { accesses } from './access-level.ts';
import { deliveryStatuses } from './delivery-status.ts';

const count = z.number().int().nonnegative();

/** How many datasets have each status: all statuses, so that they add up to what is to be delivered. */
const statusCounts = z.record(z.enum(deliveryStatuses), count);

/** The numbers of one OPD in one report. */
const tallySchema = z.strictObject({
  statuses: statusCounts,
  /** Past their due date, whatever their status. */
  late: count,
  /** Uploads that stand rejected, by what was wrong with them; one upload may have several causes. */
  causes: z.record(z.string(), count),
  /** Against the report before it, where there is one. */
  before: z.strictObject({ statuses: statusCounts, late: count, newlyLate: count, settled: count }).optional(),
});

/** One dataset as it stood when the report closed. */
const reportedDatasetSchema = z.strictObject({
  datasetId: z.string(),
  title: z.string(),
  access: z.enum(accesses),
  priority: z.boolean(),
  status: z.enum(deliveryStatuses),
  isLate: z.boolean(),
  daysLate: count,
  nextDue: z.string().optional(),
});

/** One OPD's part of a report, written once: `REPORT#<id>` / `OPD#<opdId>`. */
export const reportPartSchema = z.strictObject({
  reportId: z.string(),
  opdId: z.string(),
  name: z.string(),
  at: z.string(),
  all: tallySchema,
  /** The same of what anyone may see: closed datasets and drafts are in no number that an outsider can read (access.md, "No oracle"). */
  public: tallySchema,
  datasets: z.array(reportedDatasetSchema),
});

export const reportKinds = ['weekly', 'monthly'] as const;

/** A report, once all its parts stand: `REPORTS` / `<closing>#<id>`. */
export const reportHeadSchema = z.strictObject({
  /** The period that it tells of: `2026-W48`, `2026-11`. */
  reportId: z.string(),
  kind: z.enum(reportKinds),
  closesAt: z.string(),
  finalAt: z.string(),
  /** When it was counted: at its closing, or as soon after as its run came through. */
  countedAt: z.string(),
  /** The report that it is compared with. */
  since: z.string().optional(),
});

/** Why an OPD is late with a dataset, in its own words, until the report is final: `REPORT#<id>` / `REASON#<datasetId>`. */
export const reportReasonSchema = z.strictObject({
  reportId: z.string(),
  opdId: z.string(),
  datasetId: z.string(),
  text: z.string(),
  at: z.string(),
  /** The account that wrote it; on no page. */
  by: z.string(),
});

/** What a report is for good, written once, after its files: `REPORT#<id>` / `FINAL`. */
export const reportEndSchema = z.strictObject({ reportId: z.string(), at: z.string(), reasons: z.array(reportReasonSchema) });

export type ReportTally = z.infer<typeof tallySchema>;
export type ReportedDataset = z.infer<typeof reportedDatasetSchema>;
export type ReportPart = z.infer<typeof reportPartSchema>;
export type ReportHead = z.infer<typeof reportHeadSchema>;
export type ReportKind = ReportHead['kind'];
export type ReportReason = z.infer<typeof reportReasonSchema>;
export type ReportEnd = z.infer<typeof reportEndSchema>;
