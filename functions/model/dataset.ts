import * as z from 'zod';
import { limits } from '../limits.ts';
import { accesses, sharings } from './access-level.ts';
import { datasetIdSchema, opdIdSchema, uploadIdSchema } from './ids.ts';
import { keptShape } from './metadata/schemas.ts';
import { metadataFields } from './metadata/table.ts';
import { registeredPart } from './metadata/values.ts';

export const accessSchema = z.enum(accesses);
export const sharingSchema = z.enum(sharings);
export const cadenceSchema = metadataFields.cadence.kept;
export const dayOrTime = z.union([z.iso.date(), z.iso.datetime({ offset: true })], {
  error: 'tulis tanggal yang ada, misalnya 2031-12-31',
});

/** Why a dataset is closed: UU KIP 14/2008 Pasal 17 and 19 (uji konsekuensi). */
export const exemptionSchema = z.strictObject({
  legalBasis: z.string().min(1).max(limits.maxLegalBasisCharacters),
  reason: z.string().min(1).max(limits.maxExemptionReasonCharacters),
  until: dayOrTime,
});
/** The lawful basis, purposes and retention of personal data: UU PDP 27/2022 Pasal 16 and 20. */
export const processingSchema = z.strictObject({
  basis: z.string().min(1).max(limits.maxLegalBasisCharacters),
  purposes: z.array(z.string().min(1).max(limits.maxPurposeCharacters)).min(1).max(limits.maxPurposes),
  retentionUntil: dayOrTime,
});

const levelSchema = z.strictObject({ access: accessSchema, sharing: sharingSchema.optional() });

/** `DATASET#<id>` / `META`: what every request reads, ≤ 4 KB (data-model.md); of the metadata those that are stored there. */
export const datasetSchema = z.strictObject({
  datasetId: datasetIdSchema,
  ...keptShape('META'),
  opdId: opdIdSchema,
  access: accessSchema,
  sharing: sharingSchema.optional(),
  /** When it was last closed: what was granted until then is over, whatever its level becomes. */
  grantsFrom: z.iso.datetime().optional(),
  /** A loosening that waits for the steward's confirmation, with who proposed it. */
  proposedAccess: levelSchema.extend({ reason: z.string(), by: z.string(), at: z.string() }).optional(),
  exemption: exemptionSchema.optional(),
  processing: processingSchema.optional(),
  state: z.enum(['draft', 'published', 'withdrawn']),
  /** True once it was published while open: from then on outsiders get 410, never 404 (access.md). */
  oncePublic: z.boolean(),
  /** Set when a once-public dataset is withdrawn or closed: what the 410 says. */
  retraction: z.strictObject({ at: z.string(), reason: z.string() }).optional(),
  /** Emergency hold: reads stop at once. */
  hold: z.strictObject({ at: z.string(), by: z.string(), reason: z.string() }).optional(),
  /** Set at the end of its retention: its data were destroyed, and which minutes say so. It is withdrawn then, and never restored. */
  destroyed: z.strictObject({ at: z.string(), minutes: z.string() }).optional(),
  nextDue: z.string().optional(),
  /** The latest period for which there was nothing to report, and who said so: a delivery, until a file of that period is published. */
  nihil: z.strictObject({ period: z.string(), at: z.string(), by: z.string(), name: z.string() }).optional(),
  personalColumns: z.array(z.string()),
  /** Number of the approved standard in force; none until the first review. */
  standardVersion: z.number().int().optional(),
  /** The one pointer that publishing flips. */
  current: z
    .strictObject({
      n: z.number().int(),
      uploadId: uploadIdSchema,
      rows: z.number().int(),
      bytes: z.number().int(),
      /** Rows that its files held and it does not, as their heads chose; absent where there are none. */
      leftOut: z.number().int().positive().optional(),
      publishedAt: z.string(),
    })
    .optional(),
  /** The first version that is read: what was published under a narrower level stays behind when the level is loosened. */
  servesFrom: z.number().int().optional(),
  lastDeliveryAt: z.string().optional(),
  createdAt: z.string(),
  createdBy: z.string(),
  updatedAt: z.string(),
  /** Grows by one at each write; each write is conditional on it. It is the dataset's ETag. */
  revision: z.number().int(),
});

/** `DATASET#<id>` / `ABOUT`: what describes it and no decision needs. Members that a later version wrote are passed over: it may be taken back. */
export const aboutSchema = z.object({ datasetId: datasetIdSchema, ...keptShape('ABOUT') });

export type Exemption = z.infer<typeof exemptionSchema>;
export type Dataset = z.infer<typeof datasetSchema>;
export type About = z.infer<typeof aboutSchema>;

/** What stands in for an ABOUT that was not written: a registration was interrupted after its META. */
export function emptyAbout(datasetId: string): About {
  return { datasetId, ...registeredPart('ABOUT', { description: '' }) };
}
