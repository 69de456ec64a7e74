import type { MatchList, MatchListState } from '../model/match-list.ts';

export interface MatchListStore {
  get(listId: string): Promise<MatchList | undefined>;
  /** Puts a list that nobody has begun to read; the same one again changes nothing. */
  begin(list: MatchList): Promise<void>;
  /** Replaces it if its stored state is one of `from`. */
  move(list: MatchList, from: readonly MatchListState[]): Promise<'moved' | 'stale'>;
}

/** The bucket that clients write into. */
export interface MatchListFiles {
  /** A URL for one PUT of exactly `size` bytes while nothing stands under the key (`If-None-Match: *` is signed). */
  presignPut(key: string, size: number, expiresInSeconds: number): Promise<{ url: string; headers: Record<string, string> }>;
}
