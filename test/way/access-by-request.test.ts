import { beforeAll, expect, test } from 'vitest';
import { member, type Response, send, textMember } from '../../demo/client.ts';
import { listMember, publishFirst } from './city.ts';
import { type SharedCity, sharedCity } from './shared-city.ts';

/** Limited data from request to revocation, each account with one token that is valid throughout. */
const residents = 'nik,nama,kode_kecamatan\n3671014505900001,Siti,36.71.01\n3671020101850002,Budi,36.71.02\n';
const personal = {
  access: 'limited',
  sharing: 'by-request',
  processing: { basis: 'UU 13/2011', purposes: ['bantuan'], retentionUntil: '2031-12-31' },
};
const path = '/v1/datasets/penerima';
const days = (count: number) => new Date(Date.now() + count * 24 * 60 * 60 * 1000).toISOString();
const asked = { purpose: 'verifikasi-bantuan', legalBasis: 'Perjanjian kerja sama 12/2026', until: days(200) };

let city: SharedCity;
const tokens = new Map<string, string>();
/** As an account with its one token. */
async function ask(account: string, method: string, target: string, body?: unknown): Promise<Response> {
  const token = tokens.get(account) ?? (await city.laptop.issueToken(account));
  tokens.set(account, token);
  return send({ url: city.laptop.url, token: async () => token }, account, method, target, body);
}

beforeAll(async () => {
  city = await sharedCity();
  await publishFirst(city.client, 'penerima', residents, personal);
});

test('a member asks; the head grants with a column left out; rows come without it, files do not; a revocation stops the very next request', async () => {
  const refused = await ask('banten', 'GET', `${path}/rows`);
  expect([refused.status, textMember(refused.body, 'detail')]).toEqual([403, expect.stringContaining('/dataset/penerima')]);
  expect((await ask('banten', 'GET', path)).body).toMatchObject({ processing: personal.processing });

  const requested = await ask('banten', 'POST', `${path}/access-requests`, asked);
  expect([requested.status, textMember(requested.body, 'state')]).toEqual([201, 'waiting']);
  const requestId = textMember(requested.body, 'requestId');
  expect((await ask('banten', 'GET', `${path}/rows`)).status).toBe(403);
  expect((await ask('banten', 'POST', `${path}/access-requests`, asked)).status).toBe(409);
  const waiting = listMember((await ask('dinkes-pj', 'GET', '/v1/access-requests')).body, 'items');
  expect(waiting).toMatchObject([{ requestId, datasetId: 'penerima', institution: 'banten', state: 'waiting' }]);
  for (const other of ['dinkes', 'dinsos-pj', 'kominfo']) {
    expect(listMember((await ask(other, 'GET', '/v1/access-requests')).body, 'items')).toEqual([]);
  }

  const decision = { decision: 'grant', reasons: ['Sesuai perjanjian'], withoutColumns: ['nik'] };
  expect((await ask('dinkes', 'POST', `${path}/access-requests/${requestId}/decision`, decision)).status).toBe(403);
  const granted = await ask('dinkes-pj', 'POST', `${path}/access-requests/${requestId}/decision`, decision);
  expect([granted.status, member(granted.body, 'grant', 'isLive'), member(granted.body, 'grant', 'isWhole')]).toEqual([200, true, false]);
  expect(listMember((await ask('dinkes-pj', 'GET', '/v1/access-requests')).body, 'items')).toEqual([]);

  const rows = await ask('banten', 'GET', `${path}/rows?sort=nama`);
  expect([rows.status, listMember(rows.body, 'items')]).toEqual([
    200,
    [
      { nama: 'Budi', kode_kecamatan: '36.71.02' },
      { nama: 'Siti', kode_kecamatan: '36.71.01' },
    ],
  ]);
  expect(rows.text).not.toMatch(/3671014505900001|"nik"/);
  expect((await ask('banten', 'GET', `${path}/files/csv`)).status).toBe(403);
  expect((await ask('kemensos', 'GET', `${path}/rows`)).status).toBe(403);
  for (const side of ['banten', 'dinkes-pj']) {
    const grants = listMember((await ask(side, 'GET', `${path}/grants`)).body, 'items');
    expect(grants).toMatchObject([{ institution: 'banten', requestId, withoutColumns: ['nik'], isLive: true }]);
  }
  expect(listMember((await ask('kemensos', 'GET', `${path}/grants`)).body, 'items')).toEqual([]);

  expect((await ask('dinkes-pj', 'DELETE', `${path}/grants/banten`)).status).toBe(200);
  expect((await ask('banten', 'GET', `${path}/rows`)).status).toBe(403);
  expect(listMember((await ask('banten', 'GET', `${path}/grants`)).body, 'items')).toMatchObject([
    { isLive: false, revoked: { at: expect.any(String) } },
  ]);
  expect((await ask('dinkes-pj', 'POST', `${path}/access-requests/${requestId}/decision`, decision)).status).toBe(200);
  expect((await ask('banten', 'GET', `${path}/rows`)).status).toBe(403);
});

test('a standing grant is renewed in one click, one with an end of its own is not, and a revoked one neither', async () => {
  const requested = await ask('kemensos', 'POST', `${path}/access-requests`, asked);
  const decisionPath = `${path}/access-requests/${textMember(requested.body, 'requestId')}/decision`;
  const granted = await ask('dinkes-pj', 'POST', decisionPath, { decision: 'grant', reasons: [] });
  const until = textMember(granted.body, 'grant', 'until');
  expect([granted.status, until < days(31), textMember(granted.body, 'grant', 'renewableUntil')]).toEqual([200, true, asked.until]);
  expect((await ask('kemensos', 'GET', `${path}/files/csv`)).status).toBe(302);
  const renewed = await ask('dinkes-pj', 'POST', `${path}/grants/kemensos/renewal`);
  // Both end with a day of Jakarta: renewed on the day of its granting, it ends on the same.
  expect([renewed.status, until.slice(10), textMember(renewed.body, 'until') >= until]).toEqual([200, 'T17:00:00.000Z', true]);

  const again = await ask('kemensos', 'POST', `${path}/access-requests`, { ...asked, columns: ['nama'] });
  const replacing = `${path}/access-requests/${textMember(again.body, 'requestId')}/decision`;
  const fixed = await ask('dinkes-pj', 'POST', replacing, { decision: 'grant', reasons: [], until: days(10) });
  expect(member(fixed.body, 'replaced', 'requestId')).toBe(textMember(requested.body, 'requestId'));
  expect(listMember((await ask('kemensos', 'GET', `${path}/rows`)).body, 'items')).toEqual([{ nama: 'Siti' }, { nama: 'Budi' }]);
  expect((await ask('dinkes-pj', 'POST', `${path}/grants/kemensos/renewal`)).status).toBe(409);
  await ask('dinkes-pj', 'DELETE', `${path}/grants/kemensos`);
  expect((await ask('dinkes-pj', 'POST', `${path}/grants/kemensos/renewal`)).status).toBe(409);
});

test('a refusal is told with its reasons, and a request is taken back by anyone who sent it', async () => {
  const requested = await ask('dinsos', 'POST', `${path}/access-requests`, { ...asked, area: '367101' });
  const requestPath = `${path}/access-requests/${textMember(requested.body, 'requestId')}`;
  const refusal = { decision: 'refuse', reasons: ['Belum ada perjanjian'] };
  expect((await ask('dinkes-pj', 'POST', `${requestPath}/decision`, refusal)).status).toBe(200);
  const own = listMember((await ask('dinsos', 'GET', `${path}/access-requests`)).body, 'items');
  expect(own).toMatchObject([{ state: 'refused', area: '36.71.01', decision: { reasons: ['Belum ada perjanjian'] } }]);
  expect((await ask('dinsos', 'GET', `${path}/rows`)).status).toBe(403);

  const another = await ask('dinsos', 'POST', `${path}/access-requests`, asked);
  const anotherPath = `${path}/access-requests/${textMember(another.body, 'requestId')}`;
  expect((await ask('dinsos-pj', 'DELETE', anotherPath)).status).toBe(403);
  expect((await ask('banten', 'DELETE', anotherPath)).status).toBe(404);
  expect((await ask('dinsos', 'DELETE', anotherPath)).body).toMatchObject({ state: 'withdrawn' });
  expect(listMember((await ask('dinkes-pj', 'GET', '/v1/access-requests')).body, 'items')).toEqual([]);
});

test('a grant to single officers is theirs alone, and one on an area gives its rows', async () => {
  const me = textMember((await ask('dindik', 'GET', '/v1/me')).body, 'sub');
  const requested = await ask('dindik-pj', 'POST', `${path}/access-requests`, { ...asked, officers: [me] });
  const decisionPath = `${path}/access-requests/${textMember(requested.body, 'requestId')}/decision`;
  await ask('dinkes-pj', 'POST', decisionPath, { decision: 'grant', reasons: [], area: '36.71.02' });
  expect((await ask('dindik-pj', 'GET', `${path}/rows`)).status).toBe(403);
  const rows = await ask('dindik', 'GET', `${path}/rows?columns=nama`);
  expect([rows.status, listMember(rows.body, 'items')]).toEqual([200, [{ nama: 'Budi' }]]);
});

test('closed data are in the public register by the title given for it, and nothing else of them is told', async () => {
  const exemption = { legalBasis: 'UU 14/2008 Pasal 17 huruf h', reason: 'Data pribadi', until: '2031-12-31' };
  await publishFirst(city.client, 'saksi', 'kode,jumlah\nA1,1\n', { access: 'closed', exemption, title: 'Saksi menurut alamat' });
  const title = 'Data perlindungan saksi';
  expect((await ask('dinkes-pj', 'PUT', '/v1/datasets/saksi/exemption-listing', { title })).status).toBe(403);
  expect((await ask('kominfo', 'PUT', '/v1/datasets/saksi/exemption-listing', { title })).status).toBe(200);
  const anyone = () => send(city.client, undefined, 'GET', '/v1/exemptions');
  expect((await anyone()).text).toBe(JSON.stringify({ items: [{ title }] }));
  expect((await ask('kominfo', 'GET', '/v1/exemptions')).body).toMatchObject({
    items: [{ datasetId: 'saksi', opdId: 'dinkes', ...exemption }],
  });
  expect((await ask('kominfo', 'DELETE', '/v1/datasets/saksi/exemption-listing')).status).toBe(200);
  expect((await anyone()).body).toEqual({ items: [] });
});
