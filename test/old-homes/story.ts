import { type Client, follow, type Response, send, textMember, upload } from '../../demo/client.ts';

/** A GET that the home is asked for when it is written and whenever it is read again. */
export type Read = { readonly account?: string; readonly path: string };

const yearly = {
  fields: [
    { name: 'tahun', type: 'year' },
    { name: 'kecamatan', type: 'string' },
    { name: 'jumlah', type: 'integer' },
  ],
  periodField: 'tahun',
};
const exemption = { legalBasis: 'UU 14/2008 Pasal 17', reason: 'Rahasia', until: '2031-12-31' };
const personal = {
  access: 'limited',
  sharing: 'by-request',
  processing: { basis: 'UU 13/2011', purposes: ['bantuan'], retentionUntil: '2031-12-31' },
};
/** Numbers of the ministry's own examples: no resident's. */
const residents = 'nik,nama,kode_kecamatan\n3671014505900001,Siti,36.71.01\n3671020101850002,Budi,36.71.02\n';

/** Plays through HTTP, once, a little of everything that a version stores: datasets of each level and state, versions, reports, requests and grants, accounts. */
export async function playStory(client: Client): Promise<readonly Read[]> {
  await changeAsSteward(client, 'PUT', '/v1/standards/penduduk', { title: 'Penduduk per kecamatan', standard: yearly });
  await publish(client, 'penduduk', { access: 'open', cadence: 'annual' }, '2024,Benda,10\n2024,Batuceper,20\n2025,Benda,11\n');
  await deliver(client, 'penduduk', 'tahun,kecamatan,jumlah\n2025,Benda,12\n2025,Batuceper,22\n');
  const refused = await deliver(client, 'penduduk', 'tahun,kecamatan,jumlah\n2025,Benda,dua belas\n');
  await publish(client, 'sekolah', { access: 'limited', cadence: 'semiannual' }, '2025,Benda,3\n');
  await publish(client, 'aset', { access: 'closed', cadence: 'four-monthly', exemption }, '2025,Benda,4\n');
  await publish(client, 'ditahan', { access: 'open', cadence: 'monthly' }, '2025,Benda,5\n');
  await change(client, 'dinkes-pj', 'PUT', '/v1/datasets/ditahan/hold', { reason: 'Diperiksa lagi' });
  await publish(client, 'ditarik', { access: 'open', cadence: 'ad-hoc' }, '2025,Benda,6\n');
  await changeAsSteward(client, 'POST', '/v1/datasets/ditarik/withdrawal', { reason: 'Salah sumber' });
  await register(client, 'penerima', { ...personal, cadence: 'quarterly' });
  await approve(client, 'penerima', await upload(client, 'dinkes', 'penerima', 'data.csv', residents));
  await askAndGrant(client);
  const invited = await changeAsSteward(client, 'POST', '/v1/accounts', {
    email: 'siti@dinkes.example',
    name: 'Siti',
    groups: ['operator:dinkes'],
  });
  const opened = await upload(client, 'dinkes', 'sekolah', 'data.csv', 'tahun,kecamatan,jumlah\n2024,Benda,3\n');
  return readsOf({ refused, opened, account: textMember(invited.body, 'sub') });
}

type Made = { readonly refused: unknown; readonly opened: unknown; readonly account: string };

function readsOf({ refused, opened, account }: Made): readonly Read[] {
  const open = ['penduduk', 'ditahan', 'ditarik', 'sekolah', 'aset', 'penerima'].flatMap((id) =>
    ['', '/standard', '/versions', '/rows?sort=kecamatan', '/files/csv'].map((end) => ({ path: `/v1/datasets/${id}${end}` })),
  );
  return [
    ...open,
    ...['aset', 'penerima'].flatMap((id) =>
      ['', '/standard', '/versions', '/rows'].map((end) => ({ account: 'dinkes', path: `/v1/datasets/${id}${end}` })),
    ),
    { account: 'dinsos', path: '/v1/datasets/sekolah/rows' },
    { account: 'dinkes', path: '/v1/datasets/penduduk/uploads' },
    { account: 'dinkes', path: `/v1/datasets/penduduk/uploads/${textMember(refused, 'uploadId')}/report` },
    { account: 'dinkes', path: `/v1/datasets/sekolah/uploads/${textMember(opened, 'uploadId')}` },
    { account: 'dinkes-pj', path: '/v1/datasets/penerima/access-requests' },
    { account: 'dinkes-pj', path: '/v1/datasets/penerima/grants' },
    { account: 'kominfo', path: `/v1/accounts/${account}` },
    { path: '/v1/datasets/penduduk/versions/1/diff' },
    { path: '/v1/datasets/penduduk/versions/2/diff' },
    { path: '/v1/standards/penduduk' },
    { path: '/v1/datasets?q=penduduk' },
  ];
}

async function publish(client: Client, datasetId: string, registration: object, rows: string): Promise<void> {
  await register(client, datasetId, registration);
  await change(client, 'dinkes', 'PUT', `/v1/datasets/${datasetId}/standard`, yearly);
  await approve(client, datasetId, await upload(client, 'dinkes', datasetId, 'data.csv', `tahun,kecamatan,jumlah\n${rows}`));
}

async function deliver(client: Client, datasetId: string, content: string): Promise<unknown> {
  return upload(client, 'dinkes', datasetId, 'data.csv', content);
}

async function register(client: Client, datasetId: string, more: object): Promise<void> {
  await change(client, 'dinkes', 'POST', '/v1/datasets', {
    datasetId,
    title: `Data ${datasetId}`,
    description: 'Untuk dibaca lagi',
    ...more,
  });
}

async function approve(client: Client, datasetId: string, checked: unknown): Promise<void> {
  const path = `/v1/datasets/${datasetId}/uploads/${textMember(checked, 'uploadId')}`;
  await changeAsSteward(client, 'POST', `${path}/review`, { decision: 'approve', reasons: [] });
  const published = await follow(client, 'dinkes', datasetId, textMember(checked, 'uploadId'));
  if (textMember(published, 'state') !== 'published') throw new Error(`${datasetId} was not published: ${JSON.stringify(published)}`);
}

/** One request that is granted without a column, one that waits. */
async function askAndGrant(client: Client): Promise<void> {
  const path = '/v1/datasets/penerima/access-requests';
  const asked = { purpose: 'verifikasi-bantuan', legalBasis: 'Perjanjian kerja sama 12/2026', until: '2027-05-01T00:00:00.000Z' };
  const requested = await change(client, 'banten', 'POST', path, asked);
  const decision = { decision: 'grant', reasons: ['Sesuai perjanjian'], withoutColumns: ['nik'] };
  await change(client, 'dinkes-pj', 'POST', `${path}/${textMember(requested.body, 'requestId')}/decision`, decision);
  await change(client, 'kemensos', 'POST', path, asked);
}

function changeAsSteward(client: Client, method: string, path: string, body: unknown): Promise<Response> {
  return change(client, 'kominfo', method, path, body);
}

async function change(client: Client, account: string, method: string, path: string, body: unknown): Promise<Response> {
  const answer = await send(client, account, method, path, body);
  if (answer.status >= 300) throw new Error(`${method} ${path} as ${account}: ${answer.status} ${answer.text}`);
  return answer;
}
