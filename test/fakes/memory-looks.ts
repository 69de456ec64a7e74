import type { LookStore } from '../../functions/access/look.port.ts';
import { type Look, lookSchema, type MatchedLook } from '../../functions/model/look.ts';

export type KeptMatch = { readonly look: MatchedLook; readonly persons: readonly string[] };

/** Append-only, like the records table; parses what is written, as the adapter parses what it reads. `failing` makes the next appends throw, as a table that can't be written does. */
export function memoryLooks(): LookStore & { readonly looks: Look[]; readonly matches: KeptMatch[]; failing: boolean } {
  const looks: Look[] = [];
  const matches: KeptMatch[] = [];
  const isTaken = ({ lookId, requestId }: MatchedLook) =>
    [...looks, ...matches.map(({ look }) => look)].some((kept) => kept.lookId === lookId && kept.requestId !== requestId);
  return {
    looks,
    matches,
    failing: false,
    async append(look) {
      if (this.failing) throw new Error('the records table can not be written');
      if (isTaken(look)) throw new Error(`look ${look.lookId} exists`);
      if (!looks.some(({ lookId }) => lookId === look.lookId)) looks.push(lookSchema.parse(look));
    },
    async appendMatched(look, persons) {
      if (this.failing) throw new Error('the records table can not be written');
      if (isTaken(look)) throw new Error(`look ${look.lookId} exists`);
      if (!matches.some((kept) => kept.look.lookId === look.lookId))
        matches.push({ look: lookSchema.omit({ person: true }).parse(look), persons: [...new Set(persons)] });
    },
  };
}
