import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { send, textMember } from '../../demo/client.ts';
import { currentAssembly } from '../../local/synthesize.ts';
import { criterion } from '../criteria/criterion.ts';
import { anExemption } from '../fakes/datasets.ts';
import { everyNth } from '../product-size.ts';
import { type City, deliver, listMember, patience, publishFirst, root, startCity } from '../way/city.ts';
import { withoutPermission } from '../way/without-permission.ts';

/**
 * T29, the records of looks, over the laptop's HTTP entrance: every granted read of limited or closed rows, and of cells of any upload, leaves one record, no refused
 * one does, and where none can be left nothing is given. The archive is t29-archive.test.ts.
 */
const home = mkdtempSync(join(tmpdir(), 'satudata-audit-'));
const cuts: string[] = [];
let assembly: string;
let city: City;
/** The rejected upload of each dataset, whose report and returned workbook hold cells. */
const rejected = new Map<string, string>();

const levels: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'audit-terbuka': { access: 'open' },
  'audit-dibagikan': { access: 'limited', sharing: 'government' },
  'audit-permohonan': { access: 'limited', sharing: 'by-request' },
  'audit-tertutup': { access: 'closed', exemption: anExemption },
};
const datasets = Object.keys(levels);
const readers = everyNth(['dinkes', 'dinkes-pj', 'dinsos', 'banten', 'kominfo', 'walikota', 'helpdesk', 'warga', undefined], 2);
const granted = { reader: 'dinsos', datasetId: 'audit-permohonan', purpose: 'verifikasi-bantuan' };

const json = { Accept: 'application/json' };
/** Every way to rows and cells that there is, with the operation that the record names; but for samples of uploads that wait (test/uploads/get-sample.test.ts). */
function waysOf(datasetId: string): readonly (readonly [operation: string, path: string, headers: Record<string, string>])[] {
  const upload = `/uploads/${rejected.get(datasetId)}`;
  return [
    ['listRows', '/rows', json],
    ['listRows', '/rows?limit=1', { Accept: 'text/csv' }],
    ['downloadFile', '/files/csv', json],
    ['downloadFile', '/files/parquet', {}],
    ['downloadRows', '/rows/csv', json],
    ['diffVersion', '/versions/1/diff', json],
    ['describeColumns', '/statistics', json],
    ['getReport', `${upload}/report`, json],
    ['getReturnedWorkbook', `${upload}/returned-workbook`, json],
  ];
}
/** Cells of a delivered file are never published as they came: a look at them is recorded on open data, too. */
const ofUploads = ['getReport', 'getReturnedWorkbook'];
const leavesRecord = (datasetId: string, operation: string) => datasetId !== 'audit-terbuka' || ofUploads.includes(operation);
const rowCellOrLink = /rahasia|X-Amz-Signature/;

beforeAll(async () => {
  assembly = await currentAssembly(root, () => undefined);
  city = await startCity({ assemblyDirectory: assembly, home });
  for (const [datasetId, level] of Object.entries(levels)) {
    await publishFirst(city.client, datasetId, 'kode,nama,jumlah\nA1,rahasia-satu,1\nA2,rahasia-dua,2\n', level);
    const upload = await deliver(city.client, datasetId, 'kode,nama,jumlah\nA1,x,rahasia-tiga\n');
    expect(upload).toMatchObject({ state: 'rejected', hasReturnedWorkbook: true });
    rejected.set(datasetId, textMember(upload, 'uploadId'));
  }
}, 600_000);
afterAll(async () => {
  await city?.stop();
  for (const directory of [home, ...cuts]) rmSync(directory, { recursive: true, force: true });
});

type Asked = {
  readonly reader: string;
  readonly operation: string;
  readonly status: number;
  readonly gives: boolean;
  readonly requestId: string;
};

async function ask(reader: string | undefined, datasetId: string): Promise<Asked[]> {
  const asked: Asked[] = [];
  const authorization = reader === undefined ? {} : { Authorization: `Bearer ${await city.client.token(reader)}` };
  for (const [operation, path, headers] of waysOf(datasetId)) {
    const address = `${city.client.url}/v1/datasets/${datasetId}${path}`;
    const response = await fetch(address, { redirect: 'manual', headers: { ...headers, ...authorization } });
    const text = await response.text();
    const requestId = /"requestId":"([^"]+)"/.exec(text)?.[1] ?? '';
    const gives = rowCellOrLink.test(`${text} ${response.headers.get('location')}`);
    asked.push({ reader: reader ?? 'anyone', operation, status: response.status, gives, requestId });
  }
  return asked;
}

async function recordsOf(datasetId: string): Promise<readonly Record<string, unknown>[]> {
  const answer = await send(city.client, 'dinkes-pj', 'GET', `/v1/datasets/${datasetId}/access-records?limit=1000`);
  expect(answer.status, answer.text).toBe(200);
  return listMember(answer.body, 'items').map((item) => Object.fromEntries(Object.entries(Object(item))));
}

async function grantAccess(): Promise<string> {
  const path = `/v1/datasets/${granted.datasetId}/access-requests`;
  const until = new Date(Date.now() + 60 * 86_400_000).toISOString();
  const asked = await send(city.client, granted.reader, 'POST', path, { purpose: granted.purpose, legalBasis: 'Perpres 39/2019', until });
  expect(asked.status, asked.text).toBe(201);
  const requestId = textMember(asked.body, 'requestId');
  const decided = await send(city.client, 'dinkes-pj', 'POST', `${path}/${requestId}/decision`, { decision: 'grant', reasons: ['Sesuai'] });
  expect(decided.status, decided.text).toBe(200);
  return requestId;
}

/** Lines that functions log, of the decision on a request. */
function deniedInLogs(): ReadonlySet<string> {
  const logs = join(home, 'logs');
  const lines = readdirSync(logs).flatMap((name) => readFileSync(join(logs, name), 'utf8').split('\n'));
  const denied = lines.filter((line) => line.includes('"decision":"deny"') && /"rule":"[^"]+"/.test(line));
  return new Set(denied.map((line) => /"requestId":"([^"]+)"/.exec(line)?.[1] ?? ''));
}

describe('the records of looks', () => {
  test('without a stated purpose of the city’s list nobody asks for access', async () => {
    const path = `/v1/datasets/${granted.datasetId}/access-requests`;
    const rest = { legalBasis: 'Perpres 39/2019', until: new Date(Date.now() + 60 * 86_400_000).toISOString() };
    const bodies = [rest, { ...rest, purpose: '' }, { ...rest, purpose: 'ingin-tahu' }];
    const answers = await Promise.all(bodies.map((body) => send(city.client, granted.reader, 'POST', path, body)));
    criterion(
      'T29',
      `${answers.filter(({ status }) => status < 300).length} of ${bodies.length} requests for access without a purpose were taken`,
    );
    expect(answers.map(({ status, text }) => [status, text.includes('purpose')])).toEqual(bodies.map(() => [400, true]));
    expect((await ask(granted.reader, granted.datasetId)).filter(({ gives }) => gives)).toEqual([]);
  }, 600_000);

  test('each granted read of limited or closed rows, and of cells of an upload, leaves exactly one, each refused one none but a line in the log', async () => {
    const grantRequestId = await grantAccess();
    const [reads, refused] = [[] as (Asked & { datasetId: string })[], [] as Asked[]];
    const unequal: unknown[] = [];
    const failedAndGiven: Asked[] = [];
    let kept = 0;
    for (const datasetId of datasets) {
      const before = (await recordsOf(datasetId)).length;
      const asked: Asked[] = [];
      for (const reader of readers) asked.push(...(await ask(reader, datasetId)));
      // Anyone who sees a version and may not read it gets its counts, and anyone who follows an upload its report without cells: neither is a look at rows.
      failedAndGiven.push(...asked.filter(({ gives, status }) => gives && status >= 400));
      refused.push(...asked.filter(({ status }) => status >= 400));
      const given = asked.filter(({ gives }) => gives);
      reads.push(...given.map((one) => ({ ...one, datasetId })));
      const recorded = (await recordsOf(datasetId)).slice(0, -before || undefined);
      kept += recorded.length;
      const recordable = given.filter(({ operation }) => leavesRecord(datasetId, operation));
      const wanted = recordable.map(({ reader, operation }) => `${subOf(reader)} ${operation}`);
      const found = recorded.map(({ principalId, operation }) => `${principalId} ${operation}`);
      if (!isDeepStrictEqual(found.sort(), wanted.sort())) unequal.push({ datasetId, found, wanted });
    }
    const looks = reads.filter(({ datasetId, operation }) => leavesRecord(datasetId, operation));
    const logged = () => refused.filter(({ requestId }) => deniedInLogs().has(requestId)).length;
    // Lines of a log come a moment later; how many came is told below.
    await expect
      .poll(logged, patience)
      .toBe(refused.length)
      .catch(() => undefined);
    const inLog = logged();
    criterion(
      'T29',
      `${kept} records of ${looks.length} granted reads of limited or closed data and of cells of uploads (${unequal.length} datasets differ); ${kept - looks.length} of ${refused.length} refused reads left one, ${inLog} are in the log; ${reads.length - looks.length} reads of open rows left none`,
    );
    expect([unequal, failedAndGiven, kept, inLog]).toEqual([[], [], looks.length, refused.length]);
    await expectContents(grantRequestId);
    expect(Math.min(looks.length, refused.length)).toBeGreaterThan(30);
  }, 600_000);

  test('where they can’t be written, nothing of limited or closed data and of uploads is given, and open rows go on', async () => {
    await city.stop();
    const onRecords = { action: 'dynamodb:PutItem', on: 'RecordsTable' };
    cuts.push(withoutPermission(assembly, { role: 'RowsRole', ...onRecords }));
    cuts.push(withoutPermission(cuts[0] ?? '', { role: 'UploadsRole', ...onRecords }));
    city = await startCity({ assemblyDirectory: cuts[1] ?? '', home });
    const counts = { closed: 0, given: 0, open: 0, openGiven: 0 };
    const wrong: unknown[] = [];
    for (const datasetId of datasets) {
      const before = (await recordsOf(datasetId)).length;
      for (const { operation, status, gives } of [...(await ask('dinkes', datasetId)), ...(await ask(granted.reader, datasetId))]) {
        const isOpen = !leavesRecord(datasetId, operation);
        if (isOpen) [counts.open, counts.openGiven] = [counts.open + 1, counts.openGiven + (gives ? 1 : 0)];
        else [counts.closed, counts.given] = [counts.closed + 1, counts.given + (gives ? 1 : 0)];
        if (!isOpen && status < 400 && !['diffVersion', 'getReport'].includes(operation)) wrong.push([datasetId, operation, status]);
      }
      for (const { operation, status } of await ask('dinkes', datasetId)) {
        if (leavesRecord(datasetId, operation) && status !== 503) wrong.push([datasetId, operation, status]);
      }
      const after = (await recordsOf(datasetId)).length;
      if (after !== before) wrong.push([datasetId, before, after]);
    }
    criterion(
      'T29',
      `without the right to write records ${counts.given} of ${counts.closed} reads of limited or closed data and of uploads gave a row, a cell or a link (503), and ${counts.openGiven} of ${counts.open} of open rows did`,
    );
    expect([counts.given, wrong]).toEqual([0, []]);
    expect(counts.openGiven).toBe(counts.open);
    expect(counts.open).toBeGreaterThan(5);
  }, 600_000);
});

const subs = new Map<string, string>();
function subOf(reader: string): string {
  return subs.get(reader) ?? 'unknown';
}
beforeAll(async () => {
  for (const reader of readers) {
    if (reader === undefined) continue;
    subs.set(reader, textMember((await send(city.client, reader, 'GET', '/v1/me')).body, 'sub'));
  }
}, 600_000);

/** Who, for which body, on which purpose, at which version or upload, by which rule. */
async function expectContents(grantRequestId: string): Promise<void> {
  const byGrant = (await recordsOf(granted.datasetId)).filter(({ principalId }) => principalId === subOf(granted.reader));
  const aboutAll = { at: expect.stringMatching(/^\d{4}-/), name: expect.stringMatching(/./) };
  const ofGrant = { ...aboutAll, institutions: ['dinsos'], rule: 'read/grant', purpose: granted.purpose, grantRequestId, versionNumber: 1 };
  for (const record of byGrant) expect(record).toMatchObject(ofGrant);
  expect(byGrant).toHaveLength(waysOf(granted.datasetId).filter(([operation]) => !ofUploads.includes(operation)).length);
  const ofCells = (await recordsOf('audit-tertutup')).filter(({ uploadId }) => uploadId !== undefined);
  expect(new Set(ofCells.map(({ operation, rule }) => `${operation} ${rule}`))).toEqual(
    new Set(['getReport follow-upload/granted', 'getReturnedWorkbook upload/granted']),
  );
  for (const record of ofCells) expect(record).toMatchObject({ uploadId: rejected.get('audit-tertutup'), institutions: ['dinkes'] });
  expect(JSON.stringify([byGrant, ofCells])).not.toMatch(/rahasia/);
}
