import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { follow, member, send, textMember } from '../../demo/client.ts';
import { badFiles } from './bad-files.ts';
import { approve, csvOf, deliver, listMember, patience, publishFirst, put, register, report, rowsOf, start, versionsOf } from './city.ts';
import { type SharedCity, sharedCity } from './shared-city.ts';

const published = 'kode,kecamatan,jumlah\nA1,Benda,10\nA2,Neglasari,20\n';
const datasetId = 'sarana';
const minutes = 60_000;

let city: SharedCity;
beforeAll(async () => {
  city = await sharedCity();
  await publishFirst(city.client, datasetId, published);
});

/** Nothing else changed: the one version, its rows, its file. */
async function expectUntouched(): Promise<void> {
  const versions = await versionsOf(city.client, datasetId);
  expect(versions.map((version) => [member(version, 'n'), member(version, 'current')])).toEqual([[1, true]]);
  expect(await rowsOf(city.client, datasetId)).toEqual([
    { kode: 'A1', kecamatan: 'Benda', jumlah: 10 },
    { kode: 'A2', kecamatan: 'Neglasari', jumlah: 20 },
  ]);
  expect(await csvOf(city.client, datasetId)).toBe(published);
}

const stateOf = async (uploadId: string) =>
  textMember((await send(city.client, 'dinkes', 'GET', `/v1/datasets/${datasetId}/uploads/${uploadId}`)).body, 'state');

describe('an address for one upload', () => {
  afterEach(expectUntouched);
  const bytes = Buffer.from(published);
  const bad = Buffer.from(published.replace('10', 'xx'));
  const announced = { fileName: 'data.csv', size: bytes.length };

  test.each([
    ['one byte more', Buffer.concat([bytes, Buffer.from('\n')])],
    ['one byte less', bytes.subarray(1)],
    ['nothing', Buffer.alloc(0)],
  ])('takes no file of another size than was announced: %s', async (_, sent) => {
    const started = await start(city.client, datasetId, announced);
    expect(await put(started, sent)).toEqual({ status: 403, code: 'SignatureDoesNotMatch' });
    expect(await stateOf(started.uploadId)).toBe('waiting');
    // The refused bytes cost nothing: the address is still good for a file of that size.
    expect(await put(started, bad)).toEqual({ status: 200, code: '' });
    expect(await follow(city.client, 'dinkes', datasetId, started.uploadId)).toMatchObject({ state: 'rejected' });
  });

  test('takes nothing without If-None-Match, nor with another key, nor with another method', async () => {
    const started = await start(city.client, datasetId, announced);
    expect(await put({ ...started, headers: {} }, bytes)).toMatchObject({ status: 403 });
    const other = await start(city.client, datasetId, announced);
    const keyOf = (url: string) => new URL(url).pathname;
    expect(await put({ ...started, url: started.url.replace(keyOf(started.url), keyOf(other.url)) }, bytes)).toMatchObject({ status: 403 });
    expect((await fetch(started.url)).status).toBe(403);
    expect((await fetch(started.url, { method: 'DELETE' })).status).toBe(403);
    expect(await stateOf(started.uploadId)).toBe('waiting');
  });

  test('is refused after 15 minutes, and the upload can be cancelled and begun again', async () => {
    const started = await start(city.client, datasetId, announced);
    // The laptop's services run in this process and ask Date; only this one request is sent at the later time.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 15 * minutes + 1000 });
    const late = await put(started, bytes);
    vi.useRealTimers();
    expect(late).toEqual({ status: 403, code: 'AccessDenied' });
    expect(await stateOf(started.uploadId)).toBe('waiting');
    const cancelled = await send(city.client, 'dinkes', 'DELETE', `/v1/datasets/${datasetId}/uploads/${started.uploadId}`);
    expect([cancelled.status, textMember(cancelled.body, 'state')]).toEqual([200, 'cancelled']);
    // A file that comes after all changes nothing.
    expect(await put(started, bytes)).toEqual({ status: 200, code: '' });
    await expect.poll(() => city.laptop.queues.depth(smallQueue()), patience).toEqual({ visible: 0, notVisible: 0, delayed: 0 });
    expect(await stateOf(started.uploadId)).toBe('cancelled');
  });

  test('works once: the second PUT is 412, and what came first is what is checked', async () => {
    const started = await start(city.client, datasetId, announced);
    expect(await put(started, bad)).toEqual({ status: 200, code: '' });
    expect(await put(started, bytes)).toEqual({ status: 412, code: 'PreconditionFailed' });
    const upload = await follow(city.client, 'dinkes', datasetId, started.uploadId);
    expect(upload).toMatchObject({ state: 'rejected' });
    expect(await put(started, bytes)).toEqual({ status: 412, code: 'PreconditionFailed' });
    expect(await stateOf(started.uploadId)).toBe('rejected');
  });
});

function smallQueue(): string {
  const name = city.laptop.model.queues.find((queue) => /SmallUploads/.test(queue.name) && queue.deadLetter)?.name ?? '';
  return `arn:aws:sqs:${city.laptop.model.region}:000000000000:${name}`;
}

describe('an announcement that can’t be taken is refused with the way out, and begins no upload', () => {
  test.each([
    [{ size: 0 }, 'size', 'berkasnya kosong; pilih berkas yang berisi data (ukuran paling sedikit 1 bita)'],
    [
      { size: 5 * 1024 ** 3 + 1 },
      'size',
      'berkas berukuran 5368709121 bita, padahal paling besar 5368709120 bita (5 GiB). Bagi berkasnya per periode, lalu unggah satu per satu',
    ],
    [
      { fileName: 'laporan.ods' },
      'fileName',
      'harus berakhiran .xlsx, .xlsm, .xls, .csv, .tsv, atau .txt. Simpan sebagai (Save As) “Excel Workbook (*.xlsx)” atau “CSV UTF-8” dahulu, lalu unggah hasilnya',
    ],
    [
      { fileName: 'laporan.pdf' },
      'fileName',
      'harus berakhiran .xlsx, .xlsm, .xls, .csv, .tsv, atau .txt. Simpan sebagai (Save As) “Excel Workbook (*.xlsx)” atau “CSV UTF-8” dahulu, lalu unggah hasilnya',
    ],
    [{ period: '2026-13' }, 'period', 'bukan periode yang ada; tulis misalnya 2026'],
    [{ period: '2026-Q3' }, 'period', 'tidak sesuai frekuensi pemutakhiran dataset ini; tulis misalnya 2026'],
  ])('%j', async (wrong, where, what) => {
    const path = `/v1/datasets/${datasetId}/uploads`;
    const before = (await send(city.client, 'dinkes', 'GET', path)).body;
    const answer = await send(city.client, 'dinkes', 'POST', path, { fileName: 'data.csv', size: 10, ...wrong });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 'invalid-request', violations: [{ where, what }] });
    expect(textMember(answer.body, 'detail')).toContain(what);
    expect((await send(city.client, 'dinkes', 'GET', path)).body).toEqual(before);
    await expectUntouched();
  });
});

describe('a file that can’t be published is rejected with where, what, why and how, and nothing else changes', () => {
  test.each(badFiles)('%s', async (_, content, expected) => {
    const upload = await deliver(city.client, datasetId, content);
    expect(upload).toMatchObject({ state: 'rejected', message: expect.stringMatching(/^Berkas ditolak/) });
    const found = await report(city.client, datasetId, upload);
    expect(found).toMatchObject({ valid: false });
    expect(listMember(found, 'errors')[0]).toMatchObject(expected);
    expect(member(upload, 'versionNumber')).toBeUndefined();
    await expectUntouched();
  });

  test('another SHA-256 than was announced', async () => {
    const upload = await deliver(city.client, datasetId, published, { sha256: 'a'.repeat(64) });
    const words =
      'Isi berkas yang sampai berbeda dari yang dinyatakan: SHA-256-nya tidak sama, jadi berkasnya rusak di jalan atau tertukar.';
    const mend = 'Hitung lagi SHA-256 berkas Anda, lalu mulai unggahan baru.';
    expect(upload).toMatchObject({ state: 'rejected', message: `Berkas ditolak. ${words} ${mend}` });
    expect(listMember(await report(city.client, datasetId, upload), 'errors')).toEqual([{ type: 'hash-count', message: words, mend }]);
    await expectUntouched();
  });

  test('periods in the file that do not exist', async () => {
    await register(city.client, 'triwulan', { cadence: 'quarterly' });
    const standard = {
      fields: [
        { name: 'triwulan', type: 'string' },
        { name: 'jumlah', type: 'integer' },
      ],
      periodField: 'triwulan',
    };
    await send(city.client, 'dinkes', 'PUT', '/v1/datasets/triwulan/standard', standard);
    const upload = await deliver(city.client, 'triwulan', 'triwulan,jumlah\n2026-Q1,1\n2026-Q5,2\n');
    expect(upload).toMatchObject({ state: 'rejected', counts: { rows: 2, validRows: 1, errors: 1 } });
    expect(listMember(await report(city.client, 'triwulan', upload), 'errors')).toMatchObject([
      {
        rowNumber: 3,
        fieldName: 'triwulan',
        message: 'Baris 3, kolom triwulan: "2026-Q5" bukan periode.',
        mend: 'Tulis periode seperti 2026, 2026-S1, 2026-Q3, 2026-09, 2026-W37 atau 2026-09-12.',
      },
    ]);
    expect(member((await send(city.client, 'dinkes', 'GET', '/v1/datasets/triwulan')).body, 'currentVersion')).toBeUndefined();
  });
});

test('Windows-1252 is read as such and said, and its letters come back as UTF-8', async () => {
  await register(city.client, 'latin');
  const upload = await deliver(
    city.client,
    'latin',
    Buffer.from(
      'nama,kota\nRené,Café “X”\n'.replace(/[“”]/g, (quote) => (quote === '“' ? '\x93' : '\x94')),
      'latin1',
    ),
  );
  const found = await report(city.client, 'latin', upload);
  expect(member(found, 'dialect')).toMatchObject({ encoding: 'windows-1252' });
  expect(listMember(found, 'warnings')).toMatchObject([
    {
      message: 'Berkas ini tidak disimpan sebagai UTF-8; dibaca sebagai Windows-1252.',
      mend: expect.stringContaining('simpan sebagai “CSV UTF-8”'),
    },
  ]);
  await approve(city.client, 'latin', upload);
  expect(await csvOf(city.client, 'latin')).toBe('nama,kota\nRené,Café “X”\n');
});
