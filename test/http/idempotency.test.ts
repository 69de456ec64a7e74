import { describe, expect, test } from 'vitest';
import type { IdempotencyStore } from '../../functions/http/idempotency.port.ts';
import { idempotent } from '../../functions/http/idempotency.ts';
import type { ParsedCall } from '../../functions/http/parse-call.ts';
import { notFound } from '../../functions/http/problem.ts';
import { principalSchema } from '../../functions/model/principal.ts';
import type { OperationName } from '../../functions/routes.ts';
import { memoryIdempotency } from '../fakes/memory-idempotency.ts';
import { principalOf } from '../fakes/principals.ts';

const now = new Date('2026-11-24T05:00:00.000Z');

/** The fingerprint that is kept of a request under a key. */
async function fingerprintOf(operation: OperationName, body: unknown): Promise<string> {
  const kept: string[] = [];
  const memory = memoryIdempotency();
  const store: IdempotencyStore = {
    ...memory,
    claim: (sub, key, fingerprint, at) => {
      kept.push(fingerprint);
      return memory.claim(sub, key, fingerprint, at);
    },
  };
  const call: ParsedCall & { now: Date } = {
    operation,
    body,
    now,
    principal: principalOf('operator'),
    params: { datasetId: 'data' },
    query: {},
    accept: '',
    ifMatch: undefined,
    requestId: 'r',
    idempotencyKey: 'kunci',
  };
  await idempotent(store, async () => undefined).once(call, async () => ({ status: 201, body: {} }));
  return kept.join();
}

describe('the fingerprint of a request', () => {
  const mend = (value: string) => fingerprintOf('mendUpload', { cells: [{ rowNumber: 2, fieldName: 'nik', value }] });

  test('tells one body from another', async () => {
    const register = (title: string) => fingerprintOf('registerDataset', { title });
    expect(await register('A')).not.toBe(await register('B'));
    expect(await register('A')).toBe(await register('A'));
  });

  test('of corrected cells is the same whatever they hold: a kept digest of a NIK could be guessed', async () => {
    expect(await mend('3671015205900001')).toBe(await mend('3671011205910002'));
  });

  test('of corrected cells still tells how many, where and how long', async () => {
    expect(await mend('3671015205900001')).not.toBe(await mend('367101'));
    const elsewhere = await fingerprintOf('mendUpload', { cells: [{ rowNumber: 3, fieldName: 'nik', value: '3671015205900001' }] });
    expect(await mend('3671015205900001')).not.toBe(elsewhere);
  });
});

describe('a repeated request', () => {
  const call: ParsedCall & { now: Date } = {
    operation: 'withdrawDataset',
    body: { reason: 'a' },
    now,
    principal: principalOf('steward'),
    params: { datasetId: 'data' },
    query: {},
    accept: '',
    ifMatch: undefined,
    requestId: 'r',
    idempotencyKey: 'kunci',
  };

  test('that would be refused now gets the refusal, and not its first answer', async () => {
    const store = memoryIdempotency();
    let effects = 0;
    const run = async () => ({ status: 201, body: { n: ++effects } }) as const;
    await idempotent(store, async () => undefined).once(call, run);
    expect(await idempotent(store, async () => notFound).once(call, run)).toBe(notFound);
    expect(await idempotent(store, async () => undefined).once(call, run)).toEqual({ status: 201, body: { n: 1 } });
    expect(effects).toBe(1);
  });

  test('of an account whose rights changed gets no answer of before, and has no second effect', async () => {
    const { once } = idempotent(memoryIdempotency(), async () => undefined);
    const both = { ...principalOf('steward'), kinds: [{ kind: 'steward' }, { kind: 'operator', opdId: 'dinsos' }] } as const;
    const turned = { ...both, kinds: both.kinds.toReversed() };
    let effects = 0;
    const run = async () => ({ status: 201, body: { n: ++effects } }) as const;
    const as = (principal: unknown) => once({ ...call, principal: principalSchema.parse(principal) }, run);
    expect(await as(both)).toMatchObject({ body: { n: 1 } });
    expect(await as(turned)).toMatchObject({ body: { n: 1 } });
    expect(await as({ ...both, kinds: [{ kind: 'steward' }] })).toMatchObject({ status: 409 });
    expect(effects).toBe(1);
  });

  test('is kept without what was signed, which is signed again', async () => {
    const store = memoryIdempotency();
    const kept: unknown[] = [];
    const keep: typeof store.keep = (sub, key, fingerprint, answer) => {
      kept.push(answer);
      return store.keep(sub, key, fingerprint, answer);
    };
    const { once } = idempotent({ ...store, keep }, async () => undefined);
    const firsts: unknown[] = [];
    const run = async (first?: unknown) => ({ status: 201, body: { uploadId: 'u' }, signed: { put: firsts.push(first) } }) as const;
    const upload = { ...call, operation: 'startUpload' } as const;
    expect(await once(upload, run)).toMatchObject({ signed: { put: 1 } });
    expect(await once(upload, run)).toMatchObject({ signed: { put: 2 } });
    expect(firsts).toEqual([undefined, { uploadId: 'u' }]);
    expect(kept).toEqual([{ status: 201, body: { uploadId: 'u' } }]);
  });
});
