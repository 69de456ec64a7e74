/** What an auditor finds of a look; apart from its schema, so that pages read the words without zod. */
export const verdictNames = ['proper', 'improper', 'unclear'] as const;
export type VerdictName = (typeof verdictNames)[number];

export const verdictWords: Readonly<Record<VerdictName, string>> = { proper: 'patut', improper: 'tidak patut', unclear: 'belum jelas' };
