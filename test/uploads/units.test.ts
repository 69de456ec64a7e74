import { describe, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import type { Unit } from '../../functions/model/unit.ts';
import type { Request } from '../fakes/gateway-events.ts';
import { datasetOf, ingestFakes, noon, standardOf } from '../fakes/ingest-fakes.ts';
import { aUnit } from '../fakes/memory-units.ts';
import { head, helpdesk, operator, otherOperator, steward, unitAccount, uploadsFunction } from '../fakes/uploads-function.ts';

const opdId = 'dinas-kesehatan';
const params = { opdId, unitId: 'puskesmas-benda' };
const given = { name: 'Puskesmas Benda', kelurahan: '36.71.07.1001', accounts: ['sub-benda'], datasetIds: ['kunjungan-puskesmas'] };
const list: Request = { operation: 'listUnits', params: { opdId } };
const put = (changes: object = {}, ifMatch?: string): Request => ({
  ...{ operation: 'putUnit', params, body: { ...given, ...changes } },
  ...(ifMatch === undefined ? {} : { headers: { 'If-Match': [ifMatch] } }),
});
const end = (ifMatch?: string): Request => ({
  ...{ operation: 'endUnit', params },
  ...(ifMatch === undefined ? {} : { headers: { 'If-Match': [ifMatch] } }),
});

function desk(...units: Unit[]) {
  const fakes = ingestFakes(datasetOf(), standardOf());
  fakes.datasets.put(datasetOf({ datasetId: 'penerima-bansos', opdId: 'dinas-sosial', access: 'closed' }));
  for (const unit of units) fakes.units.units.set(`${unit.opdId}#${unit.unitId}`, unit);
  let given = 0;
  return { fakes, ask: uploadsFunction(fakes, () => `record-${given++}`) };
}

describe('units of an OPD', () => {
  test.each([
    ['its operator', operator],
    ['its head', head],
    ['the steward', steward],
  ])('are kept by %s', async (_who, who) => {
    const { ask } = desk();
    const made = await ask(who, put());
    expect([made.status, made.body, made.headers]).toEqual([
      201,
      { ...params, ...given, updatedAt: noon.toISOString(), revision: 1 },
      expect.objectContaining({ ETag: '"1"' }),
    ]);
    expect((await ask(who, put({ name: 'Puskesmas Kecamatan Benda' }))).status).toBe(200);
    expect((await ask(who, end())).body).toMatchObject({ ended: { at: noon.toISOString() }, revision: 3 });
    expect((await ask(who, list)).body).toMatchObject({ items: [{ unitId: 'puskesmas-benda', ended: { at: noon.toISOString() } }] });
    expect((await ask(who, put())).body).not.toHaveProperty('ended');
  });

  test('are kept and listed by nobody else, nor by the account of a unit', async () => {
    const { ask, fakes } = desk(aUnit());
    for (const who of [otherOperator, helpdesk, await unitAccount(fakes, 'benda')])
      for (const request of [list, put(), end()]) expect((await ask(who, request)).status).toBe(403);
    expect(fakes.accountRecords.records).toEqual([]);
  });

  test('are 404 of an OPD that the city does not have', async () => {
    const { ask } = desk();
    expect((await ask(steward, { ...list, params: { opdId: 'tidak-ada' } })).status).toBe(404);
    expect((await ask(steward, { ...put(), params: { ...params, opdId: 'tidak-ada' } })).status).toBe(404);
    expect((await ask(steward, end())).status).toBe(404);
  });

  test('deliver datasets of their own OPD alone; another’s is told as one that is not there', async () => {
    const { ask, fakes } = desk();
    const reply = await ask(operator, put({ datasetIds: ['penerima-bansos', 'tidak-ada', 'kunjungan-puskesmas'] }));
    const what = 'bukan dataset milik OPD ini';
    expect([reply.status, reply.body.violations]).toEqual([
      400,
      [
        { where: 'datasetIds.0', what },
        { where: 'datasetIds.1', what },
      ],
    ]);
    expect(fakes.units.units.size).toBe(0);
  });

  test.each([
    ['an account twice', { accounts: ['sub-a', 'sub-a'] }],
    ['a dataset twice', { datasetIds: ['kunjungan-puskesmas', 'kunjungan-puskesmas'] }],
    ['a kelurahan that is no code', { kelurahan: 'Benda' }],
    ['a NIK for a name', { name: 'Puskesmas 3671014507900001' }],
    ['too many accounts', { accounts: Array.from({ length: limits.maxAccountsOfUnit + 1 }, (_, n) => `sub-${n}`) }],
  ])('refuse %s', async (_what, changes) => {
    expect((await desk().ask(operator, put(changes))).status).toBe(400);
  });

  test('change only as they were seen', async () => {
    const { ask } = desk(aUnit({ revision: 4 }));
    expect((await ask(operator, put({}, '"3"'))).status).toBe(412);
    expect((await ask(operator, end('"3"'))).status).toBe(412);
    expect((await ask(operator, put({}, '"4"'))).headers).toMatchObject({ ETag: '"5"' });
    expect((await ask(operator, end('"5"'))).headers).toMatchObject({ ETag: '"6"' });
    expect((await ask(operator, end())).headers).toMatchObject({ ETag: '"6"' });
  });

  test('are so many that all can be read together', async () => {
    const { ask } = desk(...Array.from({ length: limits.maxUnitsOfOpd }, (_, n) => aUnit({ unitId: `unit-${n}` })));
    expect((await ask(operator, put())).status).toBe(409);
    expect((await ask(operator, { ...put(), params: { opdId, unitId: 'unit-1' } })).status).toBe(200);
  });

  test('leave a record of who acts for them, before anything changes; without it nothing does', async () => {
    const { ask, fakes } = desk();
    await ask(operator, put());
    await ask(head, end());
    expect(fakes.accountRecords.records).toMatchObject([
      { change: 'put-unit', by: 'sub-operator', unit: 'dinas-kesehatan/puskesmas-benda', revision: 1, accounts: ['sub-benda'] },
      { change: 'end-unit', by: 'sub-head', unit: 'dinas-kesehatan/puskesmas-benda', revision: 2 },
    ]);
    fakes.accountRecords.failing = true;
    expect((await ask(operator, put())).status).toBe(503);
    expect((await fakes.units.get(opdId, 'puskesmas-benda'))?.revision).toBe(2);
  });
});
