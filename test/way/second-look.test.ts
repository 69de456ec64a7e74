import { expect, test } from 'vitest';
import { type Response, send, textMember } from '../../demo/client.ts';
import { approve, deliver, listMember, register } from './city.ts';
import { sharedCity } from './shared-city.ts';

/** Priority data on the laptop: approved by the steward, returned by the pembina data, sent on to the OPD. */
const { client } = await sharedCity();
const datasetId = 'stunting-prioritas';
const ask = (account: string | undefined, method: string, path: string, body?: unknown): Promise<Response> =>
  send(client, account, method, path, body, { Accept: 'application/json' });
const own = (answer: Response) => listMember(answer.body, 'items').filter((item) => textMember(item, 'datasetId') === datasetId);

test('priority data that the steward approved come back from the pembina data through the steward', async () => {
  await register(client, datasetId, { title: 'Stunting', priority: true });
  const upload = await approve(client, datasetId, await deliver(client, datasetId, 'kode,jumlah\nA1,1\n'));
  const path = `/v1/datasets/${datasetId}/uploads/${textMember(upload, 'uploadId')}/second-look`;
  expect(own(await ask('bps', 'GET', '/v1/second-looks'))).toMatchObject([{ state: 'waiting', field: 'statistics', overdue: false }]);
  expect(own(await ask('big', 'GET', '/v1/second-looks'))).toEqual([]);
  expect((await ask('walikota', 'GET', '/v1/second-looks')).status).toBe(403);

  const report = await ask('bps', 'GET', `${path}/report`);
  expect([report.status, report.text.includes('A1')]).toEqual([200, false]);
  expect((await ask('big', 'GET', `${path}/report`)).status).toBe(403);
  expect((await ask('walikota', 'POST', path, { decision: 'agree', reasons: [] })).status).toBe(403);
  expect((await ask('bps', 'POST', path, { decision: 'return', reasons: ['Definisi lain'] })).status).toBe(200);
  expect((await ask('dinkes', 'GET', `/v1/datasets/${datasetId}/second-looks`)).text).not.toContain('Definisi lain');
  expect((await ask('kominfo', 'POST', `${path}/settlement`, { as: 'forwarded', text: 'Perbaiki' })).status).toBe(200);
  expect((await ask('dinkes', 'GET', `/v1/datasets/${datasetId}/second-looks`)).body).toMatchObject({
    items: [{ state: 'forwarded', reasons: ['Definisi lain'] }],
  });
  expect(own(await ask('kominfo', 'GET', '/v1/second-looks'))).toEqual([]);
});
