import { createHash } from 'node:crypto';
import { holdsNik } from '../model/person-numbers/held-numbers.ts';
import type { Principal } from '../model/principal.ts';
import { type Route, routes } from '../routes.ts';
import { type AnyAnswer, isProblem } from './answer.ts';
import type { IdempotencyStore } from './idempotency.port.ts';
import type { ParsedCall } from './parse-call.ts';
import { conflict, invalidRequest, type Problem } from './problem.ts';

type Asked = ParsedCall & { readonly now: Date };

/** `run` does the request; with `first`, the body that was answered already, it makes the same answer with a new signature, and nothing else. */
export type Idempotency = { once(call: Asked, run: (first?: unknown) => Promise<AnyAnswer>): Promise<AnyAnswer> };

/** Why a caller may not have their first answer again, by what they may do now; undefined where they may. */
export type RefuseReplay = (call: Asked) => Promise<Problem | undefined>;

const keyPattern = /^[\x21-\x7e]{1,200}$/;

/**
 * Honours `Idempotency-Key` on POST for the one who is signed in: one key, one effect, the first answer again, to anyone who could still ask for it. A replay is decided on
 * like any request, and a key counts for the rights (kinds) that its account had: what was answered to an operator is not answered to them as something else.
 */
export function idempotent(store: IdempotencyStore, refuseReplay: RefuseReplay): Idempotency {
  return {
    async once(call, run) {
      const { repeatable, signs }: Route = routes[call.operation];
      if (repeatable || call.idempotencyKey === undefined || call.principal.type === 'anonymous') return run();
      if (!keyPattern.test(call.idempotencyKey))
        return invalidRequest([{ where: 'tajuk Idempotency-Key', what: 'harus 1–200 huruf ASCII tanpa spasi' }]);
      if (holdsNik(call.idempotencyKey))
        return invalidRequest([{ where: 'tajuk Idempotency-Key', what: 'memuat 16 angka yang berbentuk NIK; pakai kunci acak' }]);
      const { sub } = call.principal;
      const fingerprint = fingerprintOf(call);
      const claim = await store.claim(sub, call.idempotencyKey, fingerprint, call.now);
      if (claim.state === 'taken') {
        const refusal = await refuseReplay(call);
        if (refusal) return refusal;
        if (claim.fingerprint !== fingerprint) return conflict(otherRequest);
        if (!claim.answer) return conflict('Permintaan dengan Idempotency-Key ini masih berjalan. Coba lagi sebentar lagi.');
        return signs && !isProblem(claim.answer) ? run(claim.answer.body) : claim.answer;
      }
      return runClaimed(store, sub, call.idempotencyKey, fingerprint, run);
    },
  };
}

const otherRequest = 'Idempotency-Key ini sudah dipakai untuk permintaan lain, atau hak akun Anda berubah sesudahnya. Pakai kunci baru.';

async function runClaimed(
  store: IdempotencyStore,
  sub: string,
  key: string,
  fingerprint: string,
  run: () => Promise<AnyAnswer>,
): Promise<AnyAnswer> {
  try {
    const answer = await run();
    if (answer.status >= 500) await store.drop(sub, key);
    else await store.keep(sub, key, fingerprint, withoutSigned(answer));
    return answer;
  } catch (fault) {
    await store.drop(sub, key);
    throw fault;
  }
}

/** What is signed opens something for a while: it goes out, and stays nowhere. */
function withoutSigned(answer: AnyAnswer): AnyAnswer {
  if (isProblem(answer)) return answer;
  const { signed: _signed, ...kept } = answer;
  return kept;
}

function fingerprintOf(call: ParsedCall): string {
  const { confidential }: Route = routes[call.operation];
  const body = confidential ? shapeOf(call.body) : call.body;
  const text = JSON.stringify([call.operation, call.params, call.query, body, kindsOf(call.principal)]);
  return createHash('sha256').update(text).digest('hex');
}

function kindsOf(principal: Principal): readonly string[] {
  return principal.type === 'anonymous' ? [] : principal.kinds.map((kind) => JSON.stringify(kind)).sort();
}

/** Each text by its length alone. A key used again for other cells of the same shape gets the first answer: its caller's mistake, where a digest would be ours. */
function shapeOf(body: unknown): string {
  return JSON.stringify(body, (_name, value: unknown) => (typeof value === 'string' ? value.length : value));
}
