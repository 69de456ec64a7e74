import { describe, expect, test } from 'vitest';
import { ingestBatch } from '../../functions/ingest/ingest-batch.ts';
import { limits } from '../../functions/limits.ts';
import { anonymous } from '../../functions/model/principal.ts';
import { type IngestFakes, ingestFakes, messageOf, noon, uploadIds, uploadOf } from '../fakes/ingest-fakes.ts';
import { operator, otherOperator, type Reply, steward, uploadsFunction } from '../fakes/uploads-function.ts';

const datasetId = 'kunjungan-puskesmas';
const uploadId = '01K5000000000000000000000Z';
const params = { datasetId, uploadId };
const partSize = limits.uploadPartBytes;
/** Five parts, the last one of a few bytes: a CSV whose first cell is very long would be refused, so rows fill it. */
const size = limits.maxSinglePutBytes + 5;

type Request = ReturnType<typeof uploadsFunction>;

async function started(fakes: IngestFakes = ingestFakes()) {
  const request = uploadsFunction(fakes);
  const body = { fileName: 'kunjungan.csv', size };
  const reply = await request(operator, { operation: 'startUpload', params: { datasetId }, body });
  return { fakes, request, reply };
}

const sign = (request: Request, partNumbers: readonly number[], who = operator) =>
  request(who, { operation: 'signParts', params, body: { partNumbers } });
const complete = (request: Request, who = operator) => request(who, { operation: 'completeUpload', params });
const get = (request: Request, who = operator) => request(who, { operation: 'getUpload', params });
const cancel = (request: Request) => request(operator, { operation: 'cancelUpload', params });

type Signed = { readonly partNumber: number; readonly size: number; readonly url: string };
const signedIn = (reply: Reply): Signed[] => (Array.isArray(reply.body.parts) ? reply.body.parts : []);

async function send(fakes: IngestFakes, request: Request, partNumbers: readonly number[]): Promise<void> {
  const signed = signedIn(await sign(request, partNumbers));
  for (const part of signed) expect(fakes.inboxParts.put(part.url, new Uint8Array(part.size))).toBe(200);
  expect(signed).toHaveLength(partNumbers.length);
}

describe('a colleague of the same OPD', () => {
  const colleague = { ...operator, sub: 'sub-rekan' };

  test('neither sends its parts nor completes it: who approves must not have sent it', async () => {
    const { fakes, request } = await started();
    await send(fakes, request, [1, 2]);
    expect(await sign(request, [3], colleague)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect(await complete(request, colleague)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    const seen = await get(request, colleague);
    expect(seen.body.multipart).toEqual({ partSize, parts: 5, received: [1, 2] });
    expect((await get(request)).body.multipart).toEqual({ partSize, parts: 5, received: [1, 2], isYours: true });
  });
});

describe('a file that comes in parts', () => {
  test('is announced with its cut, under a key of its own queue', async () => {
    const { fakes, reply } = await started();
    expect(reply.status).toBe(201);
    expect(reply.body).toEqual({ uploadId, state: 'waiting', multipart: { partSize, parts: 5 } });
    const upload = await fakes.uploads.get(datasetId, uploadId);
    expect(upload?.key).toBe(`large/${datasetId}/${uploadId}/${'ab'.repeat(16)}`);
    expect(upload?.multipart).toEqual({ id: 'multipart-1', partSize, parts: 5 });
  });

  test('is sent by addresses for each part, of exactly its bytes', async () => {
    const { fakes, request } = await started();
    const reply = await sign(request, [1, 5]);
    expect(reply).toMatchObject({ status: 200, body: { expiresAt: '2026-09-15T05:15:00.000Z' } });
    expect(signedIn(reply).map((part) => [part.partNumber, part.size])).toEqual([
      [1, partSize],
      [5, 5],
    ]);
    const [, last] = signedIn(reply);
    expect(fakes.inboxParts.put(last?.url ?? '', new Uint8Array(6))).toBe(403);
  });

  test('tells what has arrived, so that the one who was interrupted sends the rest', async () => {
    const { fakes, request } = await started();
    await send(fakes, request, [3, 1]);
    for (const who of [operator, steward]) {
      expect(await get(request, who)).toMatchObject({ status: 200, body: { multipart: { partSize, parts: 5, received: [1, 3] } } });
    }
    const early = await complete(request);
    expect(early).toMatchObject({ status: 409, body: { code: 'conflict', missingParts: [2, 4, 5] } });
    expect(early.body.detail).toBe('Berkas belum lengkap: bagian 2, 4, 5 belum sampai. Kirim bagian itu, lalu selesaikan lagi.');
    await send(fakes, request, [2, 4, 5]);
    expect(await complete(request)).toMatchObject({
      status: 200,
      body: { state: 'waiting', message: 'Berkas sudah lengkap dan segera diperiksa.' },
    });
  });

  test('is complete once, however often that is asked, before and after ingest has heard of it', async () => {
    const { fakes, request } = await started();
    await send(fakes, request, [1, 2, 3, 4, 5]);
    expect((await Promise.all([complete(request), complete(request)])).map(({ status }) => status)).toEqual([200, 200]);
    expect((await complete(request)).status).toBe(200);
    expect(fakes.inboxParts.completed).toHaveLength(1);
    expect((await get(request)).body).toMatchObject({ state: 'waiting', multipart: { partSize, parts: 5 } });

    const [done] = fakes.inboxParts.completed;
    await ingestBatch(fakes, [messageOf(done?.key ?? '', done?.versionId ?? '')]);
    const after = await complete(request);
    expect(after.status).toBe(200);
    expect(after.body.state).toBe('rejected');
    expect(fakes.inboxParts.completed).toHaveLength(1);
    expect((await sign(request, [1])).body.detail).toContain('jadi bagiannya tidak dikirim lagi');
  });

  test('says that its parts are gone only once storage may have removed them', async () => {
    const { fakes, request } = await started();
    const upload = await fakes.uploads.get(datasetId, uploadId);
    await fakes.inboxParts.abort(upload?.key ?? '', 'multipart-1');
    expect((await complete(request)).status).toBe(200);
    const old = new Date(noon.getTime() - 7 * 24 * 60 * 60 * 1000).toISOString();
    if (upload) await fakes.uploads.move({ ...upload, at: { waiting: old } }, ['waiting']);
    expect(await complete(request)).toMatchObject({ status: 409, body: { detail: expect.stringContaining('tidak selesai dalam 7 hari') } });
  });

  test('names the first of very many missing parts, and lists them all', async () => {
    const fakes = ingestFakes();
    const request = uploadsFunction(fakes);
    await request(operator, { operation: 'startUpload', params: { datasetId }, body: { fileName: 'a.csv', size: limits.maxUploadBytes } });
    const reply = await complete(request);
    expect(reply.body.detail).toContain('bagian 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, dan 310 lagi belum sampai');
    expect(reply.body.missingParts).toHaveLength(320);
  });

  test('is cancelled with its parts, again and again; what is completed in the same moment is never read', async () => {
    const { fakes, request } = await started();
    await send(fakes, request, [1, 2, 3, 4, 5]);
    const [first, second] = [await cancel(request), await cancel(request)];
    expect([first.body.state, second.body.state]).toEqual(['cancelled', 'cancelled']);
    expect(await fakes.inboxParts.list((await fakes.uploads.get(datasetId, uploadId))?.key ?? '', 'multipart-1')).toBeUndefined();
    expect(await complete(request)).toMatchObject({ status: 409, body: { detail: 'Unggahan ini sudah dibatalkan. Mulai unggahan baru.' } });
    expect((await sign(request, [1])).status).toBe(409);
    expect(fakes.inboxParts.completed).toEqual([]);
  });

  test('that was completed just before it was cancelled stays unread', async () => {
    const { fakes, request } = await started();
    await send(fakes, request, [1, 2, 3, 4, 5]);
    await complete(request);
    expect((await cancel(request)).body.state).toBe('cancelled');
    const [done] = fakes.inboxParts.completed;
    await ingestBatch(fakes, [messageOf(done?.key ?? '', done?.versionId ?? '')]);
    expect(fakes.outcomes).toEqual(['cancelled']);
    expect(fakes.inbox.final.size).toBe(1);
  });
});

describe('asking for parts', () => {
  test.each([
    ['none', []],
    ['a part of number 0', [0]],
    ['half a part', [1.5]],
    ['more than an answer holds', Array.from({ length: limits.maxPartsPerSigning + 1 }, (_, index) => index + 1)],
    ['a part beyond the last', [6]],
  ])('is refused for %s', async (_what, partNumbers) => {
    const { request } = await started();
    const reply = await sign(request, partNumbers);
    expect(reply.status).toBe(400);
    expect(String(reply.body.detail)).toContain('partNumbers');
  });

  test('is refused, as is completing, where the file goes in one PUT or there is no upload', async () => {
    const fakes = ingestFakes();
    const request = uploadsFunction(fakes);
    expect([(await sign(request, [1])).status, (await complete(request)).status]).toEqual([404, 404]);
    fakes.uploads.put(uploadOf(uploadIds[0], 'a'));
    const single = { datasetId, uploadId: uploadIds[0] };
    const signing = await request(operator, { operation: 'signParts', params: single, body: { partNumbers: [1] } });
    const completing = await request(operator, { operation: 'completeUpload', params: single });
    expect([signing.status, completing.status]).toEqual([409, 409]);
    expect(completing.body.detail).toBe('Berkas ini dikirim dengan satu PUT, jadi tidak terbagi atas bagian-bagian.');
  });

  test('is for operators of the owner alone', async () => {
    const { request } = await started();
    expect([(await sign(request, [1], steward)).status, (await complete(request, steward)).status]).toEqual([403, 403]);
    for (const who of [otherOperator, anonymous])
      expect([(await sign(request, [1], who)).status, (await complete(request, who)).status]).toEqual([404, 404]);
  });
});
