import * as z from 'zod';
import { limits } from '../limits.ts';
import { findingKinds, findingVerdictNames } from './finding-words.ts';
import { datasetIdSchema, opdIdSchema, uploadIdSchema } from './ids.ts';

/** One finding of an aid list: a suspicion, and of how many people. It names nobody. */
export const listFindingSchema = z.strictObject({
  /** A ULID: a new one once a verdict stands and the data have changed. */
  findingId: uploadIdSchema,
  kind: z.enum(findingKinds),
  /** Of `exclusive`, the programme that it excludes. */
  other: datasetIdSchema.optional(),
  /** The versions that were compared, by dataset. */
  versions: z.record(datasetIdSchema, z.number().int()),
  /** How many people, without those under a safety lock. */
  persons: z.number().int().min(1),
  foundAt: z.iso.datetime(),
  /** The last day, in the city's time, on which its owner should have said what of it is so. */
  due: z.iso.date(),
});

/** `FINDINGS` / `<datasetId>`: what was found of a list when it was last compared. A list without one was not compared, or nothing was found. */
export const findingsOfListSchema = z.strictObject({
  datasetId: datasetIdSchema,
  opdId: opdIdSchema,
  countedAt: z.iso.datetime(),
  findings: z.array(listFindingSchema),
});

/** `FINDING-VERDICTS` / `<findingId>`: what the owner said. */
export const findingVerdictSchema = z.strictObject({
  findingId: uploadIdSchema,
  verdict: z.enum(findingVerdictNames),
  note: z.string().max(limits.maxReasonCharacters),
  at: z.iso.datetime(),
  /** Who said it, and their name. */
  by: z.string(),
  name: z.string(),
});

export type ListFinding = z.infer<typeof listFindingSchema>;
export type FindingsOfList = z.infer<typeof findingsOfListSchema>;
export type FindingVerdict = z.infer<typeof findingVerdictSchema>;

/** Findings of a list are told apart by this: one of each kind, and of `exclusive` one per other programme. */
export function findingName({ kind, other }: Pick<ListFinding, 'kind' | 'other'>): string {
  return other === undefined ? kind : `${kind}#${other}`;
}
