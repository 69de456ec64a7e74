import type { Me } from './api-nouns.ts';

export const forHeadsAlone = 'Daftar ini hanya untuk penanggung jawab OPD.';

/** The OPDs that the account answers for, each once. */
export function headedBy({ kinds }: Me): string[] {
  return [...new Set(kinds.flatMap((kind) => (kind.kind === 'head' ? [kind.opdId] : [])))];
}
