import * as z from 'zod';
import { type Look, lookSchema, type MatchedLook } from './look.ts';

/** A look as its person's own receipt keeps it; keys and the person, by whom it was found, are left out. */
export const receiptSchema = z.object(lookSchema.omit({ person: true, requestId: true, ofOfficial: true }).shape);

export type Receipt = z.infer<typeof receiptSchema>;

/** A look as those read it who must not learn of whom: the owning OPD, the auditor. `persons`: how many a list had. */
export const keptLookSchema = z.object({
  ...lookSchema.omit({ person: true, requestId: true, receipt: true }).partial({ viewer: true, name: true }).shape,
  persons: z.number().int().nonnegative().optional(),
});

export type KeptLook = z.infer<typeof keptLookSchema>;

/** A look as its own officer goes on with it: who stands at the counter is served in more than one request. */
export const visitSchema = z.object(lookSchema.pick({ lookId: true, at: true, person: true, kind: true, viewer: true }).shape);

export type Visit = z.infer<typeof visitSchema>;

/** What the OPD reads of a look: of its own datasets, without the person. A resident's look at themselves says not even who looked: it is the same one. */
export function lookOfOpd(
  { person: _person, ofOfficial: _official, ...look }: MatchedLook & { readonly person?: string },
  opdId: string,
): Partial<Look> {
  const { viewer, name, institution, purpose, caseNumber, reason, case: kept, ...rest } = look;
  const told = isToldAtOnce(look) ? { purpose, caseNumber, reason, case: kept } : {};
  const who = institution === undefined ? { viewer, name } : { viewer, name, institution };
  return {
    ...Object.fromEntries(Object.entries({ ...rest, ...told }).filter(([, value]) => value !== undefined)),
    ...(look.kind === 'own' || !isToldAtOnce(look) ? {} : who),
    shown: look.shown.filter((one) => one.opdId === opdId),
  };
}

/** What the person learns late, or at a counter alone, the OPD does not learn before: only that somebody looked. */
function isToldAtOnce({ receipt, at }: Pick<Look, 'receipt' | 'at'>): boolean {
  return receipt.is === 'shown' && Date.parse(receipt.from) <= Date.parse(at);
}

/** The OPDs of which a look showed something, each once. */
export function opdsShown({ shown }: Pick<Look, 'shown'>): string[] {
  return [...new Set(shown.map(({ opdId }) => opdId))];
}
