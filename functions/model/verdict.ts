import * as z from 'zod';
import { limits } from '../limits.ts';
import { verdictNames } from './verdict-words.ts';

/** The Inspektorat's verdict on one look. */
export const verdictSchema = z.strictObject({
  lookId: z.string(),
  /** The month of the look, `YYYY-MM` of UTC. */
  month: z.string(),
  verdict: z.enum(verdictNames),
  note: z.string().max(limits.maxReasonCharacters),
  at: z.iso.datetime(),
  /** The auditor, and their name. */
  by: z.string(),
  name: z.string(),
});

export type Verdict = z.infer<typeof verdictSchema>;
