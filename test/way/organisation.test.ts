import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { member, send, textMember } from '../../demo/client.ts';
import { currentAssembly } from '../../local/synthesize.ts';
import { withCity } from './changed-city.ts';
import { approve, type City, deliver, listMember, publishFirst, register, root, start, startCity } from './city.ts';

/** An OPD that went whole into another, on the whole laptop: the same home, before and after the deployment of a city's file that says so. */
const [open, closed] = ['posyandu', 'obat-rahasia'];
const exemption = { legalBasis: 'UU 14/2008 Pasal 17', reason: 'Rahasia', until: '2031-12-31' };
const line = { title: 'Posyandu', priority: false, cadence: 'annual', access: 'open' };
const home = mkdtempSync(join(tmpdir(), 'satudata-way-'));
let city: City;
let waiting: unknown;
let before: unknown;

const year = new Date().getFullYear();
const get = (account: string | undefined, path: string) => send(city.client, account, 'GET', path);
const statusOf = async (account: string | undefined, path: string) => (await get(account, path)).status;
const planned = (body: unknown, opdId: string) => listMember(body, 'items').find((item) => textMember(item, 'opdId') === opdId);
/** The sum of the board, whatever OPDs are on it. */
const sumOf = (body: unknown) => listMember(body, 'items').reduce<number>((sum, item) => sum + Number(member(item, 'planned') ?? 0), 0);

beforeAll(async () => {
  const assembly = await currentAssembly(root, () => undefined);
  city = await startCity({ home });
  await publishFirst(city.client, open, 'kode,jumlah\nA1,1\n');
  await register(city.client, closed, { access: 'closed', exemption });
  waiting = await deliver(city.client, closed, 'kode,jumlah\nB1,2\n');
  const plan = await send(city.client, 'dinkes', 'PUT', `/v1/plans/${year}/dinkes`, { entries: [line] }, { 'If-Match': '"0"' });
  expect(plan.status, plan.text).toBe(200);
  for (const outcome of await city.laptop.runSchedule('RecountRule')) expect(outcome).toMatchObject({ ok: true });
  before = (await get('kominfo', '/v1/progress')).body;
  await city.stop();
  const ended = { on: `${year}-01-01`, by: 'Perda 7/2026', successors: [{ opdId: 'rsud' }] };
  const merged = withCity(assembly, (settings) => ({
    ...settings,
    opds: settings.opds.map((opd) => (opd.id === 'dinkes' ? { ...opd, ended } : opd)),
  }));
  city = await startCity({ home, assemblyDirectory: merged });
});
afterAll(async () => {
  await city.stop();
  rmSync(home, { recursive: true, force: true });
});

test('people of both see what was the one’s before anything moved, and outsiders what they saw', async () => {
  for (const account of ['dinkes', 'rsud']) expect(await statusOf(account, `/v1/datasets/${closed}`)).toBe(200);
  for (const account of [undefined, 'dishub']) expect(await statusOf(account, `/v1/datasets/${closed}`)).toBe(404);
});

test('everything is the other’s after a run, once; a second run changes nothing', async () => {
  for (const run of [1, 2, 3]) {
    expect(await city.laptop.runSchedule('MoveRule'), `run ${run}`).toMatchObject([{ ok: true }]);
    for (const datasetId of [open, closed]) expect(textMember((await get('rsud', `/v1/datasets/${datasetId}`)).body, 'opdId')).toBe('rsud');
  }
  const after = (await get('kominfo', '/v1/progress')).body;
  expect([sumOf(before), sumOf(after)]).toEqual([2, 2]);
  expect(planned(after, 'dinkes')).toBeUndefined();
  expect(member(planned(after, 'rsud'), 'planned')).toBe(member(planned(before, 'dinkes'), 'planned'));
  for (const account of [undefined, 'dishub']) expect(await statusOf(account, `/v1/datasets/${closed}`)).toBe(404);
  const plan = (await get('rsud', `/v1/plans/${year}/rsud`)).body;
  expect(listMember(plan, 'entries').map((entry) => textMember(entry, 'title'))).toEqual(['Posyandu']);
});

test('what waited is on the other’s list, is approved, and the next delivery comes from either’s people', async () => {
  const listed = (await get('rsud-pj', '/v1/reviews')).body;
  expect(listMember(listed, 'items').map((item) => textMember(item, 'opdId'))).toEqual(['rsud']);
  expect(textMember(await approve(city.client, closed, waiting), 'state')).toBe('published');
  expect(listMember((await get('kominfo', '/v1/reviews')).body, 'items')).toEqual([]);
  await start(city.client, open, { fileName: 'data.csv', size: 3 });
  expect((await send(city.client, 'rsud', 'POST', `/v1/datasets/${open}/uploads`, { fileName: 'data.csv', size: 3 })).status).toBe(201);
});

test('old addresses lead to the new ones', async () => {
  const leads = async (path: string, account?: string) => {
    const headers = account === undefined ? {} : { Authorization: `Bearer ${await city.client.token(account)}` };
    const answer = await fetch(`${city.client.url}${path}`, { redirect: 'manual', headers });
    return [answer.status, answer.headers.get('location')];
  };
  for (const page of ['/opd', '/progres', '/rencana']) expect(await leads(`${page}/dinkes`)).toEqual([308, `${page}/rsud`]);
  expect(await leads('/v1/opds/dinkes')).toEqual([308, '/v1/opds/rsud']);
  expect(await leads('/v1/opds/dinkes/staff', 'rsud-pj')).toEqual([308, '/v1/opds/rsud/staff']);
  expect(await leads('/v1/progress/dinkes/deliveries', 'kominfo')).toEqual([308, '/v1/progress/rsud/deliveries']);
  expect(await leads(`/v1/plans/${year}/dinkes`)).toEqual([308, `/v1/plans/${year}/rsud`]);
  expect((await get(undefined, '/opd/rsud')).text).toContain('Data Dinas Kesehatan beralih ke sini');
});
