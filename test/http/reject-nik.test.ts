import { describe, expect, test } from 'vitest';
import { idempotent } from '../../functions/http/idempotency.ts';
import { parseCall } from '../../functions/http/parse-call.ts';
import { invalidRequest, problemBody } from '../../functions/http/problem.ts';
import { niksInBody, niksInQuery } from '../../functions/http/reject-nik.ts';
import type { OperationName } from '../../functions/routes.ts';
import { proxyEvent, type Request } from '../fakes/gateway-events.ts';
import { memoryIdempotency } from '../fakes/memory-idempotency.ts';

const nik = '3671015205900001';
const account = { type: 'account', sub: 'sub-1', name: 'Siti', kinds: [] };
const parsed = (operation: OperationName, more: Partial<Request>) =>
  parseCall(proxyEvent({ operation, params: { datasetId: 'posyandu' }, ...more }, { principal: JSON.stringify(account) }));
const problemOf = (operation: OperationName, more: Partial<Request>) => {
  const outcome = parsed(operation, more);
  return outcome.ok ? undefined : { ...outcome.problem, text: problemBody(outcome.problem, 'r') };
};

describe('a NIK in a body', () => {
  test.each([
    [{ title: `Data ${nik}` }, 'title'],
    [{ tags: ['a', '36.71.01.520590.0001'] }, 'tags.1'],
    [{ fields: [{ name: 'a', constraints: { enum: ['x', nik] } }] }, 'fields.0.constraints.enum.1'],
    [{ tags: ['367101', '520590', '0001'] }, 'tags'],
    [{ size: 3671015205900001 }, 'size'],
    [{ [nik]: 'a' }, '…'],
    [nik, 'isi'],
  ])('%j is found at its place', (body, where) => {
    expect(niksInBody(body)).toEqual([{ where, what: expect.stringContaining('berbentuk NIK') }]);
  });

  test.each([
    [{ sha256: 'a'.repeat(20) + 'b3671015205900001c'.padEnd(44, 'a') }],
    [{ n: 3671, a: null, b: true }],
    ['367101520590001'],
    [{}],
  ])('%j holds none', (body) => {
    expect(niksInBody(body)).toEqual([]);
  });

  test.each<[OperationName, unknown, string]>([
    ['withdrawDataset', { reason: `Milik ${nik}` }, 'reason'],
    ['describeDataset', { contact: nik }, 'contact'],
    ['hold', { reason: '3671-0152-0590-0001' }, 'reason'],
    ['setStandard', { fields: [{ name: 'a', title: nik, type: 'string' }] }, 'fields.0.title'],
    ['startUpload', { fileName: 'a.csv', size: 3671015205900001 }, 'size'],
  ])('%s answers 400, names the place and does not say the number', (operation, body, where) => {
    const problem = problemOf(operation, { body, headers: { 'If-Match': ['"1"'] } });
    expect(problem).toMatchObject({ status: 400, detail: expect.stringContaining(`${where}: memuat 16 angka yang berbentuk NIK`) });
    expect(problem?.text).not.toContain(nik);
  });

  test('is what mending is for', () => {
    const body = { cells: [{ rowNumber: 2, fieldName: 'NIK', value: nik }] };
    expect(parsed('mendUpload', { params: { datasetId: 'posyandu', uploadId: '01KAM0000000000000000000A1' }, body }).ok).toBe(true);
  });
});

describe('a NIK in an address', () => {
  test.each<[OperationName, Record<string, string[]>]>([
    ['searchDatasets', { q: [`siapa ${nik}`] }],
    ['searchDatasets', { cursor: [nik] }],
    ['searchDatasets', { q: [nik, nik] }],
    ['showDatasets', { q: [nik] }],
  ])('%s answers 400 to %j', (operation, query) => {
    expect(problemOf(operation, { params: {}, query })).toMatchObject({ status: 400, detail: expect.stringContaining('parameter ') });
    expect(problemOf(operation, { params: {}, query })?.text).not.toContain(nik);
  });

  test('an unknown parameter of that name is refused without saying it', () => {
    expect(problemOf('searchDatasets', { params: {}, query: { [nik]: ['1'] } })).toMatchObject({
      status: 400,
      detail: expect.stringContaining('parameter …'),
    });
  });

  test('a filter of rows goes on: anyone who may read may look for a row, and no answer repeats it', () => {
    expect(parsed('listRows', { query: { nik__exact: [nik] } }).ok).toBe(true);
    expect(niksInQuery({ nik__exact: nik, sort: 'nik' }, ['sort'])).toEqual([]);
  });

  test('no dataset, library standard or OPD is called by one', () => {
    expect(problemOf('getDataset', { params: { datasetId: nik } })).toMatchObject({ status: 404 });
    expect(problemOf('getDataset', { params: { datasetId: 'data-3671-0152-0590-0001' } })).toMatchObject({ status: 404 });
    expect(problemOf('getLibraryStandard', { params: { standardId: nik } })).toMatchObject({ status: 404 });
    expect(problemOf('getOpd', { params: { opdId: nik } })).toMatchObject({ status: 404 });
  });
});

test('an Idempotency-Key that holds one is refused: it would be the key of an item', async () => {
  const outcome = parsed('withdrawDataset', { headers: { 'Idempotency-Key': [`surat-${nik}`] }, body: { reason: 'Salah hitung' } });
  if (!outcome.ok) throw new Error('not parsed');
  const once = idempotent(memoryIdempotency(), async () => undefined).once({ ...outcome.call, now: new Date(0) }, async () => ({
    status: 200,
  }));
  await expect(once).resolves.toMatchObject({ status: 400, detail: expect.stringContaining('Idempotency-Key') });
});

test('no 400 says a number that its place or its words held', () => {
  const text = problemBody(invalidRequest([{ where: `parameter ${nik}`, what: `kolom ${nik} tidak ada` }]), 'r');
  expect(text).not.toContain(nik);
  expect(JSON.parse(text).violations).toEqual([{ where: 'parameter …', what: 'kolom … tidak ada' }]);
});
