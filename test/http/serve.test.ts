import type { APIGatewayProxyEvent } from 'aws-lambda';
import { describe, expect, test, vi } from 'vitest';
import { idempotent } from '../../functions/http/idempotency.ts';
import { parseCall } from '../../functions/http/parse-call.ts';
import { conflict } from '../../functions/http/problem.ts';
import { serve } from '../../functions/http/serve.ts';
import { lambdaContext } from '../fakes/gateway-events.ts';
import { memoryIdempotency } from '../fakes/memory-idempotency.ts';

type Changes = {
  method?: string;
  resource?: string;
  params?: Record<string, string>;
  query?: Record<string, string[]>;
  headers?: Record<string, string>;
  body?: string;
  principal?: string | null;
};

const clerk = JSON.stringify({ type: 'account', sub: 'clerk', name: 'Clerk', kinds: [] });

function event(changes: Changes): APIGatewayProxyEvent {
  const authorizer = changes.principal === null ? {} : { principal: changes.principal ?? 'anonymous' };
  const text = JSON.stringify({
    httpMethod: changes.method ?? 'GET',
    resource: changes.resource ?? '/v1/datasets/{datasetId}',
    path: '/',
    headers: changes.headers ?? {},
    multiValueHeaders: {},
    pathParameters: changes.params ?? { datasetId: 'puskesmas' },
    queryStringParameters: null,
    multiValueQueryStringParameters: changes.query ?? null,
    stageVariables: null,
    body: changes.body ?? null,
    isBase64Encoded: false,
    requestContext: { requestId: 'r', extendedRequestId: 'x', authorizer },
  });
  return JSON.parse(text);
}

const refusal = (changes: Changes) => {
  const outcome = parseCall(event(changes));
  return outcome.ok ? 'accepted' : { status: outcome.problem.status, detail: outcome.problem.detail };
};

describe('parseCall', () => {
  test('reads a request without an authorizer’s principal as 403', () => {
    expect(refusal({ principal: null })).toMatchObject({ status: 403 });
    expect(refusal({ principal: '{"type":"root"}' })).toMatchObject({ status: 403 });
    expect(refusal({ principal: null, headers: { 'x-principal': clerk } })).toMatchObject({ status: 403 });
  });

  test('reads HEAD as GET, and says so to the operation', () => {
    const parsed = parseCall(event({ method: 'HEAD' }));
    expect(parsed).toMatchObject({ ok: true, call: { operation: 'getDataset', byHead: true } });
    expect(parseCall(event({}))).not.toMatchObject({ call: { byHead: true } });
  });

  test('answers 405 with Allow for a method that the path does not have, whatever the id', () => {
    for (const params of [{ datasetId: 'puskesmas' }, { datasetId: 'Tidak Sah' }]) {
      for (const method of ['POST', 'PUT', 'DELETE', 'TRACE', 'get']) {
        const outcome = parseCall(event({ method, params }));
        expect(outcome).toMatchObject({
          problem: { status: 405, code: 'method-not-allowed', headers: { Allow: 'GET, HEAD, PATCH, OPTIONS' } },
        });
      }
    }
    expect(refusal({ resource: '/v1/tidak-ada' })).toMatchObject({ status: 404 });
    expect(refusal({ method: 'POST', principal: null })).toMatchObject({ status: 403 });
  });

  test('answers 404 for an id that can be none', () => {
    expect(refusal({ params: { datasetId: 'Tidak Sah' } })).toMatchObject({ status: 404 });
    expect(refusal({ params: { datasetId: 'a'.repeat(81) } })).toMatchObject({ status: 404 });
  });

  test('names unknown query parameters and body keys', () => {
    expect(refusal({ query: { sql: ['1'] } })).toMatchObject({ status: 400, detail: expect.stringContaining('sql') });
    const body = JSON.stringify({ reason: 'x', hak: true });
    expect(refusal({ method: 'PUT', resource: '/v1/datasets/{datasetId}/hold', body })).toMatchObject({
      status: 400,
      detail: expect.stringContaining('hak'),
    });
  });

  test('names a query parameter that objects are born with as unknown, on the route that takes filters, too', () => {
    for (const resource of ['/v1/datasets/{datasetId}', '/v1/datasets/{datasetId}/rows']) {
      const query = Object.fromEntries([['__proto__', ['1']]]);
      expect(refusal({ resource, query }), resource).toMatchObject({ status: 400, detail: expect.stringContaining('__proto__') });
    }
  });

  test('says what is missing or of the wrong form in Bahasa Indonesia', () => {
    const told = (changes: Changes) => {
      const outcome = parseCall(event(changes));
      return outcome.ok ? 'accepted' : outcome.problem.members?.violations;
    };
    const post = (resource: string, body: unknown) => told({ method: 'POST', resource, params: {}, body: JSON.stringify(body) });
    expect(
      post('/v1/datasets', { datasetId: 'Data Saya', title: '', access: 'terbuka', cadence: 'annual', themes: 'kesehatan', priority: 1 }),
    ).toEqual([
      { where: 'datasetId', what: 'tulis 3 sampai 80 huruf kecil, angka atau tanda hubung, misalnya data-puskesmas' },
      { where: 'title', what: 'wajib diisi' },
      { where: 'description', what: 'wajib diisi' },
      { where: 'access', what: 'pilih salah satu: open, limited, closed' },
      { where: 'themes', what: 'harus berupa daftar' },
      { where: 'priority', what: 'harus berupa true atau false' },
    ]);
    const uploads = { method: 'POST', resource: '/v1/datasets/{datasetId}/uploads' };
    expect(told({ ...uploads, body: '{"fileName":"a.csv","size":"10","mode":"semua"}' })).toEqual([
      { where: 'size', what: 'harus berupa angka' },
      { where: 'mode', what: 'pilih salah satu: periods, all' },
    ]);
    expect(told({ ...uploads, body: '{"size":1.5}' })).toEqual([
      { where: 'fileName', what: 'wajib diisi' },
      { where: 'size', what: 'harus berupa bilangan bulat' },
    ]);
    const hold = { method: 'PUT', resource: '/v1/datasets/{datasetId}/hold' };
    expect(told({ ...hold, body: JSON.stringify({ reason: 'x'.repeat(9_000) }) })).toEqual([
      { where: 'reason', what: expect.stringMatching(/^paling banyak \d+ huruf$/) },
    ]);
    const search = { resource: '/v1/datasets', params: {} };
    expect(told({ ...search, query: { limit: ['banyak'], q: ['a', 'b'] } })).toEqual([
      { where: 'parameter q', what: 'hanya boleh satu nilai' },
      { where: 'parameter limit', what: 'tulis bilangan bulat mulai dari 1' },
    ]);
  });

  test('says of a standard which column is meant, how a name looks, and which rules there are', () => {
    const violations = (body: unknown) => {
      const outcome = parseCall(event({ method: 'PUT', resource: '/v1/datasets/{datasetId}/standard', body: JSON.stringify(body) }));
      return outcome.ok ? 'accepted' : outcome.problem.members?.violations;
    };
    const year = { name: 'tahun', type: 'year' };
    expect(violations({ fields: [year, { name: 'Jumlah Kunjungan', type: 'angka', constraints: { minimun: 1 } }] })).toEqual([
      {
        where: 'fields.1.name',
        what: 'kolom ke-2, Jumlah Kunjungan: tulis paling banyak 63 huruf kecil, angka atau garis bawah, dimulai dengan huruf, misalnya jumlah_kunjungan',
      },
      { where: 'fields.1.type', what: expect.stringMatching(/^kolom ke-2, Jumlah Kunjungan: pilih salah satu: string, integer, /) },
      {
        where: 'fields.1.constraints.minimun',
        what: expect.stringMatching(
          /^kolom ke-2, Jumlah Kunjungan: aturan ini tidak dikenal; yang dikenal: required, unique, .*, minimum, /,
        ),
      },
    ]);
    expect(violations({ fields: [{ ...year, rules: { tipe: 'wajib' } }], rules: { primary: 'wajib' } })).toEqual([
      { where: 'fields.0.rules.tipe', what: expect.stringContaining('tahun: aturan ini tidak dikenal; yang dikenal: format, required') },
      { where: 'rules.primary', what: 'aturan ini tidak dikenal; yang dikenal: primaryKey, uniqueKeys, foreignKeys' },
    ]);
    expect(violations({ fields: [{ type: 'year' }, 3] })).toEqual([
      { where: 'fields.0.name', what: 'kolom ke-1: wajib diisi' },
      { where: 'fields.1', what: 'kolom ke-2: harus berupa objek' },
    ]);
    expect(JSON.stringify(violations({ fields: [{ name: 'NIK 3671014101900001', type: 'year' }] }))).not.toContain('3671014101900001');
  });

  test('refuses a parameter given twice', () => {
    expect(refusal({ method: 'GET', resource: '/v1/datasets', params: {}, query: { q: ['a', 'b'] } })).toMatchObject({ status: 400 });
  });

  test('demands If-Match on guarded routes, and reads the revision', () => {
    const patch = { method: 'PATCH', body: '{"title":"Baru"}' };
    expect(refusal(patch)).toMatchObject({ status: 428 });
    expect(refusal({ ...patch, headers: { 'IF-MATCH': '*' } })).toMatchObject({ status: 400 });
    const outcome = parseCall(event({ ...patch, headers: { 'if-match': '"7"' } }));
    expect(outcome.ok && outcome.call.ifMatch).toBe(7);
  });

  test('refuses a body that is no JSON, or too large', () => {
    const hold = { method: 'PUT', resource: '/v1/datasets/{datasetId}/hold' };
    expect(refusal({ ...hold, body: '{' })).toMatchObject({ status: 400 });
    expect(refusal({ ...hold, body: JSON.stringify({ reason: 'x'.repeat(300_000) }) })).toMatchObject({ status: 413 });
  });
});

describe('Idempotency-Key', () => {
  const now = new Date('2026-11-24T05:00:00Z');
  const call = (key: string, body: unknown = {}) => {
    const outcome = parseCall(
      event({
        method: 'POST',
        resource: '/v1/datasets/{datasetId}/withdrawal',
        principal: clerk,
        headers: { 'Idempotency-Key': key },
        body: JSON.stringify(body),
      }),
    );
    if (!outcome.ok) throw new Error('not parsed');
    return { ...outcome.call, now };
  };

  test('one key has one effect, and the first answer comes again', async () => {
    let effects = 0;
    const once = idempotent(memoryIdempotency(), async () => undefined).once;
    const run = async () => ({ status: 201, body: { n: ++effects } }) as const;
    expect(await once(call('k', { reason: 'a' }), run)).toEqual(await once(call('k', { reason: 'a' }), run));
    expect(effects).toBe(1);
  });

  test('answers 409 when the key comes with another request', async () => {
    const once = idempotent(memoryIdempotency(), async () => undefined).once;
    await once(call('k', { reason: 'a' }), async () => ({ status: 201 }));
    expect(await once(call('k', { reason: 'b' }), async () => ({ status: 201 }))).toMatchObject({ status: 409 });
  });

  test('is passed over where asking again changes nothing: an answer with signed addresses is never kept', async () => {
    const store = memoryIdempotency();
    const outcome = parseCall(
      event({
        method: 'POST',
        resource: '/v1/datasets/{datasetId}/uploads/{uploadId}/parts',
        params: { datasetId: 'puskesmas', uploadId: '01K5000000000000000000000A' },
        principal: clerk,
        headers: { 'Idempotency-Key': 'k' },
        body: '{"partNumbers":[1]}',
      }),
    );
    if (!outcome.ok) throw new Error('not parsed');
    let answers = 0;
    const run = async () => ({ status: 200, body: { url: ++answers } }) as const;
    await idempotent(store, async () => undefined).once({ ...outcome.call, now }, run);
    expect(await idempotent(store, async () => undefined).once({ ...outcome.call, now }, run)).toMatchObject({ body: { url: 2 } });
    expect(await store.claim('clerk', 'k', 'f', now)).toEqual({ state: 'claimed' });
  });

  test('a fault frees the key', async () => {
    const once = idempotent(memoryIdempotency(), async () => undefined).once;
    await expect(once(call('k', { reason: 'a' }), async () => Promise.reject(new Error('fault')))).rejects.toThrow('fault');
    expect(await once(call('k', { reason: 'a' }), async () => conflict('x'))).toMatchObject({ status: 409, detail: 'x' });
  });
});

describe('other origins', () => {
  const answer = async () => ({ status: 200, body: {} }) as const;
  const handler = serve<'progress'>(
    {
      getProgress: answer,
      getOpdProgress: answer,
      listDeliveries: answer,
      listPeriods: answer,
      getPublicProgress: async () => {
        throw new Error('fault');
      },
    },
    { now: () => new Date(0) },
  );
  const originOf = async (resource: string) =>
    (await handler(event({ resource, params: {} }), lambdaContext)).headers?.['Access-Control-Allow-Origin'];

  test('may read public reads, even their faults', async () => {
    expect(await originOf('/v1/public-progress')).toBe('*');
  });

  test('may not read anything else', async () => {
    expect(await originOf('/v1/progress')).toBeUndefined();
  });
});

describe('a fault', () => {
  test('is logged by its name and place, without words that may quote a cell', async () => {
    const nik = '3671014505900001';
    const fault = async () => {
      throw new TypeError(`Could not convert string '${nik}' to INT32\n    near '${nik}'`);
    };
    const handler = serve<'progress'>(
      { getProgress: fault, getOpdProgress: fault, listDeliveries: fault, listPeriods: fault, getPublicProgress: fault },
      { now: () => new Date(0) },
    );
    const lines: string[] = [];
    const spies = [vi.spyOn(console, 'error'), vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')];
    for (const spy of spies) spy.mockImplementation((line: unknown) => lines.push(String(line)) > 0);
    await handler(event({ resource: '/v1/public-progress', params: {} }), lambdaContext);
    for (const spy of spies) spy.mockRestore();
    const written = lines.join('\n');
    expect(written).toContain('"errorName":"TypeError"');
    expect(written).toContain('serve.test.ts');
    expect(written).not.toContain(nik);
  });
});
