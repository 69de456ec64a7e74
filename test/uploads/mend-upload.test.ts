import { describe, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { orderSchema } from '../../functions/model/order.ts';
import { anonymous, type Principal } from '../../functions/model/principal.ts';
import type { Upload } from '../../functions/model/upload.ts';
import { datasetOf, ingestFakes, noon, uploadIds, uploadOf } from '../fakes/ingest-fakes.ts';
import { head, helpdesk, operator, otherHead, otherOperator, steward, uploadsFunction } from '../fakes/uploads-function.ts';

const [first, second] = uploadIds;
const datasetId = 'kunjungan-puskesmas';
const params = { datasetId, uploadId: first };
const cells = [{ rowNumber: 2, fieldName: 'kunjungan', value: '3671015205900001' }];
const mend = (body: unknown = { cells }) => ({ operation: 'mendUpload', params, body }) as const;
const salvage = { operation: 'salvageUpload', params, body: { reason: 'Sisanya menyusul pekan depan' } } as const;
const newId = '01K5000000000000000000000Z';

function rejected(changes: Partial<Upload> = {}): Upload {
  return uploadOf(first, 'isi', {
    state: 'rejected',
    versionId: 'v1',
    sha256: 'a'.repeat(64),
    salvageable: true,
    period: '2026-09',
    mode: 'all',
    at: { waiting: noon.toISOString(), received: noon.toISOString(), rejected: noon.toISOString() },
    ...changes,
  });
}

/** A published, open dataset with that upload and its original. */
function desk(...uploads: Upload[]) {
  const fakes = ingestFakes(datasetOf({ state: 'published', oncePublic: true }));
  for (const upload of uploads) fakes.uploads.put(upload);
  const ask = uploadsFunction(fakes);
  const orderAt = (key: string) => orderSchema.parse(JSON.parse(String(fakes.inbox.newest(key))));
  return { fakes, ask, orderAt };
}

describe('mending', () => {
  test('makes a new upload of the same delivery, whose object says which cells to put in place of which file', async () => {
    const { fakes, ask, orderAt } = desk(rejected());
    expect(await ask(operator, mend())).toMatchObject({ status: 201, body: { uploadId: newId, state: 'waiting' } });
    const upload = await fakes.uploads.get(datasetId, newId);
    expect(upload).toMatchObject({
      state: 'waiting',
      startedBy: 'sub-operator',
      fileName: 'kunjungan.csv',
      size: 3,
      period: '2026-09',
      mode: 'all',
      derivedFrom: { kind: 'mending', uploadId: first, original: first, round: 1 },
      key: `small/${datasetId}/${newId}/${'ab'.repeat(16)}`,
    });
    const { key } = rejected();
    const source = { uploadId: first, key, versionId: 'v1', sha256: 'a'.repeat(64), receivedAt: noon.toISOString() };
    expect(orderAt(upload?.key ?? '')).toEqual({ kind: 'mending', source, cells });
  });

  test('leaves no corrected cell in an item or an answer', async () => {
    const { fakes, ask } = desk(rejected());
    const reply = await ask(operator, mend());
    expect(JSON.stringify([reply, fakes.uploads.all()])).not.toContain('3671015205900001');
  });

  test('of a mending adds to its order, and still starts from the clerk’s file', async () => {
    const middle = rejected({
      uploadId: second,
      key: `small/${datasetId}/${second}/${'c'.repeat(32)}`,
      derivedFrom: { kind: 'mending', uploadId: first, original: first, round: 1 },
    });
    const { fakes, ask, orderAt } = desk(rejected(), middle);
    expect((await ask(operator, { ...mend(), params: { datasetId, uploadId: second } })).status).toBe(201);
    const upload = await fakes.uploads.get(datasetId, newId);
    expect(upload?.derivedFrom).toEqual({ kind: 'mending', uploadId: second, original: first, round: 2 });
    expect(orderAt(upload?.key ?? '')).toMatchObject({ source: { uploadId: first }, previous: { key: middle.key, versionId: 'v1' } });
  });

  test('of a large file goes the way of large files', async () => {
    const { fakes, ask } = desk(rejected({ key: `large/${datasetId}/${first}/${'0'.repeat(32)}` }));
    await ask(operator, mend());
    expect((await fakes.uploads.get(datasetId, newId))?.key).toMatch(/^large\//);
  });

  test('takes a returned upload, too', async () => {
    expect((await desk(rejected({ state: 'returned' })).ask(operator, mend())).status).toBe(201);
  });

  test.each(['waiting', 'received', 'checking', 'accepted', 'failed', 'in-review', 'published', 'cancelled'] as const)(
    'refuses an upload that is %s',
    async (state) => {
      const { fakes, ask } = desk(rejected({ state }));
      expect(await ask(operator, mend())).toMatchObject({ status: 409, body: { detail: expect.stringContaining('Hanya unggahan') } });
      expect(await fakes.uploads.get(datasetId, newId)).toBeUndefined();
    },
  );

  test('refuses once the inbox may have let go of the file, and not before', async () => {
    const days = (count: number) => new Date(noon.getTime() - count * 86_400_000).toISOString();
    const kept = desk(rejected({ at: { received: days(6.9) } }));
    expect((await kept.ask(operator, mend())).status).toBe(201);
    const gone = desk(rejected({ at: { received: days(limits.inboxDays) } }));
    expect(await gone.ask(operator, mend())).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('Berkas aslinya sudah dihapus') },
    });
    expect(gone.fakes.uploads.all()).toHaveLength(1);
  });

  test('ends after so many rounds', async () => {
    const derivedFrom = { kind: 'mending', uploadId: second, original: second, round: limits.maxMendingRounds } as const;
    const { ask } = desk(rejected({ derivedFrom }), rejected({ uploadId: second }));
    expect(await ask(operator, mend())).toMatchObject({ status: 409, body: { detail: expect.stringContaining('20 kali') } });
  });

  test.each([
    ['no cell', []],
    ['too many cells', Array.from({ length: limits.maxMendedCells + 1 }, (_, row) => ({ rowNumber: row + 2, fieldName: 'a', value: '1' }))],
    ['a row of its own invention', [{ rowNumber: 0, fieldName: 'a', value: '1' }]],
    ['a control byte', [{ rowNumber: 2, fieldName: 'a', value: 'rahasia\u001f' }]],
    ['a NUL', [{ rowNumber: 2, fieldName: 'a', value: 'rahasia\0' }]],
    ['a text too long', [{ rowNumber: 2, fieldName: 'a', value: `rahasia${'x'.repeat(limits.maxMendedCellCharacters)}` }]],
    ['a number', [{ rowNumber: 2, fieldName: 'a', value: 3671015205900001 }]],
  ])('refuses %s without quoting it', async (_what, wrong) => {
    const { fakes, ask } = desk(rejected());
    const reply = await ask(operator, mend({ cells: wrong }));
    expect(reply.status).toBe(400);
    expect(JSON.stringify(reply)).not.toMatch(/rahasia|36710152/);
    expect(fakes.uploads.all()).toHaveLength(1);
  });

  test('takes an empty value and a newline', async () => {
    const values = ['', 'Jl. Mawar\nNo. 1\t', '“é”'].map((value) => ({ rowNumber: 2, fieldName: 'a', value }));
    expect((await desk(rejected()).ask(operator, mend({ cells: values }))).status).toBe(201);
  });

  test.each<[string, Principal, number]>([
    ['the head, who is an operator, too', head, 201],
    ['another OPD’s operator', otherOperator, 403],
    ['the steward', steward, 403],
    ['the helpdesk', helpdesk, 403],
    ['nobody', anonymous, 401],
  ])('by %s is %s', async (_who, principal, status) => {
    expect((await desk(rejected()).ask(principal, mend())).status).toBe(status);
  });

  test('of an upload that is not there is 404', async () => {
    expect((await desk().ask(operator, mend())).status).toBe(404);
  });
});

describe('salvage', () => {
  test('is the head’s choice for one upload, with a reason that the upload keeps', async () => {
    const { fakes, ask, orderAt } = desk(rejected());
    expect(await ask(head, salvage)).toMatchObject({ status: 201, body: { uploadId: newId, state: 'waiting' } });
    const upload = await fakes.uploads.get(datasetId, newId);
    expect(upload?.derivedFrom).toMatchObject({ kind: 'salvage', uploadId: first, reason: 'Sisanya menyusul pekan depan' });
    expect(orderAt(upload?.key ?? '')).toMatchObject({ kind: 'salvage', cells: [] });
    const seen = await ask(operator, { operation: 'getUpload', params: { datasetId, uploadId: newId } });
    expect(seen.body.derivedFrom).toEqual({ kind: 'salvage', uploadId: first, reason: 'Sisanya menyusul pekan depan' });
  });

  test.each<[string, Principal, number]>([
    ['an operator', operator, 403],
    ['another OPD’s head', otherHead, 403],
    ['the steward', steward, 403],
    ['nobody', anonymous, 401],
  ])('is not for %s', async (_who, principal, status) => {
    const { fakes, ask } = desk(rejected());
    expect((await ask(principal, salvage)).status).toBe(status);
    expect(fakes.uploads.all()).toHaveLength(1);
  });

  test.each([
    ['of a file whose errors are not of rows', { salvageable: false }, 'seluruh kolom'],
    ['of a returned upload', { state: 'returned' }, 'Hanya dari unggahan yang ditolak'],
    ['of a published upload', { state: 'published' }, 'Hanya dari unggahan yang ditolak'],
  ] as const)('%s is refused', async (_what, changes, words) => {
    const reply = await desk(rejected(changes)).ask(head, salvage);
    expect(reply).toMatchObject({ status: 409, body: { detail: expect.stringContaining(words) } });
  });

  test('needs a reason', async () => {
    expect((await desk(rejected()).ask(head, { ...salvage, body: { reason: ' ' } })).status).toBe(400);
  });
});
