/** What may be found of an aid list (access.md, "Persons"); apart from its schema, so that pages read the words without zod. */
export const findingKinds = ['deceased', 'exclusive', 'unknown', 'no-kelurahan'] as const;
export type FindingKind = (typeof findingKinds)[number];

/** Those that the identity register tells, under its agreement alone. */
export const registerKinds: readonly FindingKind[] = ['deceased', 'unknown'];

/** What the owner says of a finding, once. */
export const findingVerdictNames = ['corrected', 'unfounded', 'unclear'] as const;
export type FindingVerdictName = (typeof findingVerdictNames)[number];

export const findingVerdictWords: Readonly<Record<FindingVerdictName, string>> = {
  corrected: 'benar, daftarnya diperbaiki',
  unfounded: 'tidak terbukti',
  unclear: 'belum jelas, masih diperiksa di lapangan',
};
