import { ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { limits } from '../limits.ts';
import type { LibraryStore } from '../standards/library/library.port.ts';

/** GET /v1/standards: the standards that the steward keeps for every OPD, by id; for anyone. */
export function listLibrary({ library }: { readonly library: LibraryStore }): Operation<'listLibrary'> {
  return async ({ query }) => {
    const { items, next } = await library.list(query.limit ?? limits.defaultListItems, query.cursor);
    return ok({ items, ...(next === undefined ? {} : { next }) });
  };
}
