import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { follow, member, send, textMember } from '../../demo/client.ts';
import {
  approve,
  type City,
  csvOf,
  deliver,
  listMember,
  publishFirst,
  put,
  register,
  report,
  rowsOf,
  start,
  startCity,
  versionsOf,
} from './city.ts';

const published = 'kode,kecamatan,jumlah\nA1,Benda,10\nA2,Neglasari,20\n';
const datasetId = 'sarana';
const minutes = 60_000;

let city: City;
beforeAll(async () => {
  city = await startCity();
  await publishFirst(city.client, datasetId, published);
});
afterAll(() => city?.stop());

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
    await expect.poll(() => city.laptop.queues.depth(smallQueue()), { timeout: 20_000 }).toEqual({ visible: 0, notVisible: 0, delayed: 0 });
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
      { size: 64 * 1024 * 1024 + 1 },
      'size',
      'berkas berukuran 67108865 bita, padahal paling besar 67108864 bita (64 MiB). Bagi berkasnya per periode, lalu unggah satu per satu',
    ],
    [
      { fileName: 'laporan.xlsx' },
      'fileName',
      'buku kerja Excel belum dapat diterima. Buka berkasnya, pilih Simpan sebagai (Save As) “CSV UTF-8 (Comma delimited) (*.csv)”, lalu unggah hasilnya',
    ],
    [
      { fileName: 'laporan.pdf' },
      'fileName',
      'harus berakhiran .csv, .tsv, atau .txt. Simpan sebagai CSV UTF-8 dahulu, lalu unggah hasilnya',
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

const head = 'kode,kecamatan,jumlah\n';
const saveAsCsv = 'Buka berkas itu, lalu Simpan sebagai (Save As) “CSV UTF-8 (Comma delimited) (*.csv)” dan unggah hasilnya.';
const nothingInIt = {
  type: 'source-error',
  message: 'Berkas ini kosong: tidak ada satu baris pun yang berisi data.',
  mend: 'Periksa apakah berkas yang dipilih sudah benar dan sudah disimpan, lalu unggah kembali.',
};

/** A file under the approved standard, and the first error of its report: where, what, why, and how to mend it. */
const badFiles: readonly (readonly [string, string | Uint8Array, Readonly<Record<string, unknown>>])[] = [
  ['only a line end', '\n', nothingInIt],
  ['only blanks and a byte order mark', '\uFEFF  \r\n \r\n', nothingInIt],
  [
    'a PNG image named .csv',
    Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(64, 1)]),
    {
      type: 'format-error',
      message: 'Berkas ini bukan CSV, melainkan gambar PNG.',
      mend: 'Unggah tabelnya sendiri sebagai CSV UTF-8; gambar atau dokumen tidak dapat dibaca sebagai tabel.',
    },
  ],
  [
    'a workbook named .csv',
    Buffer.from('PK\x03\x04\x14\0\x06\0[Content_Types].xml', 'latin1'),
    { type: 'format-error', message: 'Berkas ini bukan CSV, melainkan buku kerja Excel (.xlsx).', mend: saveAsCsv },
  ],
  [
    'NUL bytes',
    `${head}A1,Be\0nda,10\n`,
    { type: 'format-error', message: 'Berkas ini bukan CSV, melainkan berkas biner (ada byte NUL di dalamnya).', mend: saveAsCsv },
  ],
  [
    'a header alone',
    head,
    {
      type: 'source-error',
      rowNumber: 1,
      message: 'Berkas ini hanya berisi judul kolom (baris 1), tanpa baris data di bawahnya.',
      mend: 'Isi datanya di bawah judul kolom, lalu unggah kembali.',
    },
  ],
  [
    'a header twice',
    'kode,kecamatan,kecamatan\nA1,Benda,10\n',
    {
      type: 'duplicate-label',
      rowNumber: 1,
      fieldNumber: 3,
      message: 'Judul kolom “kecamatan” dipakai dua kali: kolom ke-2 dan kolom ke-3 (baris 1).',
      mend: 'Beri setiap kolom judul yang berbeda, atau hapus kolom yang kembar.',
    },
  ],
  [
    'a column with data and no header',
    'kode,kecamatan,jumlah,\nA1,Benda,10,x\n',
    {
      type: 'blank-label',
      rowNumber: 1,
      fieldNumber: 4,
      message: 'Kolom ke-4 tidak mempunyai judul (baris 1), padahal berisi data (misalnya baris 2).',
      mend: 'Isi judul kolom ke-4 pada baris 1. Bila judulnya bertingkat atau digabung, tulis lengkap pada satu baris.',
    },
  ],
  [
    'a row with too few cells',
    `${head}A1,Benda,10\nA2,Neglasari\nA3,Cipondoh,30\n`,
    {
      type: 'missing-cell',
      rowNumber: 3,
      fieldNumber: 3,
      message: 'Baris 3 hanya mempunyai 2 kolom, padahal judulnya 3 kolom.',
      mend: 'Lengkapi sel yang kurang (boleh kosong, asalkan pemisah kolomnya ada) atau hapus baris ini bila bukan data.',
    },
  ],
  [
    'a row with too many cells',
    `${head}A1,Benda,10,lebih\nA2,Neglasari,20\n`,
    {
      type: 'extra-cell',
      rowNumber: 2,
      fieldNumber: 4,
      message: 'Baris 2 mempunyai 4 kolom, padahal judulnya hanya 3 kolom.',
      mend: 'Bila isi sel memuat tanda pemisah kolom, apit sel itu dengan tanda kutip ("); bila tidak, hapus sel yang berlebih.',
    },
  ],
  [
    'a quote never closed',
    `${head}A1,Benda,10\nA2,"Neglasari,20\nA3,Cipondoh,30\n`,
    {
      type: 'source-error',
      rowNumber: 3,
      message:
        'Tanda kutip (") yang dibuka pada baris 3 tidak pernah ditutup, sehingga baris-baris sesudahnya ikut terbaca sebagai satu sel.',
      mend: 'Periksa baris 3: tambahkan tanda kutip penutup atau hapus tanda kutip pembukanya, lalu unggah kembali.',
    },
  ],
  [
    'a column that the standard does not have',
    'kode,kecamatan,jumlah,alamat\nA1,Benda,10,Jalan\n',
    {
      type: 'extra-label',
      fieldName: 'alamat',
      fieldNumber: 4,
      message: expect.stringMatching(/alamat/),
      mend: expect.stringMatching(/standar/),
    },
  ],
  [
    'a column missing that the standard has',
    'kode,kecamatan\nA1,Benda\n',
    { type: 'missing-label', fieldName: 'jumlah', message: expect.stringMatching(/jumlah/), mend: expect.stringMatching(/./) },
  ],
  [
    'a cell of another type',
    `${head}A1,Benda,sepuluh\n`,
    {
      type: 'type-error',
      rowNumber: 2,
      fieldName: 'jumlah',
      message: 'Baris 2, kolom jumlah: "sepuluh" bukan bilangan bulat.',
      mend: 'Tulis angka bulat saja, misalnya 1250, tanpa satuan atau keterangan.',
    },
  ],
  [
    'half a character in a UTF-8 file',
    Buffer.concat([Buffer.from(`${head}A1,Bé,10\nA2,B`), Uint8Array.of(0xc3), Buffer.from(',20\n')]),
    {
      type: 'encoding-error',
      rowNumber: 3,
      message: 'Baris 3 memuat huruf yang rusak: byte-nya bukan UTF-8 yang sah.',
      mend: 'Buka berkas aslinya, lalu Simpan sebagai (Save As) “CSV UTF-8 (Comma delimited) (*.csv)” dan unggah hasilnya.',
    },
  ],
];

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
