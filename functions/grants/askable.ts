import type { DatasetFacts } from '../access/target.ts';
import { traitsOf } from '../model/access-level.ts';

/** Why a dataset takes no requests (Bahasa Indonesia); undefined where it does: published, at a level that takes them. */
export function whyNotAskable({ state, access, sharing }: Pick<DatasetFacts, 'state' | 'access' | 'sharing'>): string | undefined {
  if (state === 'draft') return 'Data ini belum terbit, jadi belum dapat dimohon.';
  if (state === 'withdrawn') return 'Data ini sudah ditarik, jadi tidak dapat dimohon.';
  return traitsOf({ access, sharing }).noRequestsBecause;
}
