import { expect } from 'vitest';
import { type Client, follow, member, type Response, send, textMember } from '../../demo/client.ts';
import { type City, csvOf, listMember, put, rowsOf, versionsOf } from './city.ts';

/** Long for what takes a second, short for a test that expects some walks to fail. */
const backgroundMilliseconds = 8_000;
const content = 'tahun,jumlah\n2024,1\n2025,2\n';
const standard = {
  fields: [
    { name: 'tahun', type: 'year' },
    { name: 'jumlah', type: 'integer' },
  ],
  periodField: 'tahun',
};

type Ask = (account: string | undefined, method: string, path: string, body?: unknown, status?: number) => Promise<Response>;

/** A request that must be answered with the status (200 unless said otherwise); each POST carries a key of its own. */
function asker(client: Client): Ask {
  let count = 0;
  return async (account, method, path, body, status = 200) => {
    const key = method === 'POST' ? { 'Idempotency-Key': `langkah-${count++}` } : {};
    const answer = await send(client, account, method, path, body, key);
    expect(answer.status, `${method} ${path}: ${answer.text}`).toBe(status);
    // A key replays the first answer.
    if (method === 'POST') {
      const again = await send(client, account, method, path, body, key);
      expect(withoutAddress(again.text)).toBe(withoutAddress(answer.text));
    }
    return answer;
  };
}

/** An answer's text but for the address in it, which is signed again each time. */
export function withoutAddress(text: string): string {
  return text.replace(/"(url|expiresAt)":"[^"]*"/g, '"$1":""');
}

/** Walks every operation once in an empty city, in the order of the data's way, and waits for what runs behind it. Rejects at the first deviation. */
export async function useEveryOperation(city: City): Promise<void> {
  const { client } = city;
  const ask = asker(client);
  await lookAround(ask);
  await publishTwice(client, ask);
  await readRows(client, ask);
  await undo(client, ask);
  await reviseAccess(client, ask);
  await mendAndSalvage(client, ask);
  await returnAndCancel(client, ask);
  await sendPart(client, ask);
  await watchProgress(city, ask);
  await expectQuietQueues(city);
}

/** In a city without an index, too. */
async function lookAround(ask: Ask): Promise<void> {
  expect(listMember((await ask(undefined, 'GET', '/v1/datasets')).body, 'items')).toEqual([]);
  for (const path of ['/v1/health', '/v1/opds', '/v1/opds/dinkes', '/', '/dataset', '/progres', '/robots.txt', '/sitemap.xml'])
    await ask(undefined, 'GET', path);
  await ask('dinkes', 'GET', '/v1/me');
}

async function publishTwice(client: Client, ask: Ask): Promise<void> {
  const registration = { datasetId: 'jalan', title: 'Jalan', description: 'Jalan', access: 'open', cadence: 'annual' };
  await ask('dinkes', 'POST', '/v1/datasets', registration, 201);
  await ask('dinkes', 'PUT', '/v1/datasets/jalan/standard', standard);
  const first = await deliver(client, ask, 'jalan', content);
  expect(textMember(first, 'state')).toBe('in-review');
  const path = `/v1/datasets/jalan/uploads/${textMember(first, 'uploadId')}`;
  expect((await ask('dinkes', 'GET', `${path}/report`)).body).toMatchObject({ valid: true });
  expect(listMember((await ask('kominfo', 'GET', '/v1/reviews')).body, 'items')).toHaveLength(1);
  expect((await ask('kominfo', 'GET', `${path}/sample`)).body).toMatchObject({ values: true, items: [{ tahun: 2024 }, { tahun: 2025 }] });
  await ask('kominfo', 'POST', `${path}/review`, { decision: 'approve', reasons: [] });
  expect(listMember((await ask('kominfo', 'GET', '/v1/reviews')).body, 'items')).toEqual([]);
  expect(await deliver(client, ask, 'jalan', content.replace('2025,2', '2025,3'))).toMatchObject({ state: 'published', versionNumber: 2 });
  expect(listMember((await ask('dinkes', 'GET', '/v1/datasets/jalan/uploads')).body, 'items')).toHaveLength(2);
  await expectFound(ask);
}

async function deliver(client: Client, ask: Ask, datasetId: string, text: string): Promise<unknown> {
  const announced = { fileName: 'data.csv', size: Buffer.byteLength(text) };
  const { body } = await ask('dinkes', 'POST', `/v1/datasets/${datasetId}/uploads`, announced, 201);
  const started = { uploadId: textMember(body, 'uploadId'), url: textMember(body, 'put', 'url'), headers: { 'If-None-Match': '*' } };
  expect(await put(started, Buffer.from(text))).toEqual({ status: 200, code: '' });
  const state = async () => textMember((await ask('dinkes', 'GET', `/v1/datasets/${datasetId}/uploads/${started.uploadId}`)).body, 'state');
  await expect.poll(state, { timeout: backgroundMilliseconds }).toMatch(/in-review|published|rejected/);
  return follow(client, 'dinkes', datasetId, started.uploadId);
}

/** The index shows the dataset, to the search and to the page. */
async function expectFound(ask: Ask): Promise<void> {
  const found = async () => (await ask(undefined, 'GET', '/v1/datasets?q=jalan')).text.includes('"jalan"');
  await expect.poll(found, { timeout: backgroundMilliseconds }).toBe(true);
  for (const path of ['/dataset', '/opd/dinkes', '/jadwal', '/sitemap.xml'])
    expect((await ask(undefined, 'GET', path)).text, path).toContain('/dataset/jalan');
  for (const path of ['/opd', '/wilayah', '/wilayah/36.71.11', '/tingkat-akses', '/pustaka']) await ask(undefined, 'GET', path);
}

async function readRows(client: Client, ask: Ask): Promise<void> {
  expect(await rowsOf(client, 'jalan')).toHaveLength(2);
  expect(await csvOf(client, 'jalan')).toBe('tahun,jumlah\n2024,1\n2025,3\n');
  expect(await csvOf(client, 'jalan', '?version=1')).toBe(content);
  expect((await fetch(`${client.url}/v1/datasets/jalan/files/parquet?period=2024`)).status).toBe(200);
  for (const format of ['csv', 'xlsx'])
    expect((await fetch(`${client.url}/v1/datasets/jalan/rows/${format}?tahun__exact=2024`)).status).toBe(200);
  expect((await ask(undefined, 'GET', '/v1/datasets/jalan/versions/2/diff')).body).toMatchObject({ total: { added: 1, removed: 1 } });
  expect((await ask(undefined, 'GET', '/v1/datasets/jalan/statistics')).body).toMatchObject({ version: 2, rows: 2, values: true });
  await ask(undefined, 'GET', '/dataset/jalan');
}

async function undo(client: Client, ask: Ask): Promise<void> {
  const reason = { reason: 'Uji' };
  await ask('kominfo', 'POST', '/v1/datasets/jalan/versions/1/restoration', reason);
  expect(await csvOf(client, 'jalan')).toBe(content);
  await ask('kominfo', 'POST', '/v1/datasets/jalan/versions/3/withdrawal', reason);
  expect(await versionsOf(client, 'jalan')).toHaveLength(4);
  await ask(undefined, 'GET', '/v1/datasets/jalan/versions/1');
  await ask('kominfo', 'POST', '/v1/datasets/jalan/withdrawal', reason);
  expect((await ask(undefined, 'GET', '/v1/datasets')).text).not.toContain('"jalan"');
  await ask('kominfo', 'DELETE', '/v1/datasets/jalan/withdrawal');
  await expectFound(ask);
}

async function reviseAccess(client: Client, ask: Ask): Promise<void> {
  await ask('dinkes-pj', 'PUT', '/v1/datasets/jalan/hold', { reason: 'Uji' });
  await ask('dinkes-pj', 'DELETE', '/v1/datasets/jalan/hold');
  await ask('dinkes-pj', 'PUT', '/v1/datasets/jalan/access', { access: 'limited', reason: 'Uji' });
  await ask(undefined, 'GET', '/v1/datasets/jalan/rows', undefined, 401);
  await ask('dinsos', 'GET', '/v1/datasets/jalan/rows');
  await ask(undefined, 'GET', '/v1/datasets/jalan/standard');
  await takeFromLibrary(client, ask);
  await grantAccess(ask);
  await listExempted(ask);
  const wider = { access: 'open', reason: 'Uji' };
  await ask('dinkes-pj', 'PUT', '/v1/datasets/jalan/access', wider, 202);
  await ask('kominfo', 'PUT', '/v1/datasets/jalan/access', wider);
  await ask(undefined, 'GET', '/v1/datasets/jalan/rows');
}

/** Shared by request alone: asked, granted, renewed, revoked; asked again and taken back. */
async function grantAccess(ask: Ask): Promise<void> {
  await ask('dinkes-pj', 'PUT', '/v1/datasets/jalan/access', { access: 'limited', sharing: 'by-request', reason: 'Uji' });
  const path = '/v1/datasets/jalan/access-requests';
  const until = new Date(Date.now() + 90 * 24 * 60 * 60 * 1000).toISOString();
  const officers = await ask('banten', 'GET', '/v1/institutions/banten/officers');
  expect(listMember(officers.body, 'items')).toEqual([{ sub: expect.any(String), name: expect.stringContaining('Banten') }]);
  const asked = { purpose: 'pengaduan', legalBasis: 'Uji', until, columns: ['tahun'] };
  const first = await ask('banten', 'POST', path, asked, 201);
  expect(listMember((await ask('dinkes-pj', 'GET', '/v1/access-requests')).body, 'items')).toHaveLength(1);
  await ask('dinkes-pj', 'POST', `${path}/${textMember(first.body, 'requestId')}/decision`, { decision: 'grant', reasons: [] });
  expect(listMember((await ask('banten', 'GET', '/v1/datasets/jalan/rows')).body, 'items')).toEqual([{ tahun: 2024 }, { tahun: 2025 }]);
  await ask('dinkes-pj', 'POST', '/v1/datasets/jalan/grants/banten/renewal');
  await ask('dinkes-pj', 'DELETE', '/v1/datasets/jalan/grants/banten');
  await ask('banten', 'GET', '/v1/datasets/jalan/rows', undefined, 403);
  for (const account of ['banten', 'dinkes-pj'])
    expect(listMember((await ask(account, 'GET', '/v1/datasets/jalan/grants')).body, 'items')).toHaveLength(1);
  const second = await ask('banten', 'POST', path, asked, 201);
  await ask('banten', 'DELETE', `${path}/${textMember(second.body, 'requestId')}`);
  expect(listMember((await ask('banten', 'GET', path)).body, 'items')).toHaveLength(2);
}

async function listExempted(ask: Ask): Promise<void> {
  const exemption = { legalBasis: 'Uji', reason: 'Uji', until: '2031-12-31' };
  await ask(
    'dinkes',
    'POST',
    '/v1/datasets',
    { datasetId: 'brankas', title: 'Brankas', description: 'Uji', access: 'closed', cadence: 'ad-hoc', exemption },
    201,
  );
  await ask('kominfo', 'PUT', '/v1/datasets/brankas/exemption-listing', { title: 'Uji' });
  expect((await ask(undefined, 'GET', '/v1/exemptions')).body).toEqual({ items: [{ title: 'Uji' }] });
  await ask('kominfo', 'DELETE', '/v1/datasets/brankas/exemption-listing');
}

/** A standard of the library that refers to what is limited by now: the look at it is recorded. */
async function takeFromLibrary(client: Client, ask: Ask): Promise<void> {
  const foreignKeys = [{ fields: ['tahun'], reference: { resource: 'jalan', fields: ['tahun'] } }];
  const fields = [...standard.fields, { name: 'kode_kecamatan', type: 'string', referenceCodes: 'kemendagri-kecamatan' }];
  await ask('kominfo', 'PUT', '/v1/standards/per-tahun', { title: 'Per tahun', standard: { fields, foreignKeys } }, 201);
  expect(listMember((await ask(undefined, 'GET', '/v1/standards')).body, 'items')).toHaveLength(1);
  expect((await ask(undefined, 'GET', '/v1/standards/per-tahun')).body).toMatchObject({ n: 1 });
  await ask(undefined, 'GET', '/pustaka/per-tahun');
  const registration = { datasetId: 'lampu', title: 'Lampu', description: 'Lampu jalan', access: 'open', cadence: 'annual' };
  await ask('dinkes', 'POST', '/v1/datasets', registration, 201);
  await ask('dinkes', 'PUT', '/v1/datasets/lampu/standard', { library: { standardId: 'per-tahun' } });
  const wrong = await deliver(client, ask, 'lampu', 'tahun,jumlah,kode_kecamatan\n2024,1,36.71.01\n1999,1,367102\n2025,1,36.71.99\n');
  const report = await ask('dinkes', 'GET', `/v1/datasets/lampu/uploads/${textMember(wrong, 'uploadId')}/report`);
  expect(report.body).toMatchObject({ errorCounts: { 'foreign-key': 1, 'constraint-error': 1 }, stats: { rows: 3, validRows: 1 } });
  expect(textMember(await deliver(client, ask, 'lampu', 'tahun,jumlah,kode_kecamatan\n2024,1,367101\n'), 'state')).toBe('in-review');
}

async function mendAndSalvage(client: Client, ask: Ask): Promise<void> {
  const rejected = await deliver(client, ask, 'jalan', 'tahun,jumlah\n2024,1\n2025,dua\n');
  const path = `/v1/datasets/jalan/uploads/${textMember(rejected, 'uploadId')}`;
  for (const workbook of [`${path}/returned-workbook`, '/v1/datasets/jalan/template', '/v1/datasets/jalan/template'])
    await fetchWorkbook(client, workbook);
  const cells = [{ rowNumber: 3, fieldName: 'jumlah', value: '2' }];
  for (const [account, verb, body, leftOut] of [
    ['dinkes-pj', 'salvage', { reason: 'Uji' }, 1],
    ['dinkes', 'mending', { cells }, undefined],
  ] as const) {
    const { body: ordered } = await ask(account, 'POST', `${path}/${verb}`, body, 201);
    const upload = await follow(client, 'dinkes', 'jalan', textMember(ordered, 'uploadId'));
    expect(upload).toMatchObject({ state: 'published' });
    expect(member(upload, 'leftOut')).toBe(leftOut);
  }
  await askForHelp(ask, textMember(rejected, 'uploadId'));
}

/** A question that shares cells is asked, found, answered, and ends; with it what it shared. */
async function askForHelp(ask: Ask, uploadId: string): Promise<void> {
  const question = { datasetId: 'jalan', uploadId, message: 'Mengapa ditolak?', shareCells: true };
  const { body } = await ask('dinkes', 'POST', '/v1/tickets', question, 201);
  const cells = `/v1/datasets/jalan/uploads/${uploadId}/shared-cells`;
  expect(listMember((await ask('helpdesk', 'GET', cells)).body, 'items')).toMatchObject([{ rowNumber: 3, cell: 'dua' }]);
  expect((await ask('helpdesk', 'GET', `/v1/uploads/${uploadId}`)).body).toMatchObject({ datasetId: 'jalan' });
  expect(listMember((await ask('helpdesk', 'GET', '/v1/tickets')).body, 'items')).toHaveLength(1);
  const path = `/v1/tickets/${textMember(body, 'ticketId')}`;
  await ask('helpdesk', 'POST', `${path}/messages`, { message: 'Tulis angkanya: 2.' });
  await ask('dinkes', 'POST', `${path}/closure`);
  await ask('helpdesk', 'GET', cells, undefined, 409);
}

/** The link is asked for and opened: both take permissions. */
async function fetchWorkbook(client: Client, path: string): Promise<void> {
  const answer = await send(client, 'dinkes', 'GET', path, undefined, { Accept: 'application/json' });
  expect(answer.status, answer.text).toBe(200);
  const workbook = await fetch(textMember(answer.body, 'url'));
  expect(workbook.status, path).toBe(200);
  expect(workbook.headers.get('content-disposition')).toMatch(/^attachment; filename="[a-zA-Z0-9-]+\.xlsx"$/);
  expect((await workbook.bytes()).subarray(0, 2)).toEqual(new Uint8Array(Buffer.from('PK')));
}

async function returnAndCancel(client: Client, ask: Ask): Promise<void> {
  const other = { fields: [...standard.fields, { name: 'satuan', type: 'string' }], periodField: 'tahun' };
  await ask('dinkes', 'PUT', '/v1/datasets/jalan/standard', other, 202);
  const upload = await deliver(client, ask, 'jalan', 'tahun,jumlah,satuan\n2025,4,km\n');
  const review = `/v1/datasets/jalan/uploads/${textMember(upload, 'uploadId')}/review`;
  if (textMember(upload, 'state') === 'in-review') await ask('kominfo', 'POST', review, { decision: 'return', reasons: ['Uji'] });
  const waiting = await ask('dinkes', 'POST', '/v1/datasets/jalan/uploads', { fileName: 'data.csv', size: 10 }, 201);
  await ask('dinkes', 'DELETE', `/v1/datasets/jalan/uploads/${textMember(waiting.body, 'uploadId')}`);
}

/** Of a large file its last part, of one byte; a whole one comes in large-file.test.ts. */
async function sendPart(client: Client, ask: Ask): Promise<void> {
  const announced = { fileName: 'data.csv', size: 64 * 1024 * 1024 + 1 };
  const { body } = await ask('dinkes', 'POST', '/v1/datasets/jalan/uploads', announced, 201);
  const path = `/v1/datasets/jalan/uploads/${textMember(body, 'uploadId')}`;
  const signed = await send(client, 'dinkes', 'POST', `${path}/parts`, { partNumbers: [5] });
  const url = textMember(listMember(signed.body, 'parts')[0], 'url');
  expect((await fetch(url, { method: 'PUT', body: 'x' })).status).toBe(200);
  expect((await ask('dinkes', 'GET', path)).body).toMatchObject({ multipart: { parts: 5, received: [5] } });
  const early = await send(client, 'dinkes', 'POST', `${path}/completion`);
  expect([early.status, member(early.body, 'missingParts')]).toEqual([409, [1, 2, 3, 4]]);
  await ask('dinkes', 'DELETE', path);
}

async function watchProgress(city: City, ask: Ask): Promise<void> {
  for (const outcome of await city.laptop.runSchedule('')) expect(outcome).toMatchObject({ ok: true });
  const all = await ask('kominfo', 'GET', '/v1/progress');
  const dinkes = listMember(all.body, 'items').find((item) => member(item, 'opdId') === 'dinkes');
  expect(dinkes).toMatchObject({ delivered: 1 });
  await ask('dinkes', 'GET', '/v1/progress/dinkes');
  const { body } = await ask('dinkes', 'GET', '/v1/progress/dinkes/deliveries');
  const [first] = listMember(body, 'items');
  await ask('dinkes', 'GET', `/v1/progress/dinkes/deliveries/${textMember(first, 'datasetId')}`);
  // A period that is over is answered from the snapshots, of which that long ago there is none.
  await ask('dinkes', 'GET', '/v1/progress/dinkes?period=2025-01', undefined, 400);
  await ask(undefined, 'GET', '/v1/public-progress');
  await ask(undefined, 'GET', '/v1/reads');
}

/** Nothing is left in a queue, and nothing is a dead letter. */
async function expectQuietQueues({ laptop }: City): Promise<void> {
  const arns = laptop.model.queues.map(({ name }) => `arn:aws:sqs:${laptop.model.region}:000000000000:${name}`);
  const left = () => arns.filter((arn) => Object.values(laptop.queues.depth(arn)).some((count) => count > 0));
  await expect.poll(left, { timeout: backgroundMilliseconds }).toEqual([]);
}
