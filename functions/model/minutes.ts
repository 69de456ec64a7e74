import * as z from 'zod';
import { limits } from '../limits.ts';
import { datasetIdSchema, opdIdSchema } from './ids.ts';
import { minutesPapers, minutesStates } from './minutes-words.ts';

const partySchema = z.strictObject({
  name: z.string().min(1).max(limits.maxPartyNameCharacters),
  post: z.string().min(1).max(limits.maxPartyPostCharacters),
});

/** What the steward writes of the letter: the parties sign, `knowing` is who takes note (mengetahui). */
export const letterSchema = z.strictObject({
  number: z.string().min(1).max(limits.maxLetterNumberCharacters),
  heldOn: z.iso.date(),
  place: z.string().min(1).max(limits.maxLetterPlaceCharacters),
  ...{ walidata: partySchema, opd: partySchema, knowing: partySchema },
});

/** What is to be done about a dataset, and until which day. */
export const followUpSchema = z.strictObject({
  datasetId: datasetIdSchema,
  text: z.string().min(1).max(limits.maxFollowUpCharacters),
  until: z.iso.date(),
});

/** A file in the published bucket, as it was written. */
const keptFileSchema = z.strictObject({ key: z.string(), versionId: z.string(), sha256: z.string(), bytes: z.number().int() });

/** A signed PDF as it came. Whether a signature is valid only its issuer's service says. */
const signedFileSchema = keptFileSchema.extend({
  paper: z.enum(minutesPapers),
  at: z.iso.datetime(),
  by: z.string(),
  /** It begins with the very bytes of the final paper, as a signature that is added to a PDF leaves them. */
  keepsFinal: z.boolean(),
  /** It holds the dictionary of an electronic signature. */
  hasSignature: z.boolean(),
});

/** A signed PDF that was announced and has not come, or was not looked at yet. */
const awaitedSchema = z.strictObject({
  paper: z.enum(minutesPapers),
  key: z.string(),
  size: z.number().int(),
  sha256: z.string().optional(),
});

const finalSchema = z.strictObject({
  at: z.iso.datetime(),
  by: z.string(),
  checkNumber: z.string(),
  /** What was counted, as JSON. */
  content: keptFileSchema,
  main: keptFileSchema,
  annex: keptFileSchema.optional(),
});

/** Minutes of one OPD and period; a later one takes the place of an earlier. */
export const writingSchema = z.strictObject({
  n: z.number().int().positive(),
  state: z.enum(minutesStates),
  letter: letterSchema,
  /** Of a draft; those of a final one are in what was counted. */
  followUps: z.array(followUpSchema).optional(),
  /** The one whose place it takes, or that took its own. */
  replaces: z.number().int().positive().optional(),
  replacedBy: z.number().int().positive().optional(),
  final: finalSchema.optional(),
  signed: z.array(signedFileSchema).optional(),
  awaited: awaitedSchema.optional(),
  revoked: z.strictObject({ at: z.iso.datetime(), by: z.string(), reason: z.string() }).optional(),
});

/** `MINUTES#<opdId>` / `<period>`: all minutes of an OPD and period, so that one write makes one of them final and ends the one before. */
export const minutesSchema = z.strictObject({
  opdId: opdIdSchema,
  period: z.string(),
  writings: z.array(writingSchema).max(limits.maxMinutesOfPeriod),
  /** Grows by one at each write; it is the ETag, "0" where nothing was written. */
  revision: z.number().int().nonnegative(),
});

export type Letter = z.infer<typeof letterSchema>;
export type FollowUp = z.infer<typeof followUpSchema>;
export type KeptFile = z.infer<typeof keptFileSchema>;
export type Writing = z.infer<typeof writingSchema>;
export type Minutes = z.infer<typeof minutesSchema>;

/** `MINUTES-CHECK#<number>` / `PLACE`: which writing a verification number was printed on. */
export const checkPlaceSchema = z.strictObject({ opdId: z.string(), period: z.string(), n: z.number().int() });
export type CheckPlace = z.infer<typeof checkPlaceSchema>;
