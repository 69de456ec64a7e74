import * as z from 'zod';
import { changesSchema } from './changes.ts';
import { partSchema } from './manifest.ts';
import { orderSchema } from './order.ts';
import { questionAnswerSchema } from './question.ts';

/** States move forward only (data-model.md, Rules). */
const uploadStateSchema = z.enum([
  'waiting',
  'received',
  'checking',
  'asking',
  'accepted',
  'rejected',
  'failed',
  'in-review',
  'published',
  'returned',
  'cancelled',
]);

/** `DATASET#<id>` / `UPLOAD#<ulid>`: one delivery. */
export const uploadSchema = z.strictObject({
  datasetId: z.string(),
  uploadId: z.string(),
  opdId: z.string(),
  /** The unit of the OPD whose part it is; absent for an upload of the OPD itself. */
  unitId: z.string().optional(),
  state: uploadStateSchema,
  fileName: z.string(),
  size: z.number().int(),
  /** Declared by the client before the file was sent; checked against the bytes. */
  declaredSha256: z.string().optional(),
  mode: z.enum(['periods', 'all']),
  /** The period of the whole file, where the standard has no period column. */
  period: z.string().optional(),
  sheet: z.string().optional(),
  /** The object's key in the inbox bucket, unguessable. */
  key: z.string(),
  /** Of an upload without a file of its own: the object under its key is an order (order.ts). */
  derivedFrom: z
    .strictObject({
      kind: orderSchema.shape.kind,
      /** The upload whose report it answers. */
      uploadId: z.string(),
      /** The upload that brought the file. */
      original: z.string(),
      /** 1 where these two are the same, and one more for each that lies between. */
      round: z.number().int(),
      /** Why a head salvages. */
      reason: z.string().optional(),
    })
    .optional(),
  /** Of a file that comes in parts: storage's own id of the multipart upload, and how the file is cut. */
  multipart: z.strictObject({ id: z.string(), partSize: z.number().int(), parts: z.number().int() }).optional(),
  startedBy: z.string(),
  versionId: z.string().optional(),
  sequencer: z.string().optional(),
  sha256: z.string().optional(),
  standardVersion: z.number().int().optional(),
  parts: z.array(partSchema).optional(),
  counts: z.strictObject({ rows: z.number().int(), validRows: z.number().int(), errors: z.number().int() }).optional(),
  /** Rejected, but its valid rows could be published without the others. */
  salvageable: z.boolean().optional(),
  /** Rows of its file that are in none of its parts, as a head chose; absent where there are none. */
  leftOut: z.number().int().positive().optional(),
  /** How its clerk answered what was asked about the file, ids alone: of each question once. */
  answers: z.array(questionAnswerSchema).optional(),
  progress: z.strictObject({ step: z.string(), done: z.number().int(), total: z.number().int() }).optional(),
  reportKey: z.string().optional(),
  /** The clerk's workbook with the bad cells marked, in the published bucket; rejected uploads alone have one. */
  returnedWorkbook: z.strictObject({ key: z.string(), versionId: z.string() }).optional(),
  personalColumns: z.array(z.string()).optional(),
  /** Other columns with cells that look as if they held a NIK or KK, and were declared to hold none: the steward looks. */
  nikSuspects: z.array(z.string()).optional(),
  /** How many cells those are. */
  declaredNotNik: z.number().int().positive().optional(),
  /** What it changes, counted against the version that stood when it was checked. */
  changes: changesSchema.optional(),
  /** What is unlike the data before it, Bahasa Indonesia, no cell: the steward looks. */
  drift: z.array(z.string()).optional(),
  /** Rows of a unit's part whose primary key other units' parts of the period had when it was checked: for the OPD, and for no unit. */
  sharedKeys: z.number().int().positive().optional(),
  /** Columns of an open dataset that may count people, with the number of their small cells (access.md). */
  smallCounts: z.array(z.strictObject({ name: z.string(), cells: z.number().int() })).optional(),
  /** Why it waits for the steward, Bahasa Indonesia. */
  reviewReasons: z.array(z.string()).optional(),
  /** The steward whose approval is being carried out: from then on it can't be returned. */
  approvedBy: z.string().optional(),
  /** Why the steward returned it. */
  returnReasons: z.array(z.string()).optional(),
  versionNumber: z.number().int().optional(),
  /** Its rows are the very ones of that version, which stood before: it made none. */
  unchanged: z.literal(true).optional(),
  /** A sentence for the clerk, Bahasa Indonesia, no cell values. */
  message: z.string(),
  /** When each state was reached, RFC 3339. */
  at: z.record(z.string(), z.string()),
});

export type UploadState = z.infer<typeof uploadStateSchema>;
export type Upload = z.infer<typeof uploadSchema>;

const forward: Readonly<Record<UploadState, readonly UploadState[]>> = {
  waiting: ['received', 'cancelled'],
  received: ['checking', 'failed'],
  checking: ['checking', 'asking', 'accepted', 'rejected', 'failed'],
  asking: ['checking', 'cancelled'],
  accepted: ['published', 'in-review', 'failed'],
  'in-review': ['published', 'returned', 'cancelled'],
  failed: ['checking'],
  rejected: [],
  published: [],
  returned: [],
  cancelled: [],
};

/** Whether an upload may go from one state to another. `checking` may be entered again after a crash. */
export function mayMove(from: UploadState, to: UploadState): boolean {
  return forward[from].includes(to);
}

/** The states in which nothing more will happen by itself; the inbox object may go after its retention. */
export function isFinal(state: UploadState): boolean {
  return forward[state].length === 0;
}
