import { describe, expect, test } from 'vitest';
import type { AnyAnswer } from '../../functions/http/answer.ts';
import { limits } from '../../functions/limits.ts';
import type { Principal } from '../../functions/model/principal.ts';
import { datasetOf, ingestFakes, noon } from '../fakes/ingest-fakes.ts';
import { memoryIdempotency } from '../fakes/memory-idempotency.ts';
import { operator, uploadsFunction } from '../fakes/uploads-function.ts';

const datasetId = 'kunjungan-puskesmas';
const start = (size = 100) =>
  ({
    operation: 'startUpload',
    params: { datasetId },
    headers: { 'Idempotency-Key': ['kunci'] },
    body: { fileName: 'kunjungan.csv', size },
  }) as const;

/** A desk that keeps keys, with every answer that it kept, and each address another than the one before. */
function desk(dataset = datasetOf({ state: 'published', oncePublic: true })) {
  const fakes = ingestFakes(dataset);
  let signed = 0;
  fakes.inbox.presignPut = async (key, size) => ({
    url: `https://inbox/${key}?X-Amz-Signature=${++signed}`,
    headers: { size: String(size) },
  });
  const kept: AnyAnswer[] = [];
  const store = memoryIdempotency();
  const keep: typeof store.keep = (sub, key, fingerprint, answer) => {
    kept.push(answer);
    return store.keep(sub, key, fingerprint, answer);
  };
  let made = 0;
  return {
    fakes,
    kept,
    ask: uploadsFunction(
      fakes,
      () => `01K500000000000000000000${++made}Z`,
      () => noon,
      { ...store, keep },
    ),
  };
}

describe('starting an upload again under its Idempotency-Key', () => {
  test('gives the same upload with another address, and keeps none', async () => {
    const { ask, kept, fakes } = desk();
    const first = await ask(operator, start());
    const again = await ask(operator, start());
    expect(first).toMatchObject({ status: 201, body: { put: { url: expect.stringContaining('Signature=1') } } });
    expect(again).toMatchObject({ status: 201, body: { uploadId: first.body.uploadId, state: 'waiting' } });
    expect(again.body).toMatchObject({ put: { url: expect.stringContaining('Signature=2') } });
    expect(fakes.uploads.all()).toHaveLength(1);
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(kept)).not.toMatch(/Signature|https:/);
    expect(await ask(operator, start(101))).toMatchObject({ status: 409 });
  });

  test('of a large file says again how it is cut', async () => {
    const { ask, fakes } = desk();
    const large = start(limits.maxSinglePutBytes + 1);
    expect((await ask(operator, large)).body).toEqual((await ask(operator, large)).body);
    expect(fakes.uploads.all()).toHaveLength(1);
  });

  test('gives no address to the one who lost the group meanwhile', async () => {
    const { ask } = desk();
    await ask(operator, start());
    const former: Principal = { type: 'account', sub: 'sub-operator', name: 'operator', kinds: [] };
    const reply = await ask(former, start());
    expect(reply).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect(JSON.stringify(reply)).not.toContain('Signature');
  });

  test('gives no address once the file has come, or the dataset is withdrawn', async () => {
    const { ask, fakes } = desk();
    const { body } = await ask(operator, start());
    const upload = await fakes.uploads.get(datasetId, String(body.uploadId));
    if (!upload) throw new Error('no upload');
    fakes.uploads.put({ ...upload, state: 'received' });
    expect((await ask(operator, start())).body).toEqual({ uploadId: body.uploadId, state: 'received' });
    const dataset = await fakes.datasets.get(datasetId);
    if (!dataset) throw new Error('no dataset');
    fakes.datasets.put({ ...dataset, state: 'withdrawn' });
    expect(await ask(operator, start())).toMatchObject({ status: 409 });
  });
});
