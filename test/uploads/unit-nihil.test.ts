import { describe, expect, test } from 'vitest';
import { ingestBatch } from '../../functions/ingest/ingest-batch.ts';
import { limits } from '../../functions/limits.ts';
import type { Dataset } from '../../functions/model/dataset.ts';
import { dayMilliseconds } from '../../functions/model/jakarta-time.ts';
import { isNihil } from '../../functions/model/nihil.ts';
import type { Principal } from '../../functions/model/principal.ts';
import { ulidTimeOf } from '../../functions/model/ulid-time.ts';
import type { Unit } from '../../functions/model/unit.ts';
import type { Request } from '../fakes/gateway-events.ts';
import { datasetOf, deliver, ingestFakes, noon, standardOf, uploadIds, uploadOf } from '../fakes/ingest-fakes.ts';
import { memoryNihilLog } from '../fakes/memory-nihil-log.ts';
import { aUnit } from '../fakes/memory-units.ts';
import { operator, otherOperator, steward, unitAccount, uploadsFunction } from '../fakes/uploads-function.ts';
import { datasetId, publishFile } from '../rows/rows-function.ts';

const [first, second] = uploadIds;
const params = { datasetId };
const monthly = standardOf({
  fields: [
    { name: 'bulan', type: 'yearmonth' },
    { name: 'kunjungan', type: 'integer' },
  ],
  periodField: 'bulan',
});
const benda = aUnit();
const cipondoh = aUnit({ unitId: 'puskesmas-cipondoh', name: 'Puskesmas Cipondoh', accounts: ['sub-cipondoh'] });
const file = (...rows: string[]) => `bulan,kunjungan\n${rows.map((row) => `${row}\n`).join('')}`;
const [august, september, october] = ['2026-08-31T05:00:00.000Z', '2026-09-30T16:59:59.000Z', '2026-10-31T16:59:59.000Z'];

/** A closed dataset that two units deliver, of which September is due. */
async function city(changes: Partial<Dataset> = {}, units: readonly Unit[] = [benda, cipondoh]) {
  const fakes = ingestFakes(datasetOf(), monthly);
  await publishFile(fakes, '01K4900000000000000000000A', file('2026-08,30'));
  for (const unit of units) await fakes.units.put(unit);
  const standing = async () => (await fakes.datasets.get(datasetId)) ?? datasetOf();
  fakes.datasets.put({
    ...(await standing()),
    ...{ access: 'closed', oncePublic: false, lastDeliveryAt: august, nextDue: september },
    ...changes,
  });
  const log = memoryNihilLog();
  const clock = { now: noon };
  const ask = uploadsFunction(fakes, undefined, () => clock.now, undefined, undefined, log);
  const report = (who: Principal, body: object = {}) =>
    ask(who, { operation: 'reportNihil', params, body: { period: '2026-09', ...body } });
  const account = (name: string) => unitAccount(fakes, name);
  const parts = async () => (await ask(operator, { operation: 'listParts', params, query: { period: ['2026-09'] } })).body;
  return { fakes, clock, ask, report, account, parts, standing, log };
}
type City = Awaited<ReturnType<typeof city>>;

async function send({ fakes }: City, uploadId: string, content: string, unit: Unit, at = noon.toISOString()) {
  const startedBy = unit.accounts[0] ?? '';
  await ingestBatch(fakes, [deliver(fakes, uploadId, content, { unitId: unit.unitId, startedBy, at: { waiting: at } })]);
  expect(fakes.faults).toEqual([]);
}

describe('a unit that has nothing to report', () => {
  test('says so by itself, and is missing no more; the dataset waits for the others', async () => {
    const here = await city();
    const { status, body } = await here.report(await here.account('benda'));
    expect([status, body]).toEqual([
      200,
      { datasetId, unitId: 'puskesmas-benda', period: '2026-09', at: noon.toISOString(), nextDue: september },
    ]);
    expect(await here.parts()).toMatchObject({
      ...{ came: 0, nihil: 1, missing: 1 },
      items: [
        { unitId: 'puskesmas-benda', status: 'nihil', nihil: { at: noon.toISOString(), name: 'benda' } },
        { unitId: 'puskesmas-cipondoh', status: 'missing' },
      ],
    });
    expect(await here.standing()).toMatchObject({ nextDue: september });
    const mine: Request = { operation: 'listOwnUnits' };
    expect((await here.ask(await here.account('benda'), mine)).body).toMatchObject({ items: [{ datasets: [{ status: 'nihil' }] }] });
    const others = await here.ask(await here.account('cipondoh'), mine);
    expect(others.body).toMatchObject({ items: [{ datasets: [{ status: 'missing' }] }] });
    expect(JSON.stringify(others.body)).not.toContain('benda');
  });

  test('says so again, and nothing changes, not even the revision that readers compare', async () => {
    const here = await city();
    await here.report(await here.account('benda'));
    here.clock.now = new Date(noon.getTime() + 1000);
    const [said, before] = [await here.parts(), await here.standing()];
    expect((await here.report(operator, { unitId: 'puskesmas-benda' })).status).toBe(200);
    expect(await here.parts()).toEqual(said);
    expect(await here.standing()).toEqual(before);
  });

  test('is one for which its OPD says so, where it has no account', async () => {
    const here = await city({}, [benda, { ...cipondoh, accounts: [] }]);
    expect((await here.report(operator, { unitId: 'puskesmas-cipondoh' })).status).toBe(200);
    expect(await here.parts()).toMatchObject({ items: [{ status: 'missing' }, { status: 'nihil', nihil: { name: 'operator' } }] });
  });

  test('is never another’s: who may not deliver a unit’s part may not say that there is none', async () => {
    const here = await city();
    const cases: readonly [Principal, object, number][] = [
      [await here.account('benda'), { unitId: 'puskesmas-cipondoh' }, 400],
      [await here.account('benda'), { unitId: 'tidak-ada' }, 400],
      [await here.account('orang-lain'), {}, 404],
      [operator, { unitId: 'tidak-ada' }, 400],
      [otherOperator, { unitId: 'puskesmas-benda' }, 404],
      [steward, { unitId: 'puskesmas-benda' }, 403],
    ];
    for (const [who, body, status] of cases) expect((await here.report(who, body)).status).toBe(status);
    expect(here.fakes.unitNihils.kept.size).toBe(0);
  });

  test.each<[string, string, Partial<Dataset>, string]>([
    ['of a period that is not due', '2026-10', {}, 'bukan yang sedang jatuh tempo'],
    ['of a month that its OPD delivered as a whole', '2026-08', { nextDue: '2026-08-31T16:59:59.000Z' }, 'sebagai satu kesatuan'],
    ['of what comes as it happens', '2026-09', { cadence: 'ad-hoc' }, 'sewaktu-waktu'],
  ])('is told why not, %s', async (_what, period, changes, words) => {
    const here = await city(changes);
    const { status, body } = await here.report(await here.account('benda'), { period });
    expect([status, String(body.detail)]).toEqual([409, expect.stringContaining(words)]);
    expect(here.fakes.unitNihils.kept.size).toBe(0);
  });

  test('is told why not where its part stands, or waits for the steward', async () => {
    const here = await city();
    await send(here, first, file('2026-09,12'), benda);
    expect(String((await here.report(await here.account('benda'))).body.detail)).toContain('sudah masuk');
    here.fakes.datasets.put({ ...(await here.standing()), priority: true });
    await send(here, second, file('2026-09,5'), cipondoh);
    expect(String((await here.report(await here.account('cipondoh'))).body.detail)).toContain('masih diperiksa');
  });

  test('sends its file after all: that counts, whatever becomes of it', async () => {
    const here = await city();
    const [before, after, later] = ['2026-09-15T04:00:00.000Z', '2026-09-15T05:10:00.000Z', '2026-09-15T05:20:00.000Z'];
    await send(here, '01K5100000000000000000000A', file('2026-09,banyak'), benda, before);
    expect(await here.parts()).toMatchObject({ nihil: 0, items: [{ status: 'to-correct' }, {}] });
    await here.report(await here.account('benda'));
    expect(await here.parts()).toMatchObject({ nihil: 1, items: [{ status: 'nihil' }, {}] });
    await send(here, '01K5200000000000000000000A', file('2026-09,banyak'), benda, after);
    expect(await here.parts()).toMatchObject({ nihil: 0, items: [{ status: 'to-correct' }, {}] });
    await send(here, '01K5300000000000000000000A', file('2026-09,12'), benda, later);
    expect(await here.parts()).toMatchObject({ came: 1, nihil: 0, items: [{ status: 'came' }, {}] });
  });
});

describe('a dataset whose units have all spoken', () => {
  test('is delivered where the last one had nothing to report', async () => {
    const here = await city();
    await send(here, first, file('2026-09,12'), benda);
    expect(await here.standing()).toMatchObject({ nextDue: september });
    expect((await here.report(await here.account('cipondoh'))).body).toMatchObject({ nextDue: october });
    const standing = await here.standing();
    expect(standing).toMatchObject({ nextDue: october, lastDeliveryAt: noon.toISOString() });
    expect(isNihil(standing)).toBe(false);
    expect(here.fakes.refresh.requested.at(-1)).toBe(datasetId);
  });

  test('is delivered where the last one sends its part, and another had nothing', async () => {
    const here = await city();
    await here.report(await here.account('cipondoh'));
    await send(here, first, file('2026-09,12'), benda);
    expect(await here.standing()).toMatchObject({ nextDue: october });
    await send(here, second, file('2026-09,4'), cipondoh);
    expect(await here.standing()).toMatchObject({ nextDue: october });
  });

  test('is nihil where none of them had anything, in the log of periods, too', async () => {
    const here = await city();
    await here.report(await here.account('benda'));
    await here.report(await here.account('cipondoh'));
    const standing = await here.standing();
    expect([isNihil(standing), standing.nextDue]).toEqual([true, october]);
    expect(await here.log.list(datasetId)).toMatchObject([{ period: '2026-09', by: 'sub-cipondoh' }]);
  });

  test('is delivered, too, where a part and the last report of nothing meet: the later one sees the other', async () => {
    const here = await city();
    const { datasets } = here.fakes;
    const replaced = datasets.replace;
    const account = await here.account('cipondoh');
    let met = false;
    // Between the reading of nihils and the flip of META, Cipondoh says that it has nothing.
    datasets.replace = async (dataset) => {
      if (!met) {
        met = true;
        expect((await here.report(account)).status).toBe(200);
      }
      return replaced(dataset);
    };
    await send(here, first, file('2026-09,12'), benda);
    datasets.replace = replaced;
    expect(met).toBe(true);
    expect(await here.standing()).toMatchObject({ nextDue: october });
    expect(await here.parts()).toMatchObject({ came: 1, nihil: 1, missing: 0 });
  });
});

describe('a unit that had nothing, and sent a file after all', () => {
  const [cibodas, bad] = [
    aUnit({ unitId: 'puskesmas-cibodas', name: 'Puskesmas Cibodas', accounts: ['sub-cibodas'] }),
    file('2026-09,banyak'),
  ];
  /** Each on a day of September or October: what it says or sends, at noon of it. */
  async function days() {
    const here = await city({}, [benda, cipondoh, cibodas]);
    here.fakes.now = () => here.clock.now;
    const on = (day: string) => {
      here.clock.now = new Date(`2026-${day}T05:00:00.000Z`);
    };
    return {
      ...here,
      sends: async (day: string, unit: Unit, content: string) => {
        on(day);
        await send(here, `${ulidTimeOf(here.clock.now)}0000000000000000`, content, unit, here.clock.now.toISOString());
      },
      says: async (day: string, unit: Unit) => {
        on(day);
        return (await here.report(await here.account(unit.accounts[0]?.slice('sub-'.length) ?? ''))).status;
      },
      approves: async (day: string) => {
        on(day);
        const waiting = here.fakes.uploads.all().find(({ state }) => state === 'in-review');
        const body = { decision: 'approve', reasons: [] };
        const request: Request = { operation: 'reviewUpload', params: { datasetId, uploadId: waiting?.uploadId ?? '' }, body };
        expect((await here.ask(steward, request)).status).toBe(200);
      },
      cancels: async (day: string, unit: Unit) => {
        on(day);
        const waiting = here.fakes.uploads.all().find(({ state }) => state === 'in-review');
        const params = { datasetId, uploadId: waiting?.uploadId ?? '' };
        expect(
          (await here.ask(await here.account(unit.accounts[0]?.slice('sub-'.length) ?? ''), { operation: 'cancelUpload', params })).status,
        ).toBe(200);
      },
    };
  }
  const dueOf = async ({ standing }: City) => (await standing()).nextDue;

  test('has not spoken while that file is to be corrected: the period is not complete with the last of the others', async () => {
    const here = await days();
    await here.says('09-16', benda);
    await here.says('09-16', cibodas);
    await here.sends('09-17', benda, bad);
    await here.sends('09-18', cipondoh, file('2026-09,5'));
    expect([await here.parts(), await dueOf(here)]).toMatchObject([
      { came: 1, nihil: 1, missing: 1, items: [{ status: 'to-correct' }, {}, {}] },
      september,
    ]);
    await here.sends('09-19', benda, file('2026-09,12'));
    expect([await here.parts(), await dueOf(here)]).toMatchObject([{ came: 2, nihil: 1, missing: 0 }, october]);
  });

  test('has not where another unit’s report of nothing is the last, either, and has again once it says so again', async () => {
    const here = await days();
    await here.says('09-16', benda);
    await here.sends('09-17', benda, bad);
    await here.sends('09-18', cipondoh, file('2026-09,5'));
    expect(await here.says('09-19', cibodas)).toBe(200);
    expect([await here.parts(), await dueOf(here)]).toMatchObject([{ came: 1, nihil: 1, missing: 1 }, september]);
    expect(await here.says('09-20', benda)).toBe(200);
    expect([await here.parts(), await dueOf(here)]).toMatchObject([{ came: 1, nihil: 2, missing: 0 }, october]);
  });

  test('has not, however many uploads of others came after that file: all are read before a period is complete', async () => {
    for (const last of ['a part', 'a report of nothing']) {
      const here = await days();
      await here.says('09-16', benda);
      await here.sends('09-17', benda, bad);
      const waiting = '2026-09-17T06:00:00.000Z';
      for (let n = 0; n <= limits.maxUploadsRead; n += 1) {
        const uploadId = `${ulidTimeOf(new Date(waiting))}${String(n).padStart(16, '0')}`;
        here.fakes.uploads.put(uploadOf(uploadId, '', { unitId: 'puskesmas-cipondoh', at: { waiting } }));
      }
      if (last === 'a part') await here.says('09-18', cibodas);
      await here.sends('09-18', cipondoh, file('2026-09,5'));
      if (last === 'a report of nothing') await here.says('09-19', cibodas);
      expect(await dueOf(here), last).toBe(september);
      await here.says('09-20', benda);
      expect(await dueOf(here), last).toBe(october);
    }
  });

  test('has not while it waits for the walidata, nor once it is pulled back', async () => {
    const here = await days();
    await here.says('09-16', benda);
    await here.says('09-16', cibodas);
    here.fakes.datasets.put({ ...(await here.standing()), priority: true });
    await here.sends('09-17', benda, file('2026-09,12'));
    await here.cancels('09-18', benda);
    here.fakes.datasets.put({ ...(await here.standing()), priority: false });
    await here.sends('09-19', cipondoh, file('2026-09,5'));
    expect([await here.parts(), await dueOf(here)]).toMatchObject([
      { came: 1, nihil: 1, items: [{ status: 'missing' }, {}, {}] },
      september,
    ]);
    await here.says('09-20', benda);
    expect([await here.parts(), await dueOf(here)]).toMatchObject([{ came: 1, nihil: 2 }, october]);
  });

  test('leaves the period counted that was complete before: what it sends then is no delivery of the next', async () => {
    const here = await days();
    await here.says('09-16', benda);
    await here.says('09-16', cibodas);
    await here.sends('09-17', cipondoh, file('2026-09,5'));
    expect(await dueOf(here)).toBe(october);
    await here.sends('10-05', benda, bad);
    await here.sends('10-06', benda, file('2026-09,12'));
    await here.sends('10-07', cibodas, bad);
    await here.sends('10-08', cibodas, file('2026-09,1'));
    expect([await here.parts(), await dueOf(here)]).toMatchObject([{ came: 3, nihil: 0, missing: 0 }, october]);
  });

  test('counts for the month in which it comes, where it had never been complete, however long the walidata took', async () => {
    const here = await days();
    await here.says('09-16', benda);
    await here.says('09-16', cibodas);
    here.fakes.datasets.put({ ...(await here.standing()), priority: true });
    await here.sends('09-17', cipondoh, file('2026-09,5'));
    await here.sends('09-18', benda, bad);
    await here.approves('09-19');
    expect(await dueOf(here)).toBe(september);
    here.fakes.datasets.put({ ...(await here.standing()), priority: false });
    await here.sends('09-20', benda, file('2026-09,12'));
    expect(await dueOf(here)).toBe(october);
  });

  test('is not asked again for a month whose nihil stood, by a bad file of another that it sent anew', async () => {
    const here = await days();
    await here.says('09-30', benda);
    await here.says('09-30', cibodas);
    await here.sends('10-02', benda, bad);
    expect(await here.parts()).toMatchObject({ items: [{ status: 'to-correct' }, {}, {}] });
    await here.sends('10-03', benda, file('2026-10,8'));
    expect(await here.parts()).toMatchObject({ items: [{ status: 'nihil' }, {}, {}] });
    await here.sends('10-04', cipondoh, file('2026-09,5'));
    expect([await here.parts(), await dueOf(here)]).toMatchObject([{ came: 1, nihil: 2 }, october]);
  });
});

describe('the uploads of one unit', () => {
  const list = (unitId: string, query: Record<string, string[]> = {}): Request => ({
    ...{ operation: 'listPartUploads', params: { datasetId, unitId }, query },
  });
  /** Begun this many days before noon. */
  const idAt = (daysAgo: number, n = 0) =>
    `${ulidTimeOf(new Date(noon.getTime() - daysAgo * dayMilliseconds))}${String(n).padStart(16, '0')}`;
  const idsOf = (body: Record<string, unknown>) => JSON.stringify(body).match(/01[0-9A-Z]{24}/g) ?? [];
  const [one, other] = [idAt(1), idAt(2)];

  test('are listed for that unit and its OPD, and another’s is as if it were not there', async () => {
    const here = await city();
    await send(here, one, file('2026-09,12'), benda);
    await send(here, other, file('2026-09,4'), cipondoh);
    for (const who of [await here.account('benda'), operator]) {
      const { status, body } = await here.ask(who, list('puskesmas-benda'));
      expect([status, [...new Set(idsOf(body))]]).toEqual([200, [one]]);
    }
    const [its, none] = [list('puskesmas-benda'), list('tidak-ada')];
    const account = await here.account('cipondoh');
    const [there, nothing] = [await here.ask(account, its), await here.ask(account, none)];
    expect([there.status, { ...there.body, requestId: '' }]).toEqual([404, { ...nothing.body, requestId: '' }]);
    expect((await here.ask(otherOperator, its)).status).toBe(404);
    expect((await here.ask(steward, its)).status).toBe(403);
  });

  test('come a page at a time, whatever others sent between them, and the cursor is the unit’s own upload', async () => {
    const here = await city();
    const own = [idAt(5), idAt(3), idAt(1)];
    for (const uploadId of own) await send(here, uploadId, file('2026-09,banyak'), benda);
    for (const uploadId of [idAt(4), idAt(2)]) await send(here, uploadId, file('2026-09,x'), cipondoh);
    const account = await here.account('benda');
    const page = async (query: Record<string, string[]>) => (await here.ask(account, list('puskesmas-benda', query))).body;
    const top = await page({ limit: ['2'] });
    expect([...new Set(idsOf(top))]).toEqual([own[2], own[1]]);
    const rest = await page({ limit: ['2'], cursor: [String(top.next)] });
    expect([[...new Set(idsOf(rest))], rest.next]).toEqual([[own[0]], undefined]);
    expect((await here.ask(account, list('puskesmas-benda', { cursor: ['x'] }))).status).toBe(400);
  });

  test('are read no further in one request than its share, and none is lost between two', async () => {
    const here = await city();
    const at = (daysAgo: number, unitId: string, n: number) => {
      const waiting = new Date(noon.getTime() - daysAgo * dayMilliseconds).toISOString();
      return uploadOf(idAt(daysAgo, n), '', { unitId, at: { waiting } });
    };
    const own = [1, 40, 41, 200, 364].map((days) => at(days, 'puskesmas-benda', 0));
    for (const upload of own) here.fakes.uploads.put(upload);
    here.fakes.uploads.put(at(400, 'puskesmas-benda', 0));
    for (let n = 1; n <= limits.maxUploadsRead; n += 1) here.fakes.uploads.put(at(35, 'puskesmas-cipondoh', n));
    const account = await here.account('benda');
    const found: string[] = [];
    const pages: number[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await here.ask(account, list('puskesmas-benda', cursor === undefined ? {} : { cursor: [cursor] }));
      const ids = own.map(({ uploadId }) => uploadId).filter((uploadId) => JSON.stringify(body.items).includes(uploadId));
      found.push(...ids);
      pages.push(ids.length);
      cursor = body.next === undefined ? undefined : String(body.next);
    } while (cursor !== undefined);
    expect([found, pages]).toEqual([own.map(({ uploadId }) => uploadId), [3, 2]]);
  });
});
