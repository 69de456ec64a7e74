import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { send, textMember } from '../../demo/client.ts';
import { fields } from '../../functions/model/metadata/names.ts';
import { listRoutes, type OperationName, type Route } from '../../functions/routes.ts';
import { askLaptop } from '../../local/control.ts';
import { readSecrets } from '../../local/secrets/secret-file.ts';
import { currentAssembly } from '../../local/synthesize.ts';
import { requestFor } from '../access-matrix/requests.ts';
import { criterion } from '../criteria/criterion.ts';
import { tried } from '../product-size.ts';
import { approve, type City, deliver, listMember, register, root, startCity } from '../way/city.ts';
import { withoutPermission } from '../way/without-permission.ts';
import { keepMessages, type Remain } from './city-remains.ts';
import { nikSearcher, nothing, sumOf, syntheticNiks } from './nik-search.ts';
import { listenToAnswers, textsOfCity } from './searched-city.ts';

/**
 * T27 for all that is not ingest (nik-hygiene.test.ts): 10,000 NIKs (1,000 in `npm test`) are the rows of a dataset; then they are filters, searches, names, reasons, ids, keys,
 * headers and persons in every route. Criterion: none in any item, log line, metric, message, object name or answer that isn't made of rows, in any form
 * of nik-search.ts; the city's key for persons in nothing but its own file.
 */
const niks = syntheticNiks(tried(1_000, 10_000));
const search = nikSearcher(niks);
const datasetId = 'penerima';

let home: string;
let city: City;
let assembly: string;
let answers: readonly Remain[] = [];
let asked = 0;
/** A NIK that was not asked about before. */
const nextNik = () => niks[asked++ % niks.length] ?? '';

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'satudata-nik-flows-'));
  assembly = await currentAssembly(root, () => undefined);
  city = await startCity({ home, assemblyDirectory: assembly });
  keepMessages(home);
  answers = listenToAnswers(city.client.url);
  await register(city.client, datasetId, {
    access: 'limited',
    sharing: 'by-request',
    cadence: 'ad-hoc',
    processing: { basis: 'UU 13/2011', purposes: ['bantuan-sosial'], retentionUntil: '2031-12-31' },
  });
  const csv = ['NIK,Nama,Jumlah', ...niks.map((nik, n) => `${nik},Warga ${n},${n % 9}`)].join('\n');
  await approve(city.client, datasetId, await deliver(city.client, datasetId, csv));
});
afterAll(async () => {
  vi.restoreAllMocks();
  await city?.stop();
  rmSync(home, { recursive: true, force: true });
});

const ask = (account: string | undefined, method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}) =>
  send(city.client, account, method, path, body, headers);
const rows = `/v1/datasets/${datasetId}/rows`;

test('as filters of rows: who may read finds the row, who may not learns nothing, and no other answer says one', async () => {
  for (const account of ['dinkes', 'banten', 'kominfo', undefined]) {
    for (const operator of ['exact', 'contains', 'in', 'less', 'differs', 'strictly_greater']) {
      const { status } = await ask(account, 'GET', `${rows}?limit=2&nik__${operator}=${nextNik()}`, undefined, {
        Accept: operator === 'in' ? 'text/csv' : '',
      });
      expect(status).toBe(account === 'dinkes' ? 200 : account === undefined ? 401 : 403);
    }
  }
  const nik = nextNik();
  expect((await ask('dinkes', 'GET', `${rows}?nik__exact=${nik}`)).text).toContain(nik);
});

test('as columns, sorts, cursors and numbers that there are not: 400', async () => {
  for (const query of ['columns=', 'sort=', 'cursor=', 'limit=', 'offset=', 'nik__', 'nama=', ''].map((name) => name + nextNik())) {
    expect((await ask('dinkes', 'GET', `${rows}?${query}`)).status, query).toBe(400);
    expect((await ask('dinkes', 'GET', `${rows}?${nextNik()}__exact=${nextNik()}`)).status).toBe(400);
  }
});

test('as searches, in the API and on pages: 400', async () => {
  for (const path of [
    '/v1/datasets?q=',
    '/dataset?q=',
    '/v1/datasets?theme=',
    '/v1/datasets?opd=',
    '/v1/datasets?cursor=',
    '/v1/datasets?x=',
  ]) {
    for (const nik of [nextNik(), nextNik().replace(/(\d{4})(?=\d)/g, '$1-')])
      expect((await ask(undefined, 'GET', path + nik)).status, path).toBe(400);
  }
});

test('as what a page passes over: nothing of it is in the page', async () => {
  for (const path of ['/dataset?opd=', '/dataset?theme=', '/?utm_source=', '/dataset?x=', '/tidak-ada/']) {
    const nik = nextNik();
    const { status, text } = await ask(undefined, 'GET', path + nik);
    expect([path, status < 500, text.includes(nik)]).toEqual([path, true, false]);
  }
});

/** The same body again and again, each text of it in turn with a NIK after it. */
function* withNikInside(body: unknown): Generator<unknown> {
  if (typeof body === 'string') yield `${body} ${nextNik()}`;
  if (typeof body !== 'object' || body === null) return;
  for (const [name, member] of Object.entries(body)) {
    for (const changed of withNikInside(member)) {
      yield Array.isArray(body) ? body.map((one, n) => (String(n) === name ? changed : one)) : { ...body, [name]: changed };
    }
  }
  if (!Array.isArray(body)) yield { ...body, [nextNik()]: 'x' };
}

/** Texts that are not in the least body of an operation, and are kept where they are sent. */
const exemption = { legalBasis: 'UU 14/2008', reason: 'Data pribadi', until: '2031-12-31' };
const processing = { basis: 'UU 13/2011', purposes: ['bansos'], retentionUntil: '2031-12-31' };
const columns = [{ name: 'a', title: 'A', type: 'string', description: 'b', constraints: { enum: ['c'] }, missingValues: ['d'] }];
const more: Partial<Record<OperationName, unknown>> = {
  registerDataset: {
    datasetId: 'baru',
    ...Object.fromEntries(fields.map(({ name, field }) => [name, field.example])),
    access: 'closed',
    exemption,
    processing,
  },
  describeDataset: {
    ...Object.fromEntries(fields.filter(({ field }) => field.isChangeable).map(({ name, field }) => [name, field.example])),
    processing,
  },
  setAccess: { access: 'closed', reason: 'Tetap', exemption },
  setStandard: { fields: columns, primaryKey: ['a'] },
  setLibraryStandard: { title: 'Baru', description: 'Baru', standard: { fields: columns } },
  startUpload: { fileName: 'a.csv', size: 5, period: '2026', sheet: 'Data' },
};

test('as any text of any body, as an id in any path, as an Idempotency-Key: refused, by the route or before it', async () => {
  const through: string[] = [];
  let sent = 0;
  for (const { operation, ...known } of listRoutes()) {
    const route: Route = known;
    const request = requestFor(operation, route.path, datasetId);
    const pathOf = (params: Readonly<Record<string, string>>) =>
      route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
    const params = request.params ?? {};
    const tries = [
      ...(route.confidential
        ? []
        : [request.body, more[operation]].flatMap((body) => [...withNikInside(body)]).map((body) => ({ body, params, headers: {} }))),
      ...Object.keys(params).map((name) => ({ body: request.body, params: { ...params, [name]: nextNik() }, headers: {} })),
      ...(route.method === 'POST' && !route.repeatable ? [{ body: request.body, params, headers: { 'Idempotency-Key': nextNik() } }] : []),
    ];
    for (const one of tries) {
      const headers = { ...one.headers, ...(route.guarded ? { 'If-Match': '"1"' } : {}) };
      const accounts = ['dinkes', 'dinkes-pj', 'kominfo', 'banten'];
      const statuses = await Promise.all(
        accounts.map(async (account) => (await ask(account, route.method, pathOf(one.params), one.body, headers)).status),
      );
      sent += statuses.length;
      if (statuses.some((status) => status < 400 || status >= 500)) through.push(`${operation}: ${statuses} ${JSON.stringify(one)}`);
    }
  }
  criterion('T27', `${through.length} of ${sent} requests with a NIK in a body, a path or a key went through`);
  expect(sent).toBeGreaterThan(500);
  expect(through.slice(0, 10)).toEqual([]);
});

test('as headers, tokens and entity tags', async () => {
  const path = `/v1/datasets/${datasetId}`;
  for (const Authorization of [
    nextNik(),
    `Bearer ${nextNik()}`,
    `Basic ${btoa(nextNik())}`,
    `Bearer ${btoa(nextNik())}.${btoa(nextNik())}.x`,
  ])
    expect((await fetch(city.client.url + path, { headers: { Authorization } })).status).toBe(401);
  expect((await ask('dinkes', 'PATCH', path, { title: 'Baru' }, { 'If-Match': `"${nextNik()}"` })).status).toBe(400);
  await ask('dinkes', 'GET', path, undefined, {
    Accept: nextNik(),
    'X-Request-Id': nextNik(),
    'X-Amzn-Trace-Id': nextNik(),
    Origin: `https://${nextNik()}.example`,
  });
});

test('as what a grant lets read: the request, the decision and each record of a look say nobody’s number', async () => {
  const until = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
  const request = { purpose: 'verifikasi-bantuan', legalBasis: 'Perpres 39/2019', until };
  const made = await ask('banten', 'POST', `/v1/datasets/${datasetId}/access-requests`, request);
  expect(made.status, made.text).toBe(201);
  const decision = `/v1/datasets/${datasetId}/access-requests/${textMember(made.body, 'requestId')}/decision`;
  expect((await ask('dinkes-pj', 'POST', decision, { decision: 'grant', reasons: [] })).status).toBe(200);
  for (let n = 0; n < 20; n++) expect((await ask('banten', 'GET', `${rows}?nik__exact=${nextNik()}`)).status).toBe(200);
  expect((await ask('banten', 'GET', `/v1/datasets/${datasetId}/files/csv`, undefined, { Accept: 'application/json' })).status).toBe(200);
  const records = await ask('dinkes-pj', 'GET', `/v1/datasets/${datasetId}/access-records`);
  expect(listMember(records.body, 'items').length).toBeGreaterThanOrEqual(21);
  for (const query of ['principal=', 'institution=', 'purpose=', 'cursor=', 'from='])
    expect((await ask('dinkes-pj', 'GET', `/v1/datasets/${datasetId}/access-records?${query}${nextNik()}`)).status, query).toBe(400);
});

test('as the person of an account: bound, again, to another; the hash is keyed, and the key lies in its own file alone', async () => {
  const [account, other] = await Promise.all(
    ['warga', 'walikota'].map(async (name) => textMember((await ask(name, 'GET', '/v1/me')).body, 'sub')),
  );
  const nik = nextNik();
  const bind = (sub: string | undefined, person: string) =>
    ask('loket', 'PUT', `/v1/accounts/${sub}/person`, { nik: person, document: 'ktp-el', checkedInPerson: true });
  expect((await bind(account, nik)).status).toBe(200);
  expect((await bind(account, nik)).status).toBe(200);
  expect((await bind(account, nextNik())).status).toBe(409);
  expect((await bind(other, nik)).status).toBe(409);
  expect((await bind(nextNik(), nextNik())).status).toBeGreaterThanOrEqual(400);
  expect((await ask('loket', 'PUT', `/v1/accounts/${account}/person`, { nik: `${nextNik()}0`, document: nextNik() })).status).toBe(400);
  for (const path of ['/v1/accounts', `/v1/accounts/${account}`]) expect((await ask('kominfo', 'GET', path)).status).toBe(200);
});

test('as persons of the subject index: in their own profile, looked up, matched, at the counter, locked; and while the index comes under another key', async () => {
  const choice = { subject: 'aid', show: 'shown', purposes: ['verifikasi-bantuan'] };
  const set = await ask('dinkes-pj', 'PUT', `/v1/datasets/${datasetId}/profile`, choice);
  expect(set.status, set.text).toBe(200);
  const officer = textMember((await ask('pembaca', 'GET', '/v1/me')).body, 'sub');
  const bound = { nik: nextNik(), document: 'ktp-el', checkedInPerson: true };
  expect((await ask('loket', 'PUT', `/v1/accounts/${officer}/person`, bound)).status).toBe(200);
  const profile = async () => {
    const answer = await ask('warga', 'GET', '/v1/me/profile');
    expect(answer.status, answer.text).toBe(200);
    return listMember(answer.body, 'sections');
  };
  const before = await profile();
  expect(before).toHaveLength(1);
  for (let n = 0; n < 10; n++) {
    const why = { purpose: 'verifikasi-bantuan', caseNumber: '460/12', reason: 'Memeriksa kelayakan' };
    const list = [{ row: 2, nik: nextNik(), name: 'Warga', birthDate: '1990-05-01' }];
    const statuses = [
      await ask('pembaca', 'POST', '/v1/persons/lookups', { nik: nextNik(), ...why }),
      await ask('pembaca', 'POST', '/v1/persons/matches', { ...why, rows: list }),
      await ask('loket', 'POST', '/v1/persons/counter-profiles', { ...bound, nik: nextNik(), reason: 'Diminta sendiri' }),
      await ask('disdukcapil', 'POST', '/v1/persons/locks', { niks: [nextNik()], reason: 'Diminta sendiri' }),
    ].map(({ status }) => status);
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
  }
  const kept = await askLaptop(home, { ask: 'keep-index', newKey: true });
  expect(kept).toMatchObject({ indexed: 1, left: 0 });
  expect(await profile()).toEqual(before);
});

test('in the list of whom a leak concerns: it is in a file that its owner alone may read, and the terminal tells counts', async () => {
  const file = join(home, 'terdampak.csv');
  const command = ['local/concerned.ts', datasetId, '1', file, 'Pejabat pelindungan data'];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, command, {
    cwd: root,
    env: { ...process.env, SATUDATA_HOME: home },
  });
  expect(stdout).toContain(`${niks.length} baris: ${niks.length} orang (NIK berbeda)`);
  expect([search(stdout), search(stderr)]).toEqual([nothing, nothing]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const [header, ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  expect([header, new Set(lines.map((line) => line.split(',')[0]))]).toEqual(['NIK,KK,nama', new Set(niks)]);
  rmSync(file);
  const records = await ask('dinkes-pj', 'GET', `/v1/datasets/${datasetId}/access-records`);
  expect(listMember(records.body, 'items').map((item) => textMember(item, 'operation'))).toContain('listConcerned');
  await expect(
    promisify(execFile)(process.execPath, [...command.slice(0, 2), '9', file, 'Pejabat'], {
      cwd: root,
      env: { ...process.env, SATUDATA_HOME: home },
    }),
  ).rejects.toMatchObject({ code: 2 });
});

test('in a fault: storage refuses while a row is looked for', async () => {
  await city.stop();
  const cut = { role: 'RowsRole', action: 's3:GetObjectVersion', on: '/parts/*' };
  const assemblyDirectory = withoutPermission(assembly, cut);
  city = await startCity({ home, assemblyDirectory });
  for (const operator of ['exact', 'in']) expect((await ask('dinkes', 'GET', `${rows}?nik__${operator}=${nextNik()}`)).status).toBe(500);
  rmSync(assemblyDirectory, { recursive: true, force: true });
});

test('nothing that the city wrote or said tells a NIK, but where rows belong, and nothing the key of persons', async () => {
  await city.stop();
  const { places, rowObjects } = await textsOfCity(city, answers);
  const all = Object.entries(places).flatMap(([place, entries]) =>
    entries.map((entry) => ({ place, ...entry, found: sumOf(entry.texts.map(search)) })),
  );
  const found = all
    .filter((entry) => JSON.stringify(entry.found) !== JSON.stringify(nothing))
    .map(({ place, where, found: what }) => ({ place, where, what }));
  const held = sumOf(rowObjects.filter(({ name }) => !/\.(xlsx|parquet)$/.test(name)).map(({ bytes }) => search(bytes.toString('latin1'))));
  const keys = readdirSync(join(home, 'secrets')).flatMap((name) =>
    Object.values(readSecrets(join(home, 'secrets', name))).flatMap(({ value, older = [] }) => [value, ...older.map((one) => one.value)]),
  );
  const template = readdirSync(assembly)
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ place: 'template', where: name, texts: [readFileSync(join(assembly, name), 'utf8')] }));
  const withKey = [...all, ...template].filter(({ texts }) => texts.some((text) => keys.some((key) => text.includes(key))));
  const counts = Object.entries(places).map(([place, entries]) => `${entries.length} ${place}`);
  criterion(
    'T27',
    `${found.length} of ${all.length} places hold one of ${niks.length} NIKs (${counts.join(', ')}), ${asked} of them asked about; the rows' own objects hold ${held.plain}; ${withKey.length} places and templates hold one of ${keys.length} keys`,
  );
  expect(found).toEqual([]);
  expect(withKey.map(({ place, where }) => [place, where])).toEqual([]);
  expect(keys.length).toBe(3);
  // The index is there: who looks for a NIK in it finds none, neither in its items nor, unpacked, outside the blocks.
  expect(places.items?.filter(({ texts }) => texts.some((text) => text.includes('SUBJECT#nik#'))).length).toBeGreaterThan(
    niks.length / 400,
  );
  const blocks = rowObjects.filter(({ name }) => name.endsWith('.blocks'));
  expect(blocks.length).toBe(2);
  expect(held.plain).toBeGreaterThanOrEqual(niks.length);
  for (const [place, entries] of Object.entries(places)) expect(entries.length, place).toBeGreaterThan(0);
});
