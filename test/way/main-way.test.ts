import { beforeAll, expect, test } from 'vitest';
import { follow, member, send, textMember } from '../../demo/client.ts';
import { tried } from '../product-size.ts';
import { approve, csvOf, deliver, listMember, patience, publishFirst, put, register, report, rowsOf, start, versionsOf } from './city.ts';
import { withoutAddress } from './every-operation.ts';
import { type SharedCity, sharedCity } from './shared-city.ts';

const twoYears = 'tahun,kecamatan,jumlah\n2024,Benda,10\n2024,Batuceper,20\n2025,Benda,11\n2025,Batuceper,21\n';
const secondYearAgain = 'tahun,kecamatan,jumlah\n2025,Benda,12\n2025,Batuceper,22\n';

let city: SharedCity;
beforeAll(async () => {
  city = await sharedCity();
});

const json = (status: number) => expect.objectContaining({ status });
const standard = {
  fields: [
    { name: 'tahun', type: 'year' },
    { name: 'kecamatan', type: 'string' },
    { name: 'jumlah', type: 'integer' },
  ],
  periodField: 'tahun',
};

/** The first version of `datasetId`, in the periods 2024 and 2025. */
async function publishTwoYears(datasetId: string): Promise<void> {
  const { client } = city;
  await register(client, datasetId);
  const proposed = await send(client, 'dinkes', 'PUT', `/v1/datasets/${datasetId}/standard`, standard);
  expect(proposed.status, proposed.text).toBe(200);
  await approve(client, datasetId, await deliver(client, datasetId, twoYears));
}

test('register, upload, review, read: each state is told, and the rows come back as JSON, CSV and Parquet', async () => {
  const { client } = city;
  const path = '/v1/datasets/puskesmas';
  await register(client, 'puskesmas');
  expect(await send(client, 'dinkes', 'PUT', `${path}/standard`, standard)).toEqual(json(200));
  expect(await send(client, undefined, 'GET', path)).toEqual(json(404));

  const checked = await deliver(client, 'puskesmas', twoYears);
  expect(checked).toMatchObject({ state: 'in-review', counts: { rows: 4, validRows: 4, errors: 0 } });
  expect(await report(client, 'puskesmas', checked)).toMatchObject({ valid: true, stats: { rows: 4, validRows: 4, errors: 0 } });
  expect(await send(client, undefined, 'GET', `${path}/rows`)).toEqual(json(404));
  const reviews = await send(client, 'kominfo', 'GET', '/v1/reviews');
  expect(listMember(reviews.body, 'items')).toContainEqual(expect.objectContaining({ uploadId: textMember(checked, 'uploadId') }));

  expect(await approve(client, 'puskesmas', checked)).toMatchObject({ state: 'published', versionNumber: 1 });
  expect((await send(client, undefined, 'GET', path)).body).toMatchObject({ state: 'published', currentVersion: 1, rows: 4 });
  expect(await rowsOf(client, 'puskesmas', '?sort=kecamatan&tahun__exact=2024')).toEqual([
    { tahun: expect.anything(), kecamatan: 'Batuceper', jumlah: 20 },
    { tahun: expect.anything(), kecamatan: 'Benda', jumlah: 10 },
  ]);
  expect(await csvOf(client, 'puskesmas')).toBe(twoYears);
  const { body: statistics } = await send(client, undefined, 'GET', `${path}/statistics`);
  expect(statistics).toMatchObject({ version: 1, rows: 4, values: true });
  expect(listMember(statistics, 'columns')).toMatchObject([
    { name: 'tahun', distinct: 2, min: 2024, max: 2025 },
    {
      name: 'kecamatan',
      top: [
        { value: 'Batuceper', count: 2 },
        { value: 'Benda', count: 2 },
      ],
    },
    { name: 'jumlah', nulls: 0, quantiles: { 5: 10, 95: 21 } },
  ]);
  const parquet = await fetch(`${client.url}${path}/files/parquet?period=2024`);
  expect(parquet.status).toBe(200);
  const bytes = Buffer.from(await parquet.arrayBuffer());
  expect([bytes.subarray(0, 4).toString('latin1'), bytes.subarray(-4).toString('latin1')]).toEqual(['PAR1', 'PAR1']);
  await expect.poll(async () => (await send(client, undefined, 'GET', '/v1/datasets?q=puskesmas')).text, patience).toContain('"puskesmas"');
});

test('a second delivery replaces the period that it holds and keeps the other; the versions before it still read as they were', async () => {
  const { client } = city;
  await publishTwoYears('penyakit');
  expect(await deliver(client, 'penyakit', secondYearAgain)).toMatchObject({ state: 'published', versionNumber: 2 });
  expect(await csvOf(client, 'penyakit')).toBe(
    'tahun,kecamatan,jumlah\n2024,Benda,10\n2024,Batuceper,20\n2025,Benda,12\n2025,Batuceper,22\n',
  );
  expect(await csvOf(client, 'penyakit', '?version=1')).toBe(twoYears);
  expect(await csvOf(client, 'penyakit', '?period=2024')).toBe('tahun,kecamatan,jumlah\n2024,Benda,10\n2024,Batuceper,20\n');
  const [second, first] = await versionsOf(client, 'penyakit');
  expect(second).toMatchObject({ n: 2, current: true, rows: 4 });
  expect(first).toMatchObject({ n: 1, current: false, rows: 4 });
  expect(listMember(second, 'periods')[0]).toEqual(listMember(first, 'periods')[0]);
  expect(listMember(second, 'periods')[1]).not.toEqual(listMember(first, 'periods')[1]);
  expect(second).toMatchObject({ changes: { added: 2, removed: 2, changed: 0 } });
  expect((await send(client, undefined, 'GET', '/v1/datasets/penyakit/versions/2/diff?limit=1')).body).toMatchObject({
    previous: 1,
    total: { added: 2, removed: 2, changed: 0 },
    periods: [{ period: '2025', replaced: true, added: 2, removed: 2 }],
    items: [{ period: '2025', change: 'added', after: { kecamatan: 'Benda', jumlah: 12 } }],
    next: expect.any(String),
  });
});

test('an old version is made current again under a new number, a bad one withdrawn, and a withdrawn dataset answers 410, or 404 when it was never public', async () => {
  const { client } = city;
  await publishTwoYears('imunisasi');
  await deliver(client, 'imunisasi', secondYearAgain);
  const act = (path: string) => send(client, 'kominfo', 'POST', `/v1/datasets/${path}`, { reason: 'Angka 2025 keliru' });

  expect(await send(client, 'dinkes', 'POST', '/v1/datasets/imunisasi/versions/1/restoration', { reason: 'x' })).toEqual(json(403));
  expect((await act('imunisasi/versions/1/restoration')).body).toMatchObject({ n: 3, restores: 1, current: true });
  expect(await csvOf(client, 'imunisasi')).toBe(twoYears);
  expect((await act('imunisasi/versions/3/withdrawal')).body).toMatchObject({ n: 4, withdraws: 3, restores: 2 });
  expect(await csvOf(client, 'imunisasi')).toContain('2025,Benda,12\n');

  expect(await act('imunisasi/withdrawal')).toEqual(json(200));
  for (const path of ['', '/rows', '/files/csv', '/versions', '/versions/1', '/standard']) {
    const answer = await send(client, undefined, 'GET', `/v1/datasets/imunisasi${path}`);
    expect([path, answer.status, textMember(answer.body, 'reason')]).toEqual([path, 410, 'Angka 2025 keliru']);
  }
  expect(await send(client, 'dinkes', 'DELETE', '/v1/datasets/imunisasi/withdrawal')).toEqual(json(403));
  expect(await send(client, 'kominfo', 'DELETE', '/v1/datasets/imunisasi/withdrawal')).toEqual(json(200));
  expect(await csvOf(client, 'imunisasi')).toContain('2025,Benda,12\n');

  const exemption = { legalBasis: 'UU 14/2008 Pasal 17', reason: 'Rahasia', until: '2031-12-31' };
  await publishFirst(client, 'rahasia', 'kode,jumlah\nA1,1\n', { access: 'closed', exemption });
  const neverWas = await send(client, undefined, 'GET', '/v1/datasets/tidak-pernah-ada');
  expect(await act('rahasia/withdrawal')).toEqual(json(200));
  const withdrawn = await send(client, undefined, 'GET', '/v1/datasets/rahasia');
  const withoutId = ({ text }: { readonly text: string }) => text.replace(/"requestId":"[^"]*"/, '');
  expect([withdrawn.status, withoutId(withdrawn)]).toEqual([404, withoutId(neverWas)]);
});

test('an Idempotency-Key replays the first answer: one dataset, one upload, one review; another request under it is refused', async () => {
  const { client } = city;
  const registration = { datasetId: 'posyandu', title: 'P', description: 'P', access: 'open', cadence: 'annual' };
  const key = (value: string) => ({ 'Idempotency-Key': value });
  const post = (account: string, path: string, body: unknown, name: string) => send(client, account, 'POST', path, body, key(name));

  const first = await post('dinkes', '/v1/datasets', registration, 'daftar-1');
  expect(first.status).toBe(201);
  expect(await post('dinkes', '/v1/datasets', registration, 'daftar-1')).toEqual(first);
  expect(await post('dinkes', '/v1/datasets', { ...registration, title: 'Lain' }, 'daftar-1')).toEqual(json(409));
  expect(await post('dinkes', '/v1/datasets', registration, 'daftar-2')).toEqual(json(409));

  const bytes = Buffer.from('kode,jumlah\nA1,1\n');
  const announced = { fileName: 'data.csv', size: bytes.length };
  const uploads = '/v1/datasets/posyandu/uploads';
  const [one, two] = await Promise.all([post('dinkes', uploads, announced, 'unggah-1'), post('dinkes', uploads, announced, 'unggah-1')]);
  const again = await post('dinkes', uploads, announced, 'unggah-1');
  expect(again.status).toBe(201);
  // The one that came second either waited out the first or was told that it is still running; never a second upload.
  const known = [withoutAddress(again.text), expect.stringContaining('masih berjalan')];
  for (const answer of [one, two]) expect(known).toContainEqual(withoutAddress(answer?.text ?? ''));
  expect(listMember((await send(client, 'dinkes', 'GET', uploads)).body, 'items')).toHaveLength(1);

  const uploadId = textMember(again.body, 'uploadId');
  const started = { uploadId, url: textMember(again.body, 'put', 'url'), headers: { 'If-None-Match': '*' } };
  expect(await put(started, bytes)).toEqual({ status: 200, code: '' });
  await follow(client, 'dinkes', 'posyandu', uploadId);
  const review = () => post('kominfo', `${uploads}/${uploadId}/review`, { decision: 'approve', reasons: [] }, 'setuju-1');
  const reviewed = await review();
  expect(reviewed.body).toMatchObject({ state: 'published', versionNumber: 1 });
  expect(await review()).toEqual(reviewed);
  expect(await versionsOf(client, 'posyandu')).toHaveLength(1);
});

test('a description changes only with the newest ETag: 428 without, 412 with an old one, and nothing is lost', async () => {
  const { client } = city;
  await register(client, 'gizi');
  const path = '/v1/datasets/gizi';
  const etag = async () => {
    const response = await fetch(client.url + path, { headers: { Authorization: `Bearer ${await client.token('dinkes')}` } });
    await response.body?.cancel();
    return response.headers.get('etag') ?? '';
  };
  const patch = (title: string, headers?: Record<string, string>) => send(client, 'dinkes', 'PATCH', path, { title }, headers);
  const before = await etag();
  expect(await patch('A')).toEqual(json(428));
  expect(await patch('B', { 'If-Match': before })).toEqual(json(200));
  expect(await patch('C', { 'If-Match': before })).toEqual(json(412));
  expect((await send(client, 'dinkes', 'GET', path)).body).toMatchObject({ title: 'B' });

  const newest = await etag();
  const both = await Promise.all(['D', 'E'].map((title) => patch(title, { 'If-Match': newest })));
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412]);
});

test('two uploads of one period at once: both end published, the one started later stands, and both versions can be read', async () => {
  const { client } = city;
  await publishTwoYears('rawat-inap');
  const deliveries = ['2025,Benda,15\n2025,Batuceper,25\n', '2025,Benda,16\n2025,Batuceper,26\n'].map((row) =>
    Buffer.from(`tahun,kecamatan,jumlah\n${row}`),
  );
  const started = [];
  for (const bytes of deliveries) started.push(await start(client, 'rawat-inap', { fileName: 'data.csv', size: bytes.length }));
  await Promise.all(started.map((upload, place) => put(upload, deliveries[place] ?? Buffer.alloc(0))));
  const ends = await Promise.all(started.map(({ uploadId }) => follow(client, 'dinkes', 'rawat-inap', uploadId)));
  expect(ends.map((end) => textMember(end, 'state'))).toEqual(['published', 'published']);

  expect(await csvOf(client, 'rawat-inap')).toBe(
    'tahun,kecamatan,jumlah\n2024,Benda,10\n2024,Batuceper,20\n2025,Benda,16\n2025,Batuceper,26\n',
  );
  const versions = await versionsOf(client, 'rawat-inap');
  expect(versions.filter((version) => member(version, 'current') === true)).toHaveLength(1);
  // The earlier one has a version of its own when it was published first; when it came second, its message says that the newer one stands.
  const superseded = /tidak diganti|Tidak ada yang berubah/.test(textMember(ends[0], 'message'));
  expect(versions).toHaveLength(superseded ? 2 : 3);
  if (!superseded) expect(await csvOf(client, 'rawat-inap', '?version=2')).toContain('2025,Benda,15\n');
});

test('a delivery in mode “all” replaces every period', async () => {
  const { client } = city;
  await publishTwoYears('posbindu');
  expect(await deliver(client, 'posbindu', secondYearAgain, { mode: 'all' })).toMatchObject({ state: 'published', versionNumber: 2 });
  expect(await csvOf(client, 'posbindu')).toBe(secondYearAgain);
  expect(await csvOf(client, 'posbindu', '?version=1')).toBe(twoYears);
});

test('an upload that the steward returns tells the clerk why, is never published, and a better one takes its place', async () => {
  const { client } = city;
  await register(client, 'stunting');
  const upload = await deliver(client, 'stunting', twoYears);
  const review = `/v1/datasets/stunting/uploads/${textMember(upload, 'uploadId')}/review`;
  expect(await send(client, 'dinkes', 'POST', review, { decision: 'approve', reasons: [] })).toEqual(json(403));
  expect(await send(client, 'kominfo', 'POST', review, { decision: 'return', reasons: [] })).toEqual(json(400));
  const returned = await send(client, 'kominfo', 'POST', review, { decision: 'return', reasons: ['Angka Benda tertukar.'] });
  expect(returned.body).toMatchObject({ state: 'returned', returnReasons: ['Angka Benda tertukar.'] });
  expect(await send(client, 'kominfo', 'POST', review, { decision: 'approve', reasons: [] })).toEqual(json(409));
  expect(await follow(client, 'dinkes', 'stunting', textMember(upload, 'uploadId'))).toMatchObject({ state: 'returned' });
  expect(await versionsOf(client, 'stunting')).toEqual([]);
  await approve(client, 'stunting', await deliver(client, 'stunting', secondYearAgain));
  expect(await csvOf(client, 'stunting')).toBe(secondYearAgain);
});

test('two stewards at once, one approving and one returning: one decision stands, and nothing is half published', async () => {
  const { client } = city;
  await register(client, 'malaria');
  const upload = await deliver(client, 'malaria', twoYears);
  const review = `/v1/datasets/malaria/uploads/${textMember(upload, 'uploadId')}/review`;
  const decisions = [
    { decision: 'approve', reasons: [] },
    { decision: 'return', reasons: ['Uji'] },
    { decision: 'approve', reasons: [] },
  ];
  const answers = await Promise.all(decisions.map((decision) => send(client, 'kominfo', 'POST', review, decision)));
  const end = textMember(await follow(client, 'dinkes', 'malaria', textMember(upload, 'uploadId')), 'state');
  expect(['published', 'returned']).toContain(end);
  for (const [place, { status, text }] of answers.entries()) {
    const stands = (decisions[place]?.decision === 'approve') === (end === 'published');
    expect([status, text]).toEqual([stands ? 200 : 409, expect.anything()]);
  }
  expect(await versionsOf(client, 'malaria')).toHaveLength(end === 'published' ? 1 : 0);
});

test('many deliveries at once, each of a period of its own, all end up in the dataset', async () => {
  const { client } = city;
  await publishTwoYears('tuberkulosis');
  const years = Array.from({ length: tried(5, 10) }, (_, place) => 2010 + place);
  const ends = await Promise.all(
    years.map((year) => deliver(client, 'tuberkulosis', `tahun,kecamatan,jumlah\n${year},Benda,${year % 100}\n`)),
  );
  expect(ends.map((end) => textMember(end, 'state'))).toEqual(years.map(() => 'published'));
  const added = years.map((year) => `${year},Benda,${year % 100}\n`).join('');
  expect(await csvOf(client, 'tuberkulosis')).toBe(twoYears.replace('jumlah\n', `jumlah\n${added}`));
  expect((await versionsOf(client, 'tuberkulosis')).map((version) => member(version, 'n'))).toEqual(
    Array.from({ length: years.length + 1 }, (_, place) => years.length + 1 - place),
  );
});
