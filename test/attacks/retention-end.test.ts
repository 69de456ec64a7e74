import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { send, textMember } from '../../demo/client.ts';
import { writeCsv } from '../../demo/csv.ts';
import { makePeople, type Person } from '../../demo/people.ts';
import { seeded } from '../../demo/random.ts';
import { readKelurahan } from '../../demo/regions.ts';
import { criterion } from '../criteria/criterion.ts';
import { approve, type City, deliver, publishFirst, register, startCity } from '../way/city.ts';
import { filesBelow, itemsOf, objectsOf } from './city-remains.ts';
import { editItems } from './edit-items.ts';
import { nikSearcher, nothing } from './nik-search.ts';

/**
 * Issue 12, done when 4: data of 1,000 synthetic people, published twice, rejected once, made into every file, described, selected from and returned; and a draft that still
 * waits. After the end of their retention nothing that the city wrote holds a NIK of theirs or what of one is a person's own; data of others are as they were.
 */
const ended = 'penerima-bansos';
const draft = 'penerima-bansos-usulan';
const others = ['penerima-bansos-lain', 'taman'];
const processing = { basis: 'UU 13/2011', purposes: ['bantuan-sosial'], retentionUntil: '2031-12-31' };
const personal = { access: 'limited', sharing: 'by-request', cadence: 'ad-hoc', processing };
const fields = [
  { name: 'nik', title: 'NIK', type: 'string', format: 'nik' },
  { name: 'nama', title: 'Nama', type: 'string' },
  { name: 'bantuan', title: 'Bantuan', type: 'string' },
];

let home: string;
let city: City;
let people: readonly Person[];

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'satudata-retention-'));
  people = apart(makePeople(seeded(12), await readKelurahan('36.71'), 2_000));
  city = await startCity({ home });
});
afterAll(async () => {
  await city?.stop();
  rmSync(home, { recursive: true, force: true });
});

/** With last digits of every kind, since a column whose NIKs all end in 0 is one that Excel destroyed; no two share birth date and serial. */
function apart(all: readonly Person[]): Person[] {
  const told = all.map((person, n) => ({ ...person, nik: `${person.nik.slice(0, 15)}${n % 10}` }));
  return [...new Map(told.map((person) => [person.nik.slice(6), person])).values()];
}

const own = () => people.slice(0, 1_000);
const csvOf = (of: readonly Person[], aid: string, after = '') =>
  writeCsv(
    ['NIK', 'Nama', 'Bantuan'],
    of.map(({ nik, nama }) => [`${nik}${after}`, nama, aid]),
  );
const pathOf = (datasetId: string, rest = '') => `/v1/datasets/${datasetId}${rest}`;
const wantsJson = { Accept: 'application/json' };

async function ask(account: string | undefined, path: string, status = 200) {
  const answer = await send(city.client, account, 'GET', path, undefined, wantsJson);
  expect(answer.status, `${path}: ${answer.text}`).toBe(status);
  return answer;
}

/** Everything that can be made of a version, and seen of it. */
async function makeAll(datasetId: string): Promise<string[]> {
  const files = ['csv', 'xlsx', 'json', 'parquet', 'csv?for=excel'].map((format) => `/files/${format}`);
  const selections = ['/rows/csv?bantuan__exact=PKH', '/rows/xlsx?columns=nik'];
  const links: string[] = [];
  for (const path of [...files, ...selections, '/files/csv?version=1']) {
    links.push(textMember((await ask('dinkes', pathOf(datasetId, path))).body, 'url'));
  }
  for (const path of ['/rows?limit=1000', '/statistics', '/versions/2/diff', '/datapackage.json', '/template'])
    await ask('dinkes', pathOf(datasetId, path));
  return links;
}

async function publishTwice(datasetId: string, of: readonly Person[]): Promise<void> {
  await register(city.client, datasetId, personal);
  const standard = await send(city.client, 'dinkes', 'PUT', pathOf(datasetId, '/standard'), { fields, primaryKey: ['nik'] });
  expect(standard.status, standard.text).toBe(200);
  await approve(city.client, datasetId, await deliver(city.client, datasetId, csvOf(of, 'PKH')));
  const again = await deliver(city.client, datasetId, csvOf(of.toReversed(), 'BPNT'));
  if (textMember(again, 'state') === 'in-review') await approve(city.client, datasetId, again);
}

/** What the city keeps of datasets: items and object versions, bytes and all. */
async function keptOf(ids: readonly string[]): Promise<string[]> {
  const items = await itemsOf(
    home,
    city.laptop.model.tables.map(({ name }) => name),
  );
  const isTheirs = (text: string) => ids.some((id) => text.includes(`"${id}"`) || text.includes(`#${id}"`) || text.includes(`/${id}/`));
  const objects = objectsOf(home).map((object) => ({ ...object, bytes: object.bytes.toString('base64') }));
  return [...items.map(({ bytes }) => bytes.toString()), ...objects.map((object) => JSON.stringify(object))].filter(isTheirs).sort();
}

/** Tables and buckets alone: what a reader did since is in their own counters and indexes, which hold no row. */
const withoutShared = (kept: readonly string[]) => kept.filter((text) => !/"CATALOG"|catalog\/index\.json|PROGRESS#/.test(text));

const suffixes = (niks: readonly string[]) => new Set(niks.map((nik) => nik.slice(6)));

/** How many places hold one of these NIKs in any form, or a birth date and serial that is one's own. */
function holding(niks: readonly string[]): string[] {
  const search = nikSearcher(niks);
  const tails = suffixes(niks);
  const holds = (text: string) =>
    JSON.stringify(search(text)) !== JSON.stringify(nothing) ||
    [...text.matchAll(/\d{10,}/g)].some(([run]) =>
      Array.from({ length: run.length - 9 }, (_, at) => run.slice(at, at + 10)).some((part) => tails.has(part)),
    );
  return filesBelow(home, '.')
    .filter(({ bytes }) => holds(bytes.toString('latin1')))
    .map(({ where }) => where.slice(home.length));
}

test('all that there can be of data is made, and found by the search', { timeout: 600_000 }, async () => {
  await publishTwice(ended, own());
  const rejected = await deliver(city.client, ended, csvOf(own(), 'PKH', 'x'));
  expect(rejected).toMatchObject({ state: 'rejected', hasReturnedWorkbook: true });
  const upload = pathOf(ended, `/uploads/${textMember(rejected, 'uploadId')}`);
  for (const path of ['/report', '/returned-workbook']) await ask('dinkes', upload + path);
  await makeAll(ended);
  await register(city.client, draft, personal);
  expect(await deliver(city.client, draft, csvOf(own(), 'PKH'))).toMatchObject({ state: 'in-review' });
  await publishTwice('penerima-bansos-lain', people.slice(1_000));
  await makeAll('penerima-bansos-lain');
  await publishFirst(city.client, 'taman', 'nama,luas\nTaman Gajah,12\nTaman Potret,7\n');
  await ask(undefined, pathOf('taman', '/files/csv'));
  await city.stop();
  expect(holding(own().map(({ nik }) => nik)).length).toBeGreaterThan(5);
  expect(holding(people.slice(1_000).map(({ nik }) => nik)).length).toBeGreaterThan(2);
});

test('after the end nothing holds a NIK of theirs, nothing serves one, and data of others are as they were', {
  timeout: 600_000,
}, async () => {
  await editItems(city, async (documents) => {
    for (const datasetId of [ended, draft]) {
      await documents.send(
        new UpdateCommand({
          TableName: 'satudata-CatalogTable',
          Key: { pk: `DATASET#${datasetId}`, sk: 'META' },
          UpdateExpression: 'SET processing.retentionUntil = :until',
          ExpressionAttributeValues: { ':until': '2026-01-31' },
        }),
      );
    }
  });
  const before = withoutShared(await keptOf(others));
  expect(before.length).toBeGreaterThan(20);
  city = await startCity({ home });
  const link = textMember((await ask('dinkes', pathOf(ended, '/files/csv'))).body, 'url');
  expect((await fetch(link)).status).toBe(200);
  const outcomes = await city.laptop.runSchedule('Retention');
  expect(outcomes.map((outcome) => JSON.stringify(outcome)).filter((text) => /rror/.test(text))).toEqual([]);

  expect((await fetch(link)).status).toBe(404);
  for (const path of ['/rows', '/files/csv', '/files/parquet', '/statistics', '/versions/2/diff']) {
    expect((await ask('dinkes', pathOf(ended, path), 410)).text).toContain('dimusnahkan');
  }
  expect((await ask('kominfo', pathOf(ended))).body).toMatchObject({ state: 'withdrawn' });
  await ask('dinsos', pathOf(ended), 404);
  const minutes = await ask('dinkes-pj', pathOf(ended, '/destructions'));
  expect(minutes.body).toMatchObject({ items: [{ versions: { count: 2 }, parts: 2, rows: 2_000, finishedAt: expect.any(String) }] });
  const restored = await send(city.client, 'kominfo', 'DELETE', pathOf(ended, '/withdrawal'));
  expect([restored.status, restored.text]).toEqual([409, expect.stringContaining('dimusnahkan')]);
  expect(JSON.stringify((await ask('kominfo', '/v1/reviews')).body)).not.toContain(draft);
  await city.stop();

  const found = holding(own().map(({ nik }) => nik));
  const kept = objectsOf(home).filter(({ key }) => key.includes(`/${ended}/`) || key.includes(`/${draft}/`));
  criterion(
    'issue 12',
    `after the end of retention ${found.length} files of the city hold one of ${own().length} NIKs, its birth date and serial`,
  );
  expect(found).toEqual([]);
  expect(
    [
      ...new Set(
        kept.map(({ key }) =>
          key
            .split('/')
            .slice(2)
            .join('/')
            .replace(/[0-9A-Z]{26}|[0-9a-f]{16,}/g, '…'),
        ),
      ),
    ].sort(),
  ).toEqual(['templates/1-3.xlsx', 'uploads/…/report-without-cells.json']);
  const items = (await keptOf([ended])).filter((text) => text.includes('MINUTES#'));
  expect(items).toHaveLength(1);
  expect(items[0]).toContain('"finishedAt"');
  expect(withoutShared(await keptOf(others))).toEqual(before);
});
