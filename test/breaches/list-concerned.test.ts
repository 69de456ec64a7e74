import { expect, test } from 'vitest';
import { listConcerned } from '../../functions/breaches/list-concerned.ts';
import { duckdbConcernedLister } from '../../functions/duckdb/concerned-lister.ts';
import { personsCity } from '../persons/persons-city.ts';

const nikOf = (person: number) => `36710141019${String(10_000 + person).slice(1)}9`;
const kkOf = (family: number) => `36710101012${String(10_000 + family).slice(1)}8`;
const fields = [
  { name: 'nik', title: 'NIK', type: 'string', format: 'nik' },
  { name: 'kk', title: 'No KK', type: 'string', format: 'kk' },
  { name: 'nama', title: 'Nama', type: 'string' },
  { name: 'alamat', title: 'Alamat Rumah', type: 'string' },
  { name: 'penyakit', title: 'Penyakit', type: 'string' },
] as const;
const header = fields.map(({ title }) => title).join(',');
const publish = (city: ReturnType<typeof personsCity>, datasetId: string, period: string, rows: readonly string[]) =>
  city.publish({ datasetId, opdId: 'dinsos', fields, period, content: `${header}\n${rows.join('\n')}\n` });

async function leakedCity() {
  const city = personsCity();
  await publish(city, 'bansos', '2026-01', [
    `${nikOf(1)},${kkOf(1)},"Siti, Hj.",Jl. Melati 1,TB`,
    `${nikOf(1)},${kkOf(1)},"Siti, Hj.",Jl. Melati 1,asma`,
    `${nikOf(2)},${kkOf(1)},Budi,,TB`,
    `,${kkOf(3)},Keluarga tiga,Jl. Kenanga 3,TB`,
    `,,Tanpa nomor,Jl. Anggrek 9,TB`,
  ]);
  await publish(city, 'bansos', '2026-02', [`${nikOf(4)},${kkOf(4)},Dewi,Jl. Mawar 4,TB`]);
  const ports = { ...city, lister: duckdbConcernedLister(200) };
  const list = (version: number, datasetId = 'bansos') => listConcerned(ports, { datasetId, version, by: 'Pejabat PDP' }, 'request-1');
  const lists = () => city.published.keys().filter((key) => key.includes('/concerned/'));
  const textOf = (key: string) => Buffer.from(city.published.newest(key)?.bytes ?? []).toString('utf8');
  return { city, ports, list, lists, textOf };
}

test('each person of the version that leaked is listed once, and each family that a row names alone, with where to reach them and nothing else', async () => {
  const { city, list, lists, textOf } = await leakedCity();
  const told = await list(1);
  expect(told).toMatchObject({ rows: 5, persons: 2, families: 2, unnamed: 1, datasetId: 'bansos', version: 1 });
  const [key = ''] = lists();
  expect(textOf(key)).toBe(
    [
      'NIK,KK,nama,alamat',
      `${nikOf(1)},${kkOf(1)},"Siti, Hj.",Jl. Melati 1`,
      `${nikOf(2)},${kkOf(1)},Budi,`,
      `,${kkOf(3)},Keluarga tiga,Jl. Kenanga 3`,
      '',
    ].join('\n'),
  );
  // The bucket removes it after some days; the answer's link lives a minute.
  expect(city.published.returned()).toContain(key);
  const { url: _url, ...counts } = told;
  expect(JSON.stringify(counts)).not.toMatch(/\d{16}|Siti/);
});

test('a later version concerns whom its periods name, those that it shares with the one before included', async () => {
  const { list } = await leakedCity();
  expect(await list(2)).toMatchObject({ rows: 6, persons: 3, families: 3, unnamed: 1 });
});

test('that a list is made stands in the access records, under the name of whoever asked; without a record there is no list', async () => {
  const { city, ports, list, lists } = await leakedCity();
  await list(1);
  expect(city.records.records.at(-1)).toMatchObject({
    datasetId: 'bansos',
    operation: 'listConcerned',
    name: 'Pejabat PDP',
    versionNumber: 1,
  });
  const before = lists();
  const deaf = { ...ports, records: { append: () => Promise.reject(new Error('throttled')) } };
  await expect(listConcerned(deaf, { datasetId: 'bansos', version: 1, by: 'Pejabat PDP' }, 'r')).rejects.toThrow('throttled');
  expect(lists()).toEqual(before);
});

test('what is not there is said in a sentence, and leaves no list and no record', async () => {
  const { city, ports, list, lists } = await leakedCity();
  const records = city.records.records.length;
  for (const asked of [list(9), list(1, 'tidak-ada'), listConcerned(ports, { datasetId: 'bansos', version: 1 }, 'r')]) {
    await expect(asked).rejects.toMatchObject({ name: 'RefusedList' });
  }
  expect([lists(), city.records.records.length]).toEqual([[], records]);
});
