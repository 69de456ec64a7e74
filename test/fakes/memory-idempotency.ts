import type { AnyAnswer } from '../../functions/http/answer.ts';
import type { IdempotencyStore } from '../../functions/http/idempotency.port.ts';
import { limits } from '../../functions/limits.ts';

type Kept = { readonly fingerprint: string; readonly answer: AnyAnswer | undefined; readonly claimedAt: Date };

/** Idempotency keys in memory; one is free again when its day is over, or when it was claimed and its lease ran out unanswered. */
export function memoryIdempotency(): IdempotencyStore {
  const kept = new Map<string, Kept>();
  const keyOf = (sub: string, key: string) => `${sub}#${key}`;
  return {
    async claim(sub, key, fingerprint, now) {
      const found = kept.get(keyOf(sub, key));
      if (found && !isFree(found, now)) return { state: 'taken', fingerprint: found.fingerprint, answer: found.answer };
      kept.set(keyOf(sub, key), { fingerprint, answer: undefined, claimedAt: now });
      return { state: 'claimed' };
    },
    async keep(sub, key, fingerprint, answer) {
      const found = kept.get(keyOf(sub, key));
      if (found?.fingerprint !== fingerprint) throw new Error(`${key} was not claimed by this request`);
      kept.set(keyOf(sub, key), { ...found, answer: structuredClone(answer) });
    },
    async drop(sub, key) {
      kept.delete(keyOf(sub, key));
    },
  };
}

function isFree({ answer, claimedAt }: Kept, now: Date): boolean {
  const age = (now.getTime() - claimedAt.getTime()) / 1000;
  return age > (answer === undefined ? limits.idempotencyLeaseSeconds : limits.idempotencySeconds);
}
