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
      put(looks, lookSchema.parse(look), ({ lookId }) => lookId === look.lookId);
    },
    async appendMatched(look, persons) {
      if (this.failing) throw new Error('the records table can not be written');
      if (isTaken(look)) throw new Error(`look ${look.lookId} exists`);
      const kept = { look: lookSchema.omit({ person: true }).parse(look), persons: [...new Set(persons)] };
      put(matches, kept, (standing) => standing.look.lookId === look.lookId);
    },
  };
}

/** In the place of what the same request wrote under that id before, as the table does. */
function put<T>(kept: T[], item: T, isSame: (one: T) => boolean): void {
  const place = kept.findIndex(isSame);
  if (place < 0) kept.push(item);
  else kept[place] = item;
}
