import { beforeAll, expect, test } from 'vitest';
import { send } from '../../demo/client.ts';
import { approve, csvOf, deliver, register, rowsOf } from './city.ts';
import { type SharedCity, sharedCity } from './shared-city.ts';

let city: SharedCity;
beforeAll(async () => {
  city = await sharedCity();
});

const written = [
  ['Ciledug', '87,5 %'],
  ['Larangan', '91,2%'],
  ['Karawaci', '88'],
  ['Cibodas', '75 %'],
] as const;

async function pageOf(datasetId: string, header: string, cells: readonly (readonly [string, string])[]): Promise<string> {
  await register(city.client, datasetId);
  const content = `Kecamatan;${header}\n${cells.map((row) => `${row.join(';')}\n`).join('')}`;
  await approve(city.client, datasetId, await deliver(city.client, datasetId, content));
  return (await send(city.client, undefined, 'GET', `/dataset/${datasetId}`)).text;
}

test('percents under a label that names them are published and shown as they were written', async () => {
  const page = await pageOf('capaian-satuan', 'Capaian (%)', written);
  expect(await rowsOf(city.client, 'capaian-satuan')).toMatchObject([
    { kecamatan: 'Ciledug', capaian: 87.5 },
    { capaian: 91.2 },
    { capaian: 88 },
    { capaian: 75 },
  ]);
  expect(await csvOf(city.client, 'capaian-satuan')).toBe('Kecamatan,Capaian (%)\nCiledug,87.5\nLarangan,91.2\nKarawaci,88\nCibodas,75\n');
  expect(page).toMatch(/Larangan, 91,2 %/);
  expect(page).not.toMatch(/0,91/);
});

test('percents that are kept as fractions are shown as they were written', async () => {
  const page = await pageOf(
    'capaian-pecahan',
    'Capaian',
    written.filter(([, cell]) => cell.includes('%')),
  );
  expect(await csvOf(city.client, 'capaian-pecahan')).toBe('Kecamatan,Capaian\nCiledug,0.875\nLarangan,0.912\nCibodas,0.75\n');
  expect(page).toMatch(/Larangan, 91,2 %/);
  expect(page).not.toMatch(/0,91/);
});
