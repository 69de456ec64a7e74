import type { AnyAnswer } from './answer.ts';

/** `IDEMPOTENCY#<sub>#<key>`: the first answer to a key, kept 24 h without what is signed in it (data-model.md). */
export interface IdempotencyStore {
  /** Claims the key; `taken` gives what stands there: the fingerprint of the first request, and its answer once it is known. */
  claim(
    sub: string,
    key: string,
    fingerprint: string,
    now: Date,
  ): Promise<{ state: 'claimed' } | { state: 'taken'; fingerprint: string; answer: AnyAnswer | undefined }>;
  keep(sub: string, key: string, fingerprint: string, answer: AnyAnswer): Promise<void>;
  drop(sub: string, key: string): Promise<void>;
}
