import * as z from 'zod';
import { limits } from '../limits.ts';
import { uploadIdSchema } from './ids.ts';

/** A ULID, as uploads have. */
export const requestIdSchema = uploadIdSchema;

/** What the head of the owning OPD said to a request; of a grant also what it narrows. Without `until` it is a standing grant. */
const decisionSchema = z.strictObject({
  decision: z.enum(['grant', 'refuse']),
  reasons: z.array(z.string()),
  by: z.string(),
  /** What the head was called then; of decisions from before names were kept, none. */
  byName: z.string().optional(),
  at: z.iso.datetime(),
  until: z.iso.datetime().optional(),
  withoutColumns: z.array(z.string()).optional(),
  /** Where columns are left out: those that are given, of the standard in force then. What a later standard adds or renames is not among them. */
  columns: z.array(z.string()).optional(),
  area: z.string().optional(),
  officers: z.array(z.string()).optional(),
});

/**
 * `DATASET#<id>` / `REQUEST#<ulid>`: an institution asks for limited data (permohonan bagi pakai): on what purpose and legal basis, for which officers,
 * columns and area, until when.
 */
export const accessRequestSchema = z.strictObject({
  datasetId: z.string(),
  /** The owning OPD, whose head decides. */
  opdId: z.string(),
  requestId: z.string(),
  institution: z.string(),
  requestedBy: z.strictObject({ sub: z.string(), name: z.string() }),
  requestedAt: z.iso.datetime(),
  /** A code of the city's list of purposes. */
  purpose: z.string(),
  legalBasis: z.string(),
  until: z.iso.datetime(),
  /** Accounts by their `sub`; without them, everybody of the institution. */
  officers: z.array(z.string()).max(limits.maxOfficers).optional(),
  /** Names of the standard's fields; without them, all. */
  columns: z.array(z.string()).max(limits.maxGrantColumns).optional(),
  /** A Kemendagri code within the city, dotted. */
  area: z.string().optional(),
  state: z.enum(['waiting', 'granted', 'refused', 'withdrawn']),
  decision: decisionSchema.optional(),
  withdrawnAt: z.iso.datetime().optional(),
  /** Grows by one at each write; each write is conditional on it. */
  revision: z.number().int(),
});

export type AccessRequest = z.infer<typeof accessRequestSchema>;
export type AccessDecision = z.infer<typeof decisionSchema>;

/** An entry of the list of what waits for a head; the request's own state is the truth. */
export type WaitingRequest = Pick<AccessRequest, 'datasetId' | 'opdId' | 'requestId' | 'institution'>;
