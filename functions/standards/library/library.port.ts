import type { LibraryEntry, LibraryStandard } from './library-standard.ts';

/** The steward's standards, reusable by every OPD. */
export interface LibraryStore {
  get(standardId: string): Promise<LibraryStandard | undefined>;
  /** At most `limit`, by id; `next` goes on where more follow. */
  list(limit: number, cursor?: string): Promise<{ readonly items: LibraryEntry[]; readonly next?: string }>;
  /** Writes number 1 on absence, any other over the number before it. */
  put(standard: LibraryStandard): Promise<'written' | 'stale'>;
}
