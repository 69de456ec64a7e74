import { createHash } from 'node:crypto';
import { type Route, routes } from '../routes.ts';
import { holdsNik } from '../standards/text-format.ts';
import type { Answer } from './answer.ts';
import type { ParsedCall } from './parse-call.ts';
import { conflict, invalidRequest } from './problem.ts';

/** `IDEMPOTENCY#<sub>#<key>`: the first answer to a key, kept 24 h (data-model.md). */
export interface IdempotencyStore {
  /** Claims the key; `taken` gives what stands there: the fingerprint of the first request, and its answer once it is known. */
  claim(
    sub: string,
    key: string,
    fingerprint: string,
    now: Date,
  ): Promise<{ state: 'claimed' } | { state: 'taken'; fingerprint: string; answer: Answer | undefined }>;
  keep(sub: string, key: string, fingerprint: string, answer: Answer): Promise<void>;
  drop(sub: string, key: string): Promise<void>;
}

export type Idempotency = { once(call: ParsedCall & { now: Date }, run: () => Promise<Answer>): Promise<Answer> };

const keyPattern = /^[\x21-\x7e]{1,200}$/;

/** Honours `Idempotency-Key` on POST for whoever is signed in: one key, one effect, the first answer again. */
export function idempotent(store: IdempotencyStore): Idempotency {
  return {
    async once(call, run) {
      const { repeatable }: Route = routes[call.operation];
      if (repeatable || call.idempotencyKey === undefined || call.principal.type === 'anonymous') return run();
      if (!keyPattern.test(call.idempotencyKey))
        return invalidRequest([{ where: 'tajuk Idempotency-Key', what: 'harus 1–200 huruf ASCII tanpa spasi' }]);
      if (holdsNik(call.idempotencyKey))
        return invalidRequest([{ where: 'tajuk Idempotency-Key', what: 'memuat 16 angka yang berbentuk NIK; pakai kunci acak' }]);
      const { sub } = call.principal;
      const fingerprint = fingerprintOf(call);
      const claim = await store.claim(sub, call.idempotencyKey, fingerprint, call.now);
      if (claim.state === 'taken') {
        if (claim.fingerprint !== fingerprint)
          return conflict('Idempotency-Key ini sudah dipakai untuk permintaan lain. Pakai kunci baru.');
        return claim.answer ?? conflict('Permintaan dengan Idempotency-Key ini masih berjalan. Coba lagi sebentar lagi.');
      }
      return runClaimed(store, sub, call.idempotencyKey, fingerprint, run);
    },
  };
}

async function runClaimed(
  store: IdempotencyStore,
  sub: string,
  key: string,
  fingerprint: string,
  run: () => Promise<Answer>,
): Promise<Answer> {
  try {
    const answer = await run();
    if (answer.status >= 500) await store.drop(sub, key);
    else await store.keep(sub, key, fingerprint, answer);
    return answer;
  } catch (fault) {
    await store.drop(sub, key);
    throw fault;
  }
}

function fingerprintOf(call: ParsedCall): string {
  const { confidential }: Route = routes[call.operation];
  const body = confidential ? shapeOf(call.body) : call.body;
  const text = JSON.stringify([call.operation, call.params, call.query, body]);
  return createHash('sha256').update(text).digest('hex');
}

/** Each text by its length alone. A key used again for other cells of the same shape gets the first answer: its caller's mistake, where a digest would be ours. */
function shapeOf(body: unknown): string {
  return JSON.stringify(body, (_name, value: unknown) => (typeof value === 'string' ? value.length : value));
}
