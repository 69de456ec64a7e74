import { describe, expect, it } from 'vitest';
import { type IdempotencyStore, idempotent } from '../../functions/http/idempotency.ts';
import type { ParsedCall } from '../../functions/http/parse-call.ts';
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
  await idempotent(store).once(call, async () => ({ status: 201, body: {} }));
  return kept.join();
}

describe('the fingerprint of a request', () => {
  const mend = (value: string) => fingerprintOf('mendUpload', { cells: [{ rowNumber: 2, fieldName: 'nik', value }] });

  it('tells one body from another', async () => {
    const register = (title: string) => fingerprintOf('registerDataset', { title });
    expect(await register('A')).not.toBe(await register('B'));
    expect(await register('A')).toBe(await register('A'));
  });

  it('of corrected cells is the same whatever they hold: a kept digest of a NIK could be guessed', async () => {
    expect(await mend('3671015205900001')).toBe(await mend('3671011205910002'));
  });

  it('of corrected cells still tells how many, where and how long', async () => {
    expect(await mend('3671015205900001')).not.toBe(await mend('367101'));
    const elsewhere = await fingerprintOf('mendUpload', { cells: [{ rowNumber: 3, fieldName: 'nik', value: '3671015205900001' }] });
    expect(await mend('3671015205900001')).not.toBe(elsewhere);
  });
});
