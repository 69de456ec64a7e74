import { expect, test } from 'vitest';
import { type Client, send, textMember, upload } from '../../demo/client.ts';
import { limits } from '../../functions/limits.ts';
import { listMember, startCity, versionsOf } from './city.ts';

const datasetId = 'curah-hujan';
const path = `/v1/datasets/${datasetId}`;
const day = (index: number) => new Date(Date.UTC(2024, 0, 1 + index)).toISOString().slice(0, 10);
const content = (millimetres: number) =>
  ['tanggal,milimeter', ...Array.from({ length: limits.maxPartsPerItem + 1 }, (_, index) => `${day(index)},${millimetres}`), ''].join('\n');
const standard = {
  fields: [
    { name: 'tanggal', type: 'date' },
    { name: 'milimeter', type: 'integer' },
  ],
  periodField: 'tanggal',
};

/** A daily dataset of more days than fit an item: approved, delivered again, restored; each list of parts lies in the bucket. */
async function publishManyPeriods(client: Client): Promise<void> {
  const ask = async (account: string, method: string, route: string, body: unknown, status = 200) => {
    const answer = await send(client, account, method, route, body);
    expect(answer.status, `${method} ${route}: ${answer.text}`).toBe(status);
    return answer.body;
  };
  const registration = { datasetId, title: 'Curah hujan', description: 'Curah hujan', access: 'open', cadence: 'daily' };
  await ask('dinsos', 'POST', '/v1/datasets', registration, 201);
  await ask('dinsos', 'PUT', `${path}/standard`, standard);
  const first = await upload(client, 'dinsos', datasetId, 'hujan.csv', content(5));
  expect(first).toMatchObject({ state: 'in-review' });
  await ask('kominfo', 'POST', `${path}/uploads/${textMember(first, 'uploadId')}/review`, { decision: 'approve', reasons: [] });
  expect(await upload(client, 'dinsos', datasetId, 'hujan.csv', content(6))).toMatchObject({ state: 'published', versionNumber: 2 });
  await ask('kominfo', 'POST', `${path}/versions/1/restoration`, { reason: 'Uji' });
  expect(await ask('kominfo', 'GET', `${path}/rows?limit=1`, undefined)).toMatchObject({ version: 3, total: limits.maxPartsPerItem + 1 });
}

test('a version of more periods than fit an item is published, replaced, restored and read', async () => {
  const city = await startCity();
  try {
    await publishManyPeriods(city.client);
    const versions = await versionsOf(city.client, 'curah-hujan');
    expect(versions.map((version) => listMember(version, 'periods').length)).toEqual(Array(3).fill(limits.maxPartsPerItem + 1));
    const diff = await send(city.client, undefined, 'GET', '/v1/datasets/curah-hujan/versions/2/diff?limit=1');
    expect(diff.body).toMatchObject({ total: { added: limits.maxPartsPerItem + 1, removed: limits.maxPartsPerItem + 1 } });
  } finally {
    await city.stop();
  }
});
