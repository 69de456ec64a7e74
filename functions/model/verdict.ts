import { z } from 'zod';
import { limits } from '../limits.ts';

/** What an auditor finds of a look, with the words that they choose by. */
export const verdicts = { proper: 'patut', improper: 'tidak patut', unclear: 'belum jelas' } as const;

/** The Inspektorat's verdict on one look. */
export const verdictSchema = z.strictObject({
  lookId: z.string(),
  /** The month of the look, `YYYY-MM` of UTC. */
  month: z.string(),
  verdict: z.enum(['proper', 'improper', 'unclear'] as const satisfies readonly (keyof typeof verdicts)[]),
  note: z.string().max(limits.maxReasonCharacters),
  at: z.iso.datetime(),
  /** The auditor, and their name. */
  by: z.string(),
  name: z.string(),
});

export type Verdict = z.infer<typeof verdictSchema>;
