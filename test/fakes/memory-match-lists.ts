import type { MatchList } from '../../functions/model/match-list.ts';
import type { MatchListStore } from '../../functions/persons/match-list.port.ts';

export type MemoryMatchLists = MatchListStore & { readonly lists: Map<string, MatchList> };

export function memoryMatchLists(): MemoryMatchLists {
  const lists = new Map<string, MatchList>();
  return {
    lists,
    get: async (listId) => lists.get(listId),
    async begin(list) {
      if (!lists.has(list.listId)) lists.set(list.listId, list);
    },
    async move(list, from) {
      const standing = lists.get(list.listId);
      if (!standing || !from.includes(standing.state)) return 'stale';
      lists.set(list.listId, list);
      return 'moved';
    },
  };
}
