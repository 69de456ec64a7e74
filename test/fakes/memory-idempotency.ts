import type { Answer } from '../../functions/http/answer.ts';
import type { IdempotencyStore } from '../../functions/http/idempotency.ts';

/** Idempotency keys in memory; nothing expires. */
export function memoryIdempotency(): IdempotencyStore {
  const kept = new Map<string, { fingerprint: string; answer: Answer | undefined }>();
  return {
    async claim(sub, key, fingerprint) {
      const found = kept.get(`${sub}#${key}`);
      if (found) return { state: 'taken', ...found };
      kept.set(`${sub}#${key}`, { fingerprint, answer: undefined });
      return { state: 'claimed' };
    },
    async keep(sub, key, fingerprint, answer) {
      kept.set(`${sub}#${key}`, { fingerprint, answer: structuredClone(answer) });
    },
    async drop(sub, key) {
      kept.delete(`${sub}#${key}`);
    },
  };
}
