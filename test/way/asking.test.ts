import { beforeAll, expect, test } from 'vitest';
import { follow, send, textMember } from '../../demo/client.ts';
import { approve, deliver, listMember, register, report, rowsOf } from './city.ts';
import { type SharedCity, sharedCity } from './shared-city.ts';

const datasetId = 'penduduk-kelurahan';
const population = (tahun: number, cells: readonly string[]) =>
  `Tahun;Kelurahan;Penduduk\n${cells.map((cell, index) => `${tahun};Kelurahan ${index + 1};${cell}\n`).join('')}`;
const questionId = 'kolom-3-ribuan';

let city: SharedCity;
beforeAll(async () => {
  city = await sharedCity();
});

test('the population table with dots is asked about once and published right, and the next year’s file without a question', async () => {
  const { client } = city;
  await register(client, datasetId);
  const asked = await deliver(client, datasetId, population(2025, ['167.228', '106.373', '50.361', '99.219', '950']));
  expect(asked).toMatchObject({ state: 'asking' });
  const { questions } = (await report(client, datasetId, asked)) as { questions: unknown };
  expect(questions).toMatchObject([{ questionId, readings: [{ readingId: 'ribuan' }, { readingId: 'desimal' }, { readingId: 'teks' }] }]);

  const path = `/v1/datasets/${datasetId}/uploads/${textMember(asked, 'uploadId')}`;
  const answers = [{ questionId, readingId: 'ribuan' }];
  expect((await send(client, 'dinsos', 'POST', `${path}/answers`, { answers })).status).toBe(404);
  const answered = await send(client, 'dinkes', 'POST', `${path}/answers`, { answers });
  expect(answered.status, answered.text).toBe(200);
  const waiting = await follow(client, 'dinkes', datasetId, textMember(asked, 'uploadId'));
  expect(waiting).toMatchObject({ state: 'in-review', answers });
  expect(await approve(client, datasetId, waiting)).toMatchObject({ state: 'published' });
  expect(await rowsOf(client, datasetId, '?columns=penduduk')).toEqual(
    [167228, 106373, 50361, 99219, 950].map((penduduk) => ({ penduduk })),
  );

  const next = await deliver(client, datasetId, population(2026, ['168.450', '107.001', '51.200', '100.004', '961']));
  expect(next).toMatchObject({ state: 'published', versionNumber: 2 });
  expect(await rowsOf(client, datasetId, '?columns=penduduk&tahun__exact=2026')).toHaveLength(5);
});

test('an upload that asks is cancelled by its clerk, and is listed as such', async () => {
  const { client } = city;
  await register(client, 'ukuran-lahan');
  const asked = await deliver(client, 'ukuran-lahan', 'Nama,Ukuran\nA,120 200\nB,300 450\n');
  expect(asked).toMatchObject({ state: 'asking' });
  const path = '/v1/datasets/ukuran-lahan/uploads';
  const list = async () => listMember((await send(client, 'dinkes', 'GET', path)).body, 'items').map((item) => textMember(item, 'state'));
  expect(await list()).toEqual(['asking']);
  expect((await send(client, 'dinkes', 'DELETE', `${path}/${textMember(asked, 'uploadId')}`)).status).toBe(200);
  expect(await list()).toEqual(['cancelled']);
});
