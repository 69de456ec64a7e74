import { describe, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { anonymous } from '../../functions/model/principal.ts';
import { datasetOf, ingestFakes } from '../fakes/ingest-fakes.ts';
import { operator, otherOperator, steward, uploadsFunction } from '../fakes/uploads-function.ts';

const params = { datasetId: 'kunjungan-puskesmas' };
const start = (body: object) => ({ operation: 'startUpload', params, body }) as const;
const sound = { fileName: 'kunjungan.csv', size: 100 };

describe('starting an upload', () => {
  test('gives an address for one PUT of that size, under a key that nobody can guess', async () => {
    const fakes = ingestFakes();
    const reply = await uploadsFunction(fakes)(operator, start({ ...sound, period: '2026-09', sha256: 'a'.repeat(64) }));
    expect(reply).toMatchObject({
      status: 201,
      body: {
        uploadId: '01K5000000000000000000000Z',
        state: 'waiting',
        put: { headers: { 'If-None-Match': '*' }, expiresAt: '2026-09-15T05:15:00.000Z' },
      },
    });
    const upload = await fakes.uploads.get('kunjungan-puskesmas', '01K5000000000000000000000Z');
    expect(upload).toMatchObject({
      state: 'waiting',
      opdId: 'dinas-kesehatan',
      startedBy: 'sub-operator',
      mode: 'periods',
      period: '2026-09',
    });
    expect(upload?.key).toBe(`small/kunjungan-puskesmas/01K5000000000000000000000Z/${'ab'.repeat(16)}`);
  });

  test.each([
    ['an empty file', { size: 0 }, 'berkasnya kosong'],
    ['a negative size', { size: -1 }, 'berkasnya kosong'],
    ['one byte above the limit', { size: limits.maxUploadBytes + 1 }, '5 GiB'],
    ['a workbook of another program', { fileName: 'Data 2026.ODS' }, 'Simpan sebagai'],
    ['another kind of file', { fileName: 'laporan.pdf' }, '.csv, .tsv, atau .txt'],
    ['a name without extension', { fileName: 'kunjungan' }, '.csv, .tsv, atau .txt'],
    ['a name that reads backwards', { fileName: 'nujgnuk\u202evsc.csv' }, 'tidak terlihat'],
    ['a name with a NUL', { fileName: 'a\u0000.csv' }, 'tidak terlihat'],
    ['a period that does not exist', { period: '2026-13' }, 'bukan periode yang ada; tulis misalnya 2026-09'],
    ['a period of another cadence', { period: '2026-Q3' }, 'tidak sesuai frekuensi pemutakhiran'],
  ])('refuses %s with the way out', async (_what, change, words) => {
    const fakes = ingestFakes();
    const reply = await uploadsFunction(fakes)(operator, start({ ...sound, ...change }));
    expect(reply.status).toBe(400);
    expect(String(reply.body.detail)).toContain(words);
    expect(fakes.uploads.all()).toEqual([]);
  });

  test.each([1, limits.maxSinglePutBytes])('takes a file of %i bytes', async (size) => {
    expect((await uploadsFunction(ingestFakes())(operator, start({ ...sound, size }))).status).toBe(201);
  });

  test.each(['kunjungan.tsv', 'KUNJUNGAN.TXT', 'Data 2026.XLSX', 'ekspor.xls', '../../etc/passwd.csv', '💩 ünïcode.csv'])(
    'keeps the name %s out of the key',
    async (fileName) => {
      const fakes = ingestFakes();
      await uploadsFunction(fakes)(operator, start({ ...sound, fileName }));
      expect(fakes.uploads.all()[0]?.key).toMatch(/^small\/[a-z0-9-]+\/[0-9A-Z]{26}\/[0-9a-f]{32}$/);
    },
  );

  test('refuses anyone who is not an operator of the owner, by what they may see', async () => {
    const open = uploadsFunction(ingestFakes(datasetOf({ state: 'published', oncePublic: true })));
    expect((await open(otherOperator, start(sound))).status).toBe(403);
    expect((await open(steward, start(sound))).status).toBe(403);
    expect((await open(anonymous, start(sound))).status).toBe(401);
    const closed = uploadsFunction(ingestFakes(datasetOf({ state: 'published', access: 'closed' })));
    const hidden = await closed(otherOperator, start(sound));
    const missing = await closed(otherOperator, { ...start(sound), params: { datasetId: 'tidak-ada' } });
    expect(hidden.status).toBe(404);
    expect(hidden).toEqual(missing);
  });

  test('refuses a withdrawn dataset', async () => {
    const reply = await uploadsFunction(ingestFakes(datasetOf({ state: 'withdrawn' })))(operator, start(sound));
    expect(reply).toMatchObject({ status: 409, body: { detail: 'Dataset ini sudah ditarik, jadi tidak menerima unggahan.' } });
  });
});
