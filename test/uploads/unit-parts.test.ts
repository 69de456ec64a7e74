import { describe, expect, test } from 'vitest';
import { ingestBatch } from '../../functions/ingest/ingest-batch.ts';
import { limits } from '../../functions/limits.ts';
import type { Dataset } from '../../functions/model/dataset.ts';
import { anonymous, type Principal } from '../../functions/model/principal.ts';
import type { Unit } from '../../functions/model/unit.ts';
import type { Upload } from '../../functions/model/upload.ts';
import { listRoutes } from '../../functions/routes.ts';
import { versionsOperations } from '../../functions/versions/operations.ts';
import { requestFor } from '../access-matrix/requests.ts';
import type { Request } from '../fakes/gateway-events.ts';
import { datasetOf, deliver, ingestFakes, messageOf, noon, standardOf, uploadIds, uploadOf } from '../fakes/ingest-fakes.ts';
import { aUnit } from '../fakes/memory-units.ts';
import { operator, otherOperator, steward, unitAccount, uploadsFunction } from '../fakes/uploads-function.ts';
import { datasetId, publishFile, rowsFunction } from '../rows/rows-function.ts';

const [first, second, third] = uploadIds;
const params = { datasetId };
const monthly = standardOf({
  fields: [
    { name: 'bulan', type: 'yearmonth' },
    { name: 'poli', type: 'string' },
    { name: 'kunjungan', type: 'integer' },
  ],
  periodField: 'bulan',
  primaryKey: ['bulan', 'poli'],
});
const benda = aUnit();
const cipondoh = aUnit({ unitId: 'puskesmas-cipondoh', name: 'Puskesmas Cipondoh', accounts: ['sub-cipondoh'] });
const file = (...rows: string[]) => `bulan,poli,kunjungan\n${rows.map((row) => `${row}\n`).join('')}`;
const ofBenda = file('2026-09,gigi,12', '2026-09,umum,40');
const ofCipondoh = file('2026-09,anak,7', '2026-09,ibu,3');

/** A dataset that stands with a month of its OPD, and then is collected from two units. */
async function city(changes: Partial<Dataset> = {}, units: readonly Unit[] = [benda, cipondoh]) {
  const fakes = ingestFakes(datasetOf(), monthly);
  await publishFile(fakes, '01K4900000000000000000000A', file('2026-08,umum,30'));
  for (const unit of units) await fakes.units.put(unit);
  const dataset = await fakes.datasets.get(datasetId);
  if (dataset) fakes.datasets.put({ ...dataset, nextDue: '2026-09-30T16:59:59.000Z', oncePublic: false, ...changes });
  const account = (name: string) => unitAccount(fakes, name);
  let given = 0;
  const ids = () => (given++ === 0 ? third : `01K60000000000000000000${String(given).padStart(3, '0')}`);
  return { fakes, ask: uploadsFunction(fakes, ids), account };
}
type City = Awaited<ReturnType<typeof city>>;

/** A unit's file, as startUpload announces it, on its way to the end. */
async function send({ fakes }: City, uploadId: string, content: string, unit: Unit, changes: Partial<Upload> = {}) {
  await ingestBatch(fakes, [deliver(fakes, uploadId, content, { unitId: unit.unitId, startedBy: unit.accounts[0] ?? '', ...changes })]);
  expect(fakes.faults).toEqual([]);
  return fakes.uploads.get(datasetId, uploadId);
}

async function partsOf({ fakes }: City) {
  const { current } = (await fakes.datasets.get(datasetId)) ?? {};
  const manifest = await fakes.manifests.get(datasetId, current?.n ?? 0, current?.uploadId ?? '');
  return (manifest?.parts ?? []).map(({ period, unitId, rows }) => [period, unitId, rows]);
}

describe('an account of a unit', () => {
  const start = (body: object = {}): Request => ({
    ...{ operation: 'startUpload', params, body: { fileName: 'kunjungan.csv', size: 100, ...body } },
  });

  test('delivers its own unit’s part, without naming the unit, of a closed dataset, too', async () => {
    const { ask, account, fakes } = await city({ access: 'closed' });
    expect((await ask(await account('benda'), start())).status).toBe(201);
    expect(await fakes.uploads.get(datasetId, third)).toMatchObject({ unitId: 'puskesmas-benda', startedBy: 'sub-benda', mode: 'periods' });
  });

  test('of several units says for which', async () => {
    const { ask, account, fakes } = await city({}, [benda, aUnit({ ...cipondoh, accounts: ['sub-benda'] })]);
    const reply = await ask(await account('benda'), start());
    expect([reply.status, String(reply.body.detail)]).toEqual([400, expect.stringContaining('puskesmas-benda, puskesmas-cipondoh')]);
    expect((await ask(await account('benda'), start({ unitId: 'puskesmas-cipondoh' }))).status).toBe(201);
    expect(await fakes.uploads.get(datasetId, third)).toMatchObject({ unitId: 'puskesmas-cipondoh' });
  });

  test('delivers for no other unit, and never everything', async () => {
    const { ask, account } = await city();
    const strange = await ask(await account('benda'), start({ unitId: 'puskesmas-cipondoh' }));
    const none = await ask(await account('benda'), start({ unitId: 'tidak-ada' }));
    expect([strange.status, strange.body.violations]).toEqual([400, none.body.violations]);
    expect((await ask(await account('benda'), start({ mode: 'all' }))).status).toBe(400);
  });

  test.each<[string, Partial<Dataset>, Unit, number]>([
    ['of a dataset that it was not given', {}, aUnit({ datasetIds: [] }), 403],
    ['of a closed one that it was not given', { access: 'closed' }, aUnit({ datasetIds: [] }), 404],
    ['once its unit ended', { access: 'closed' }, aUnit({ ended: { at: '2026-09-01T02:00:00.000Z', by: 'sub-head' } }), 404],
    ['once it acts for the unit no more', { access: 'closed' }, aUnit({ accounts: ['sub-lain'] }), 404],
    ['of a dataset that went to another OPD', { access: 'closed', opdId: 'dinas-sosial' }, benda, 404],
    ['of a withdrawn dataset', { access: 'closed', state: 'withdrawn' }, benda, 404],
  ])('delivers nothing %s', async (_what, changes, unit, status) => {
    const { ask, account } = await city(changes, [unit]);
    expect((await ask(await account('benda'), start())).status).toBe(status);
  });

  test('waits for a standard: its file does not propose one for the whole dataset', async () => {
    const fakes = ingestFakes(datasetOf());
    await fakes.units.put(benda);
    const reply = await uploadsFunction(fakes)(await unitAccount(fakes, 'benda'), start());
    expect([reply.status, String(reply.body.detail)]).toEqual([409, expect.stringContaining('belum menetapkan standar')]);
  });

  test('does nothing else in the dataset', async () => {
    const { ask, account } = await city({ access: 'closed' });
    for (const operation of ['listUploads', 'listDatasetSecondLooks', 'listParts', 'reviewUpload', 'salvageUpload'] as const) {
      const { path } = listRoutes().find((route) => route.operation === operation) ?? { path: '' };
      expect([operation, (await ask(await account('benda'), requestFor(operation, path, datasetId))).status]).toEqual([operation, 404]);
    }
  });
});

describe('an operator', () => {
  const start = (unitId: string): Request => ({
    ...{ operation: 'startUpload', params, body: { fileName: 'kunjungan.csv', size: 100, unitId } },
  });

  test('delivers in the name of a unit that has no account', async () => {
    const { ask, fakes } = await city({}, [benda, aUnit({ ...cipondoh, accounts: [] })]);
    expect((await ask(operator, start('puskesmas-cipondoh'))).status).toBe(201);
    expect(await fakes.uploads.get(datasetId, third)).toMatchObject({ unitId: 'puskesmas-cipondoh', startedBy: 'sub-operator' });
  });

  test.each(['tidak-ada', 'puskesmas-tutup', 'puskesmas-lain'])(
    'delivers in the name of no unit that does not deliver it: %s',
    async (unitId) => {
      const ended = { at: '2026-09-01T02:00:00.000Z', by: 'sub-head' };
      const units = [aUnit({ unitId: 'puskesmas-tutup', ended }), aUnit({ unitId: 'puskesmas-lain', datasetIds: [] })];
      const { ask } = await city({}, units);
      expect((await ask(operator, start(unitId))).body).toMatchObject({ status: 400, violations: [{ where: 'unitId' }] });
    },
  );
});

describe('the parts of two units', () => {
  test('stand beside each other and beside the OPD’s own months, and each replaces its own alone', async () => {
    const here = await city();
    expect(await send(here, first, ofBenda, benda)).toMatchObject({ state: 'published' });
    expect(await send(here, second, ofCipondoh, cipondoh)).toMatchObject({ state: 'published' });
    expect(await partsOf(here)).toEqual([
      ['2026-08', undefined, 1],
      ['2026-09', 'puskesmas-benda', 2],
      ['2026-09', 'puskesmas-cipondoh', 2],
    ]);
    await send(here, third, file('2026-09,gigi,13', '2026-09,umum,41', '2026-09,kia,1'), benda);
    expect(await partsOf(here)).toEqual([
      ['2026-08', undefined, 1],
      ['2026-09', 'puskesmas-benda', 3],
      ['2026-09', 'puskesmas-cipondoh', 2],
    ]);
  });

  test('both stand where their files are checked at the same time', async () => {
    const here = await city();
    const messages = [
      deliver(here.fakes, first, ofBenda, { unitId: benda.unitId }),
      deliver(here.fakes, second, ofCipondoh, { unitId: cipondoh.unitId }),
    ];
    await Promise.all(messages.map((message) => ingestBatch(here.fakes, [message])));
    expect(here.fakes.faults).toEqual([]);
    expect(await partsOf(here)).toHaveLength(3);
  });

  test('are not replaced by a file of the OPD of that month, which is told why; other months of it are taken', async () => {
    const here = await city();
    await send(here, first, ofBenda, benda);
    await ingestBatch(here.fakes, [deliver(here.fakes, second, file('2026-09,umum,99'))]);
    expect(await here.fakes.uploads.get(datasetId, second)).toMatchObject({
      state: 'rejected',
      message: expect.stringContaining('dikumpulkan dari unit dan sudah berisi kiriman unit'),
    });
    const report = await here.fakes.published.getText(`datasets/${datasetId}/uploads/${second}/report.json`);
    expect(report).toContain('Periode 2026-09 dikumpulkan dari unit dan sudah berisi 1 kiriman unit');
    await publishFile(here.fakes, third, file('2026-07,umum,5'));
    expect(await partsOf(here)).toHaveLength(3);
  });

  test('are replaced all together only where the OPD says so and the steward agrees', async () => {
    const here = await city();
    await send(here, first, ofBenda, benda);
    await send(here, second, ofCipondoh, cipondoh);
    await ingestBatch(here.fakes, [deliver(here.fakes, third, file('2026-09,umum,62'), { mode: 'all' })]);
    expect(await here.fakes.uploads.get(datasetId, third)).toMatchObject({
      state: 'in-review',
      reviewReasons: expect.arrayContaining(['Mengganti 2 kiriman unit dengan kiriman OPD sendiri.']),
    });
    expect(await partsOf(here)).toHaveLength(3);
    await here.ask(steward, {
      operation: 'reviewUpload',
      params: { datasetId, uploadId: third },
      body: { decision: 'approve', reasons: [] },
    });
    expect(await partsOf(here)).toEqual([['2026-09', undefined, 1]]);
  });

  test('do not enter a month that the OPD delivered as a whole', async () => {
    const here = await city();
    expect(await send(here, first, file('2026-08,umum,30'), benda)).toMatchObject({ state: 'rejected' });
  });

  test('are published no more where the unit ended, or lost the dataset, after its file was sent', async () => {
    const here = await city({ priority: true });
    const ended = { ...benda, revision: 2, ended: { at: '2026-09-15T06:00:00.000Z', by: 'sub-head' } };
    const message = deliver(here.fakes, first, ofBenda, { unitId: benda.unitId });
    await ingestBatch(here.fakes, [message]);
    await here.fakes.units.put(ended);
    const approve: Request = {
      ...{ operation: 'reviewUpload', params: { datasetId, uploadId: first }, body: { decision: 'approve', reasons: [] } },
    };
    const reply = await here.ask(steward, approve);
    expect([reply.status, String(reply.body.detail)]).toEqual([409, expect.stringContaining('tidak lagi ditugaskan')]);
    expect(await partsOf(here)).toHaveLength(1);
    expect(await here.fakes.uploads.get(datasetId, first)).toMatchObject({ state: 'in-review' });
    expect(await here.fakes.uploads.get(datasetId, first)).not.toHaveProperty('approvedBy');
  });

  test('wait for the steward where the unit ended while its file was checked', async () => {
    const here = await city({}, [cipondoh, { ...benda, datasetIds: [] }]);
    expect(await send(here, first, ofBenda, benda)).toMatchObject({
      state: 'in-review',
      reviewReasons: [expect.stringContaining('tidak lagi ditugaskan')],
    });
  });

  test('are mended as their own unit’s, whoever mends them', async () => {
    const here = await city();
    await send(here, first, file('2026-09,gigi,banyak'), benda);
    const mend: Request = {
      ...{ operation: 'mendUpload', params: { datasetId, uploadId: first } },
      body: { cells: [{ rowNumber: 2, fieldName: 'kunjungan', value: '12' }] },
    };
    expect((await here.ask(operator, mend)).status).toBe(201);
    const mended = await here.fakes.uploads.get(datasetId, third);
    expect(mended).toMatchObject({ unitId: 'puskesmas-benda' });
    await ingestBatch(here.fakes, [messageOf(mended?.key ?? '', 'v1')]);
    expect(await partsOf(here)).toContainEqual(['2026-09', 'puskesmas-benda', 1]);
  });
});

describe('who knows of a unit’s upload and part', () => {
  const isOfUpload = (action: string) => action === 'upload' || action === 'follow-upload';

  test('no other unit: every operation on it answers as for one that is not there', async () => {
    const here = await city({ access: 'closed' });
    await send(here, first, file('2026-09,gigi,banyak'), benda);
    const asked = listRoutes().filter(({ path, action }) => path.includes('{uploadId}') && isOfUpload(action));
    expect(asked.length).toBeGreaterThan(6);
    const account = await here.account('cipondoh');
    for (const { operation, path } of asked) {
      const [there, none] = [requestFor(operation, path, datasetId, first), requestFor(operation, path, datasetId, third)];
      const [its, nothing] = [await here.ask(account, there), await here.ask(account, none)];
      expect([operation, its.status]).toEqual([operation, 404]);
      expect({ ...its.body, requestId: '' }).toEqual({ ...nothing.body, requestId: '' });
    }
    expect(await here.fakes.uploads.get(datasetId, first)).toMatchObject({ state: 'rejected' });
  });

  test('its own unit, with its cells; the OPD; the steward without cells', async () => {
    const here = await city({ access: 'closed' });
    await send(here, first, file('2026-09,gigi,banyak'), benda);
    const report: Request = { operation: 'getReport', params: { datasetId, uploadId: first } };
    const cells = async (who: Principal) => JSON.stringify((await here.ask(who, report)).body).includes('banyak');
    expect(await cells(await here.account('benda'))).toBe(true);
    expect(await cells(operator)).toBe(true);
    expect(await cells(steward)).toBe(false);
    expect(here.fakes.records.records.at(-2)).toMatchObject({ principalId: 'sub-benda', rule: 'follow-upload/unit', uploadId: first });
    expect((await here.ask(otherOperator, report)).status).toBe(404);
  });

  test('each unit reads its own part alone, the OPD each, and the public the whole where it is open', async () => {
    const here = await city();
    await send(here, first, ofBenda, benda);
    await send(here, second, ofCipondoh, cipondoh);
    const dataset = await here.fakes.datasets.get(datasetId);
    if (dataset) here.fakes.datasets.put({ ...dataset, access: 'closed', oncePublic: false });
    const rows = await rowsFunction(here.fakes);
    const part = (unitId: string, query = {}): Request => ({ operation: 'listPartRows', params: { datasetId, unitId }, query });
    const polisOf = async (who: Principal, unitId: string) => {
      const { status, text } = await rows.ask(who, part(unitId));
      return status === 200 ? JSON.parse(text).items.map(({ poli }: { poli: string }) => poli) : status;
    };
    try {
      const [one, other] = [await here.account('benda'), await here.account('cipondoh')];
      expect([await polisOf(one, 'puskesmas-benda'), await polisOf(one, 'puskesmas-cipondoh')]).toEqual([['gigi', 'umum'], 404]);
      expect([await polisOf(other, 'puskesmas-cipondoh'), await polisOf(other, 'puskesmas-benda')]).toEqual([['anak', 'ibu'], 404]);
      expect(await polisOf(operator, 'puskesmas-benda')).toEqual(['gigi', 'umum']);
      for (const who of [otherOperator, anonymous]) expect(await polisOf(who, 'puskesmas-benda')).toBe(404);
      expect(await polisOf(steward, 'puskesmas-benda')).toBe(403);
      expect((await rows.ask(one, { operation: 'listRows', params })).status).toBe(404);
      expect(JSON.parse((await rows.ask(one, part('puskesmas-benda'))).text)).toMatchObject({ total: 2 });
      expect(rows.records.records.at(-1)).toMatchObject({ operation: 'listPartRows', principalId: 'sub-benda', rule: 'read-part/unit' });
      const held = await here.fakes.datasets.get(datasetId);
      if (held) here.fakes.datasets.put({ ...held, hold: { at: '2026-09-15T05:00:00.000Z', by: 'sub-head', reason: 'Periksa' } });
      expect([await polisOf(one, 'puskesmas-benda'), await polisOf(operator, 'puskesmas-benda')]).toEqual([403, ['gigi', 'umum']]);
      if (held) here.fakes.datasets.put({ ...held, access: 'open' });
      expect(JSON.parse((await rows.ask(anonymous, { operation: 'listRows', params })).text)).toMatchObject({ total: 5 });
    } finally {
      await rows.close();
    }
  });

  test('a place among one part’s rows is none among another’s', async () => {
    const here = await city();
    await send(here, first, ofBenda, benda);
    await send(here, second, ofCipondoh, cipondoh);
    const rows = await rowsFunction(here.fakes);
    const ask = (unitId: string, query: Record<string, string[]>) =>
      rows.ask(operator, { operation: 'listPartRows', params: { datasetId, unitId }, query });
    try {
      const { next } = JSON.parse((await ask('puskesmas-benda', { limit: ['1'] })).text);
      expect(JSON.parse((await ask('puskesmas-benda', { limit: ['1'], cursor: [next] })).text).items).toHaveLength(1);
      expect((await ask('puskesmas-cipondoh', { cursor: [next] })).status).toBe(400);
      expect((await rows.ask(operator, { operation: 'listRows', params, query: { cursor: [next] } })).status).toBe(400);
    } finally {
      await rows.close();
    }
  });

  test('rights that go while the rows are read go before the answer', async () => {
    const here = await city({ access: 'closed' });
    await send(here, first, ofBenda, benda);
    const account = await here.account('benda');
    const around = <P extends object>(port: P): P =>
      'group' in port
        ? new Proxy(port, {
            get: (target, name, receiver) => {
              if (name === 'read') here.fakes.units.units.set('dinas-kesehatan#puskesmas-benda', { ...benda, accounts: [] });
              return Reflect.get(target, name, receiver);
            },
          })
        : port;
    const rows = await rowsFunction(here.fakes, [], { around });
    try {
      const { status } = await rows.ask(account, { operation: 'listPartRows', params: { datasetId, unitId: benda.unitId } });
      expect(status).toBe(404);
    } finally {
      await rows.close();
    }
  });
});

describe('what the OPD is told of its units', () => {
  const list: Request = { operation: 'listParts', params };
  const standing = async ({ ask }: City, who: Principal = operator, query = {}) => (await ask(who, { ...list, query })).body;

  test('who came, who must correct, who waits and who is missing, of the period that is due', async () => {
    const units = [
      benda,
      cipondoh,
      ...['a', 'b', 'c'].map((unitId) => aUnit({ unitId: `puskesmas-${unitId}`, kelurahan: '36.71.07.1001' })),
    ];
    const here = await city({}, units);
    await send(here, first, ofBenda, benda);
    await send(here, second, file('2026-09,gigi,banyak'), cipondoh);
    here.fakes.uploads.put(uploadOf(third, ofCipondoh, { unitId: 'puskesmas-a', state: 'in-review' }));
    here.fakes.uploads.put(uploadOf(`${third.slice(0, -1)}D`, ofCipondoh, { unitId: 'puskesmas-b', state: 'checking' }));
    here.fakes.uploads.put(uploadOf(`${third.slice(0, -1)}E`, ofCipondoh, { unitId: 'puskesmas-c', period: '2026-08', state: 'rejected' }));
    const { items, ...rest } = await standing(here);
    expect(rest).toEqual({ datasetId, period: '2026-09', due: '2026-09-30T16:59:59.000Z', came: 1, nihil: 0, missing: 4, isWhole: true });
    expect(items).toMatchObject([
      { unitId: 'puskesmas-a', kelurahan: '36.71.07.1001', status: 'in-review', newestUpload: { uploadId: third } },
      { unitId: 'puskesmas-b', status: 'in-progress' },
      { unitId: 'puskesmas-benda', status: 'came', rows: 2, newestUpload: { uploadId: first, state: 'published' } },
      { unitId: 'puskesmas-c', status: 'missing' },
      { unitId: 'puskesmas-cipondoh', status: 'to-correct' },
    ]);
  });

  test('is read by nobody of another OPD, and by no unit', async () => {
    const here = await city();
    for (const who of [otherOperator, await here.account('benda')]) expect((await here.ask(who, list)).status).toBe(403);
    expect((await here.ask(steward, list)).status).toBe(200);
    expect((await here.ask(operator, { ...list, query: { period: ['2026-13'] } })).status).toBe(400);
  });

  test('rows that two units both report: how many, and to the units nothing', async () => {
    const here = await city();
    await send(here, first, ofBenda, benda);
    expect(await send(here, second, file('2026-09,gigi,99', '2026-09,ibu,3'), cipondoh)).toMatchObject({
      state: 'published',
      sharedKeys: 1,
    });
    expect(await standing(here)).toMatchObject({
      came: 2,
      items: [
        { unitId: 'puskesmas-benda', status: 'came', rows: 2 },
        { unitId: 'puskesmas-cipondoh', status: 'came', rows: 2, sharedKeys: 1 },
      ],
    });
    const upload: Request = { operation: 'getUpload', params: { datasetId, uploadId: second } };
    expect((await here.ask(operator, upload)).body).toMatchObject({ sharedKeys: 1, unitId: 'puskesmas-cipondoh' });
    expect((await here.ask(await here.account('cipondoh'), upload)).body).not.toHaveProperty('sharedKeys');
    const report = await here.ask(await here.account('cipondoh'), { ...upload, operation: 'getReport' });
    expect(JSON.stringify(report.body)).not.toMatch(/sharedKeys|benda/);
  });

  test('a unit whose part was withdrawn is missing again', async () => {
    const here = await city();
    await send(here, first, ofBenda, benda);
    expect(await standing(here)).toMatchObject({ came: 1, missing: 1 });
    const operations = versionsOperations({ ...here.fakes, ids: () => '01K60000000000000000000ZZZ' });
    const withdraw = {
      operation: 'withdrawVersion',
      principal: steward,
      params: { datasetId, n: 2 },
      body: { reason: 'Salah hitung' },
    } as const;
    const rest = { query: {}, accept: '', ifMatch: undefined, requestId: 'r-1', now: noon };
    expect(await operations.withdrawVersion({ ...withdraw, ...rest })).toMatchObject({ status: 200 });
    expect(await standing(here)).toMatchObject({ came: 0, missing: 2, items: [{ status: 'missing' }, { status: 'missing' }] });
  });

  test('a unit that ended stays with what it delivered', async () => {
    const here = await city();
    await send(here, first, ofBenda, benda);
    await here.fakes.units.put({ ...cipondoh, revision: 2, ended: { at: '2026-09-15T06:00:00.000Z', by: 'sub-head' } });
    expect(await standing(here)).toMatchObject({ came: 1, missing: 0, items: [{ unitId: 'puskesmas-benda', ended: false }] });
    await here.fakes.units.put({ ...benda, revision: 2, ended: { at: '2026-09-15T06:00:00.000Z', by: 'sub-head' } });
    expect(await standing(here)).toMatchObject({ came: 1, items: [{ unitId: 'puskesmas-benda', ended: true, status: 'came' }] });
  });
});

describe('what an account of a unit is told', () => {
  const mine: Request = { operation: 'listOwnUnits' };

  test('its units, what they deliver, and how its own part of the due period stands', async () => {
    const here = await city({ access: 'closed' });
    await send(here, first, ofBenda, benda);
    expect((await here.ask(await here.account('benda'), mine)).body).toEqual({
      items: [
        {
          ...{ opdId: 'dinas-kesehatan', unitId: 'puskesmas-benda', name: 'Puskesmas Benda' },
          datasets: [
            {
              ...{ datasetId, title: 'Kunjungan puskesmas', cadence: 'monthly', nextDue: '2026-09-30T16:59:59.000Z', period: '2026-09' },
              ...{ status: 'came', newestUpload: { uploadId: first, state: 'published', startedAt: '2026-09-15T05:00:00.000Z' } },
              isWhole: true,
            },
          ],
        },
      ],
    });
    expect((await here.ask(await here.account('cipondoh'), mine)).body).toMatchObject({
      items: [{ unitId: 'puskesmas-cipondoh', datasets: [{ status: 'missing' }] }],
    });
  });

  test('is read of so many uploads, however many others sent, and where its own is not among them, that this is so', async () => {
    const here = await city();
    let read = 0;
    here.fakes.uploads.list = async (_datasetId, limit) => {
      read += limit;
      const items = Array.from({ length: limit }, () =>
        uploadOf(second, '', { unitId: 'puskesmas-cipondoh', state: 'published', parts: [] }),
      );
      return { items, next: second };
    };
    const ownOf = async (name: string) => (await here.ask(await here.account(name), mine)).body;
    expect(await ownOf('benda')).toMatchObject({ items: [{ datasets: [{ status: 'missing', isWhole: false }] }] });
    const list: Request = { operation: 'listParts', params, query: { period: ['2026-09'] } };
    read = 0;
    expect((await here.ask(operator, list)).body).toMatchObject({ isWhole: false, missing: 2 });
    expect(read).toBeLessThanOrEqual(limits.maxUploadsRead + limits.uploadsPerRead);
  });

  test('nothing where it acts for none, or its unit ended, or the dataset is another OPD’s', async () => {
    const here = await city({ opdId: 'dinas-sosial' });
    expect((await here.ask(operator, mine)).body).toEqual({ items: [] });
    expect((await here.ask(await here.account('orang-lain'), mine)).body).toEqual({ items: [] });
    expect((await here.ask(await here.account('benda'), mine)).body).toMatchObject({ items: [{ datasets: [] }] });
    expect((await here.ask(anonymous, mine)).status).toBe(401);
  });
});
