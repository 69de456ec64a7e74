import type { CheckPlace, Minutes } from '../model/minutes.ts';

type Place = Pick<Minutes, 'opdId' | 'period'>;

/** Where minutes are kept. */
export interface MinutesStore {
  /** Strongly consistent. */
  get(place: Place): Promise<Minutes | undefined>;
  /** Those of these OPDs in one period, by OPD; who has none is left out. */
  load(opdIds: readonly string[], period: string): Promise<ReadonlyMap<string, Minutes>>;
  /** All of an OPD, the latest period first. */
  list(opdId: string): Promise<readonly Minutes[]>;
  /** Writes it over the revision before its own, or on absence where it is the first. */
  replace(minutes: Minutes): Promise<'written' | 'stale'>;
  /** Notes on absence which writing a verification number is printed on; throws where the number is taken. */
  noteCheck(checkNumber: string, place: CheckPlace): Promise<void>;
  checked(checkNumber: string): Promise<CheckPlace | undefined>;
}

/** Where signed PDFs arrive. */
export interface SignedFiles {
  /** A URL for one PUT of exactly `size` bytes, once. */
  presignPut(key: string, size: number, expiresInSeconds: number): Promise<{ url: string; headers: Record<string, string> }>;
  /** The bytes that came, of a longer file one more than so many; undefined where none did. The bucket removes them after `limits.inboxDays`. */
  fetch(key: string, mostBytes: number): Promise<Uint8Array | undefined>;
}
