import * as z from 'zod';

/** How somebody came to see a person's data. */
export const lookKinds = ['own', 'look-up', 'counter', 'match', 'finding', 'search'] as const;

/**
 * One look at one person: the receipt (*jejak akses*) that the person, the owning OPDs and the Inspektorat read. It holds no NIK and no cell; the person is
 * the keyed hash, which no answer ever gives.
 */
export const lookSchema = z.strictObject({
  /** A ULID. */
  lookId: z.string(),
  at: z.iso.datetime(),
  requestId: z.string(),
  /** The person looked at, as `personHash` names them. */
  person: z.string(),
  kind: z.enum(lookKinds),
  /** The account that looked, its name and the body that it looked for. */
  viewer: z.string(),
  name: z.string(),
  institution: z.string().optional(),
  /** A code of the city's list of purposes. */
  purpose: z.string().optional(),
  caseNumber: z.string().optional(),
  reason: z.string().optional(),
  /** Datasets of which something was shown, with their owners; the identity register among them where it answered. */
  shown: z.array(z.strictObject({ datasetId: z.string(), opdId: z.string() })),
  /** Of a case number whether its institution had confirmed it by then (model/case-look.ts). */
  case: z.enum(['kept', 'awaiting']).optional(),
  /** The person, or one of a list, is an official: the Inspektorat looks at every such look. It stands in the day's record alone. */
  ofOfficial: z.literal(true).optional(),
  /** How the person learns of it: on the screen from `from` on (RFC 3339), or at a counter alone. */
  receipt: z.discriminatedUnion('is', [
    z.strictObject({ is: z.literal('shown'), from: z.iso.datetime() }),
    z.strictObject({ is: z.literal('in-person') }),
  ]),
});

export type Look = z.infer<typeof lookSchema>;

/** One look at many people at once, a list that was matched: the same of each of them. Who they are is told beside it. */
export const matchedLookSchema = lookSchema.omit({ person: true });

export type MatchedLook = z.infer<typeof matchedLookSchema>;
