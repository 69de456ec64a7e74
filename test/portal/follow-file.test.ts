import { expect, test } from 'vitest';
import type { FileFormat } from '../../functions/model/file-format.ts';
import { fileFormats } from '../../functions/model/file-format.ts';
import { fileAsked, followFile } from '../../web/parts/follow-file.ts';

const address = (format: FileFormat, query = '') => `/v1/datasets/kunjungan/files/${format}${query}`;
const answered = <T>(value: T) => ({ ok: true, value, status: 200, etag: undefined }) as const;
const link = answered({ url: 'https://berkas.example/a', expiresAt: '2026-11-30T05:00:00.000Z' });
const making = (done: number) => answered({ state: 'making', progress: { done, total: 8 } } as const);

test('each link on a dataset’s page asks for the file that it names', () => {
  expect(fileFormats.map((format) => fileAsked(address(format)))).toEqual(
    fileFormats.map((format) => ({ params: { datasetId: 'kunjungan', format }, query: {} })),
  );
  expect(fileAsked(`https://data.example${address('csv', '?for=excel')}`)).toEqual({
    params: { datasetId: 'kunjungan', format: 'csv' },
    query: { for: 'excel' },
  });
  expect(fileAsked(address('json', '?version=2&period=2026-09&utm_source=x'))?.query).toEqual({ version: '2', period: '2026-09' });
  expect(fileAsked(address('csv').replace('csv', 'exe'))).toBeUndefined();
  expect(fileAsked('/v1/datasets/kunjungan/rows')).toBeUndefined();
});

test('a large file is asked for until it is there, and how far it is is told', async () => {
  const answers = [making(0), making(3), link];
  const shares: (number | undefined)[] = [];
  let waits = 0;
  const found = await followFile(
    async () => answers.shift() ?? link,
    (share) => shares.push(share),
    async () => void waits++,
  );
  expect([found, shares, waits]).toEqual([link, [0, 37], 2]);
});

test('answers that are missing while the file is made are borne, ten in a row end it, and before it is made the first one does', async () => {
  const problem = { status: 503, title: 'Gangguan', detail: 'Coba lagi.', code: 'unavailable', type: 't', requestId: 'r' } as const;
  const missing = { ok: false, problem } as const;
  const follow = (answers: Awaited<ReturnType<Parameters<typeof followFile>[0]>>[]) =>
    followFile(
      async () => answers.shift() ?? link,
      () => undefined,
      async () => undefined,
    );
  const silent = (count: number) => Array.from({ length: count }, () => missing);
  expect(await follow([making(1), ...silent(9), making(2), ...silent(9)])).toEqual(link);
  expect(await follow([making(1), ...silent(10)])).toEqual(missing);
  expect(await follow([missing])).toEqual(missing);
});

test('a refusal meanwhile is the end of it', async () => {
  const problem = { status: 410, title: 'Ditarik', detail: 'Sudah ditarik.', code: 'gone', type: 't', requestId: 'r' } as const;
  const answers = [making(1), { ok: false, problem } as const];
  const found = await followFile(
    async () => answers.shift() ?? link,
    () => undefined,
    async () => undefined,
  );
  expect(found).toEqual({ ok: false, problem });
});
