import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { member, send } from '../../demo/client.ts';
import { demoAccounts } from '../../local/accounts.ts';
import { askLaptop } from '../../local/control.ts';
import { type Laptop, startLaptop } from '../../local/laptop.ts';
import { currentAssembly } from '../../local/synthesize.ts';
import { listMember, patience, publishFirst, root } from './city.ts';

/*
 * What is read at the front door, which keeps open data as the cloud's does, is counted by the worker that the cloud has, from the log that the door delivers: as often as readers asked for it, whoever
 * they were and whoever answered.
 */
let home: string;
let laptop: Laptop;
const client = { url: '', token: (account: string) => laptop.issueToken(account) };
const csv = 'kode,jumlah\nA1,1\nA2,2\n';
const exemption = { legalBasis: 'UU 14/2008 Pasal 17', reason: 'Rahasia', until: '2031-12-31' };
const openIds = ['baca-pasar', 'baca-sekolah'];
const otherIds = ['baca-rahasia', 'baca-tidak-ada', 'baca-terbatas'];

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'satudata-counts-'));
  laptop = await startLaptop({
    assemblyDirectory: await currentAssembly(root, () => undefined),
    home,
    port: 0,
    accounts: demoAccounts(join(root, 'cities/kota-tangerang.json')),
    keepsAnswers: true,
  });
  client.url = laptop.url;
  for (const id of openIds) await publishFirst(client, id, csv);
  await publishFirst(client, 'baca-terbatas', csv, { access: 'limited', sharing: 'government' });
  await publishFirst(client, 'baca-rahasia', csv, { access: 'closed', exemption });
  const found = async () => {
    const { text } = await send(client, 'dinkes', 'GET', '/v1/datasets?limit=100');
    for (const id of [...openIds, 'baca-rahasia']) expect(text).toContain(id);
  };
  await vi.waitFor(found, patience);
});
afterAll(async () => {
  await laptop?.stop();
  rmSync(home, { recursive: true, force: true });
});

type Counts = Readonly<Record<string, { readonly pages: number; readonly data: number }>>;

/** Has it counted, and gives what the API tells then; what the door kept of it would be half a minute old. */
async function counted(): Promise<Counts> {
  expect(await askLaptop(home, { ask: 'count-reads' })).toMatchObject({ days: 1, unreadLines: 0 });
  const { body } = await send(client, 'dinkes', 'GET', '/v1/reads?limit=100');
  const items = listMember(body, 'items');
  return Object.fromEntries(
    items.map((item) => [String(member(item, 'datasetId')), { pages: Number(member(item, 'pages')), data: Number(member(item, 'data')) }]),
  );
}

const ways = [
  ['/dataset/:id', 'pages'],
  ['/v1/datasets/:id', 'pages'],
  ['/v1/datasets/:id/rows', 'data'],
  ['/v1/datasets/:id/rows?jumlah__exact=1', 'data'],
  ['/v1/datasets/:id/statistics', 'data'],
  ['/v1/datasets/:id/files/csv', 'data'],
  ['/v1/datasets/:id/uploads', 'none'],
  ['/kerja/dataset/:id', 'none'],
  ['/dataset/:id/tidak-ada', 'none'],
] as const;

const reader = fc.record({
  id: fc.constantFrom(...openIds, ...openIds, ...otherIds),
  way: fc.constantFrom(...ways),
  account: fc.constantFrom(undefined, undefined, 'dinkes', 'banten'),
  method: fc.constantFrom('GET', 'GET', 'HEAD'),
});

describe('reads at the front door', () => {
  test('are counted as often as readers asked, with a token and without, hits and misses, of open datasets alone', async () => {
    const before = await counted();
    const expected = Object.fromEntries(openIds.map((id) => [id, { pages: before[id]?.pages ?? 0, data: before[id]?.data ?? 0 }]));
    const seed = Date.now();
    let hits = 0;
    for (const { id, way, account, method } of fc.sample(reader, { numRuns: 160, seed })) {
      const [path, kind] = way;
      const headers = account === undefined ? {} : { Authorization: `Bearer ${await client.token(account)}` };
      const answer = await fetch(laptop.url + path.replace(':id', id), { method, headers, redirect: 'manual' });
      await answer.arrayBuffer();
      if (answer.headers.get('x-cache')?.startsWith('Hit')) hits += 1;
      const sum = expected[id];
      if (sum && kind !== 'none' && [200, 302, 304].includes(answer.status)) sum[kind] += 1;
    }
    // How many is a matter of the machine's pace: what was asked half a minute ago is kept no more.
    expect(hits).toBeGreaterThan(0);
    const after = await counted();
    expect(Object.fromEntries(openIds.map((id) => [id, after[id]])), `seed ${seed}`).toEqual(expected);
    expect(Object.keys(after).filter((id) => otherIds.includes(id))).toEqual([]);
  });

  test('of a dataset that was opened after the first count of the day are in no count of that day, those of its insiders before least of all', async () => {
    await publishFirst(client, 'baca-susulan', csv);
    for (const account of ['dinkes', undefined]) {
      const headers = account === undefined ? {} : { Authorization: `Bearer ${await client.token(account)}` };
      expect((await fetch(`${laptop.url}/v1/datasets/baca-susulan`, { headers })).status).toBe(200);
    }
    // The list of what is open is a moment late, for this function as for others.
    await vi.waitFor(async () => {
      expect(await askLaptop(home, { ask: 'count-reads' })).toMatchObject({ days: 1, notCounted: 1 });
    }, patience);
    const after = await counted();
    expect(after).not.toHaveProperty('baca-susulan');
    expect(after).toHaveProperty('baca-pasar');
  });

  test('stand on the page of the dataset for anyone, and in no answer about one that is not open', async () => {
    const { 'baca-pasar': sum } = await counted();
    const page = async (id: string) => (await fetch(`${laptop.url}/dataset/${id}?page=1&x=${Date.now()}`)).text();
    // The page that was read a moment ago is kept at the door for half a minute.
    await expect
      .poll(() => page('baca-pasar'), { timeout: 60_000, interval: 1_000 })
      .toMatch(/dibuka [\d.]+ kali, datanya diambil [\d.]+ kali dalam 1 hari yang terhitung/);
    expect(sum).toBeDefined();
    for (const id of otherIds) expect(await page(id)).not.toMatch(/datanya diambil/);
  });

  test('of a dataset that is closed afterwards are gone at once, for its owner too', async () => {
    expect(await counted()).toHaveProperty('baca-sekolah');
    const path = '/v1/datasets/baca-sekolah/access';
    const closed = await send(client, 'dinkes-pj', 'PUT', path, { access: 'closed', reason: 'Keliru dibuka', exemption });
    expect(closed.status, closed.text).toBe(200);
    for (const account of ['dinkes', 'kominfo'])
      expect((await send(client, account, 'GET', '/v1/reads?limit=100')).text).not.toContain('baca-sekolah');
    expect(await counted()).not.toHaveProperty('baca-sekolah');
  });

  test('are counted by the night’s rule when their day is over, and not before', async () => {
    const outcomes = await laptop.runSchedule('ReadsRule');
    expect(outcomes).toMatchObject([{ ok: true }]);
    const [outcome] = outcomes;
    expect(outcome?.ok === true && JSON.parse(outcome.payload)).toMatchObject({ days: 0, unreadLines: 0 });
  });
});
