import { beforeAll, expect, test } from 'vitest';
import { follow, putHeaders, send, textMember } from '../../demo/client.ts';
import { approve, deliver, listMember, patience, put, register, rowsOf } from './city.ts';
import { closed, visitsFile, visitsStandard } from './collected-dataset.ts';
import { type SharedCity, sharedCity } from './shared-city.ts';

const datasetId = 'kunjungan-unit';
const path = `/v1/datasets/${datasetId}`;
const standard = { ...visitsStandard, primaryKey: ['bulan', 'poli'] };

let city: SharedCity;
beforeAll(async () => {
  city = await sharedCity();
});

const ask = (account: string | undefined, method: string, at: string, body?: unknown) => send(city.client, account, method, at, body);

async function subOf(account: string): Promise<string> {
  return textMember((await ask(account, 'GET', '/v1/me')).body, 'sub');
}

async function keep(unitId: string, account: string, datasetIds: readonly string[] = [datasetId]): Promise<void> {
  const unit = { name: unitId, accounts: [await subOf(account)], datasetIds };
  const answer = await ask('dinkes', 'PUT', `/v1/opds/dinkes/units/${unitId}`, unit);
  expect([200, 201], answer.text).toContain(answer.status);
}

/** The unit's own account announces, sends and follows. */
async function deliverAs(account: string, content: string): Promise<unknown> {
  const answer = await ask(account, 'POST', `${path}/uploads`, { fileName: 'kunjungan.csv', size: Buffer.byteLength(content) });
  expect(answer.status, answer.text).toBe(201);
  const uploadId = textMember(answer.body, 'uploadId');
  const started = { uploadId, url: textMember(answer.body, 'put', 'url'), headers: putHeaders(answer.body) };
  expect(await put(started, Buffer.from(content))).toEqual({ status: 200, code: '' });
  return follow(city.client, account, datasetId, uploadId);
}

async function polisOf(account: string | undefined, unitId: string): Promise<unknown> {
  const answer = await ask(account, 'GET', `${path}/units/${unitId}/rows`);
  return answer.status === 200 ? listMember(answer.body, 'items').map((row) => textMember(row, 'poli')) : answer.status;
}

test('two units deliver a closed dataset and read their own part alone, the OPD all of it, and once it is open the public the whole', async () => {
  await register(city.client, datasetId, { cadence: 'monthly', ...closed });
  expect((await ask('dinkes', 'PUT', `${path}/standard`, standard)).status).toBe(200);
  await approve(city.client, datasetId, await deliver(city.client, datasetId, visitsFile('2026-08,umum,30')));

  expect((await ask('puskesmas-benda', 'POST', `${path}/uploads`, { fileName: 'a.csv', size: 10 })).status).toBe(404);
  await keep('puskesmas-benda', 'puskesmas-benda');
  await keep('puskesmas-cipondoh', 'puskesmas-cipondoh');
  expect((await ask('puskesmas-benda', 'GET', path)).status).toBe(404);
  const mine = await ask('puskesmas-benda', 'GET', '/v1/me/units');
  expect(mine.body).toMatchObject({ items: [{ unitId: 'puskesmas-benda', datasets: [{ datasetId, status: 'missing' }] }] });
  const templates = await Promise.all(
    ['puskesmas-benda', 'puskesmas-cipondoh', 'dinsos'].map((account) => ask(account, 'GET', `${path}/template`)),
  );
  expect(templates.map(({ status }) => status)).toEqual([302, 302, 404]);

  const [benda, cipondoh] = await Promise.all([
    deliverAs('puskesmas-benda', visitsFile('2026-09,gigi,12', '2026-09,umum,40')),
    deliverAs('puskesmas-cipondoh', visitsFile('2026-09,anak,7', '2026-09,ibu,3')),
  ]);
  expect([benda, cipondoh]).toMatchObject([{ state: 'published' }, { state: 'published' }]);
  const bendas = `${path}/uploads/${textMember(benda, 'uploadId')}`;
  expect((await ask('puskesmas-cipondoh', 'GET', bendas)).status).toBe(404);
  expect((await ask('puskesmas-benda', 'GET', `${bendas}/report`)).status).toBe(200);

  expect([await polisOf('puskesmas-benda', 'puskesmas-benda'), await polisOf('puskesmas-benda', 'puskesmas-cipondoh')]).toEqual([
    ['gigi', 'umum'],
    404,
  ]);
  expect([await polisOf('puskesmas-cipondoh', 'puskesmas-cipondoh'), await polisOf('puskesmas-cipondoh', 'puskesmas-benda')]).toEqual([
    ['anak', 'ibu'],
    404,
  ]);
  for (const account of ['dinsos', 'kemensos', undefined]) expect(await polisOf(account, 'puskesmas-benda')).toBe(404);
  for (const at of [`${path}/rows`, `${path}/versions`, `${path}/statistics`, `${path}/uploads`, `${path}/units`])
    expect([at, (await ask('puskesmas-benda', 'GET', at)).status]).toEqual([at, 404]);
  expect(listMember((await ask('dinkes', 'GET', `${path}/rows`)).body, 'items')).toHaveLength(5);
  expect((await ask('dinkes', 'GET', `${path}/units?period=2026-09`)).body).toMatchObject({
    ...{ period: '2026-09', came: 2, missing: 0 },
    items: [
      { unitId: 'puskesmas-benda', status: 'came', rows: 2 },
      { unitId: 'puskesmas-cipondoh', status: 'came', rows: 2 },
    ],
  });

  const refused = await deliver(city.client, datasetId, visitsFile('2026-09,umum,1'));
  expect(refused).toMatchObject({ state: 'rejected', message: expect.stringContaining('dikumpulkan dari unit') });

  expect((await ask('dinkes', 'DELETE', '/v1/opds/dinkes/units/puskesmas-benda')).status).toBe(200);
  expect(await polisOf('puskesmas-benda', 'puskesmas-benda')).toBe(404);
  expect((await ask('puskesmas-benda', 'GET', '/v1/me/units')).body).toEqual({ items: [] });

  const opened = { access: 'open', reason: 'Uji' };
  expect((await ask('dinkes-pj', 'PUT', `${path}/access`, opened)).status).toBe(202);
  expect((await ask('kominfo', 'PUT', `${path}/access`, opened)).status).toBe(200);
  await expect.poll(async () => (await rowsOf(city.client, datasetId)).length, patience).toBe(5);
});

test('a unit that has nothing says so by its own account, and no other; with the last unit the dataset’s date moves', async () => {
  const quiet = 'nihil-unit';
  const at = `/v1/datasets/${quiet}`;
  await register(city.client, quiet, { cadence: 'monthly', ...closed });
  expect((await ask('dinkes', 'PUT', `${at}/standard`, standard)).status).toBe(200);
  await keep('puskesmas-sepi', 'puskesmas-benda', [quiet]);
  const { body } = await ask('dinkes', 'GET', `${at}/units`);
  const nihil = { period: textMember(body, 'period') };
  expect((await ask('puskesmas-cipondoh', 'POST', `${at}/nihil`, nihil)).status).toBe(404);
  expect((await ask('puskesmas-benda', 'POST', `${at}/nihil`, { ...nihil, unitId: 'tidak-ada' })).status).toBe(400);
  const said = await ask('puskesmas-benda', 'POST', `${at}/nihil`, nihil);
  expect([said.status, textMember(said.body, 'unitId')]).toEqual([200, 'puskesmas-sepi']);
  expect(textMember(said.body, 'nextDue') > textMember(body, 'due')).toBe(true);
  expect((await ask('dinkes', 'GET', `${at}/units?period=${nihil.period}`)).body).toMatchObject({ came: 0, nihil: 1, missing: 0 });
  expect((await ask('puskesmas-benda', 'GET', `${at}/units/puskesmas-sepi/uploads`)).body).toEqual({ items: [] });
  expect((await ask('puskesmas-cipondoh', 'GET', `${at}/units/puskesmas-sepi/uploads`)).status).toBe(404);
});
