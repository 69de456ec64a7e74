import '../fakes/quiet-log.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dynamoDatasets } from '../../functions/aws/dynamo/datasets.ts';
import { dynamoExemptions } from '../../functions/aws/dynamo/exemptions.ts';
import { limits } from '../../functions/limits.ts';
import { openTestTables, type TestTables } from '../aws/tables.ts';
import { exemptionRegisterContract } from '../contracts/exemption-register.ts';
import { aDataset, anAbout, anExemption } from '../fakes/datasets.ts';
import { desk } from '../fakes/datasets-function.ts';
import { memoryDatasets } from '../fakes/memory-datasets.ts';
import { memoryExemptions } from '../fakes/memory-exemptions.ts';
import { principalNames, principalOf } from '../fakes/principals.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await openTestTables(4);
});
afterAll(async () => tables.close());

exemptionRegisterContract('memoryExemptions', async (datasets) => memoryExemptions(memoryDatasets(...datasets)));
exemptionRegisterContract('dynamoExemptions', async (datasets) => {
  const table = tables.next();
  for (const dataset of datasets) await dynamoDatasets(tables.documents, table).create(dataset, anAbout());
  return dynamoExemptions(tables.documents, table);
});

const steward = principalOf('steward');
const closed = aDataset({ access: 'closed', exemption: anExemption, oncePublic: false });
const list = { operation: 'listExemptions' } as const;
const enter = (title: string, datasetId = closed.datasetId) =>
  ({ operation: 'listExemption', params: { datasetId }, body: { title } }) as const;
const takeOut = { operation: 'unlistExemption', params: { datasetId: closed.datasetId } } as const;
const titles = async ({ ask }: ReturnType<typeof desk>) => (await ask(principalOf('anonymous'), list)).body;

describe('the register of exempted information', () => {
  test('shows anyone the titles given for it, sorted, and nothing else', async () => {
    const other = { ...closed, datasetId: 'rahasia-lain', title: 'Rencana pengamanan' };
    const city = desk({ datasets: [closed, other] });
    await city.ask(steward, enter('Data perlindungan saksi', other.datasetId));
    await city.ask(steward, enter('Data penerima layanan khusus'));
    for (const name of principalNames.filter((one) => one !== 'steward')) {
      expect([name, await city.ask(principalOf(name), list)]).toMatchObject([
        name,
        { status: 200, body: { items: [{ title: 'Data penerima layanan khusus' }, { title: 'Data perlindungan saksi' }] } },
      ]);
      const { body } = await city.ask(principalOf(name), list);
      expect(JSON.stringify(body)).toBe('{"items":[{"title":"Data penerima layanan khusus"},{"title":"Data perlindungan saksi"}]}');
    }
  });

  test('shows the steward whose each is, and on what exemption', async () => {
    const { ask } = desk({ datasets: [closed] });
    const entered = await ask(steward, enter('Data penerima layanan khusus'));
    const listing = {
      datasetId: closed.datasetId,
      title: 'Data penerima layanan khusus',
      listedBy: 'sub-steward',
      at: '2026-11-24T05:00:00.000Z',
    };
    expect([entered.status, entered.body]).toEqual([200, listing]);
    expect((await ask(steward, list)).body).toEqual({ items: [{ ...listing, opdId: 'dinsos', ...anExemption, isPublic: true }] });
  });

  test('is entered, and left, by the steward alone', async () => {
    const { ask } = desk({ datasets: [closed] });
    for (const [name, status] of [
      ['head', 403],
      ['operator', 403],
      ['member', 404],
      ['anonymous', 404],
    ] as const) {
      expect([(await ask(principalOf(name), enter('x'))).status, (await ask(principalOf(name), takeOut)).status]).toEqual([status, status]);
    }
  });

  test('takes closed data alone', async () => {
    const { ask } = desk({ datasets: [aDataset()] });
    expect((await ask(steward, enter('Data'))).status).toBe(409);
  });

  test('shows the public no entry whose dataset is not closed any more, or whose exemption ended, or is gone', async () => {
    const now = '2026-11-24';
    for (const [changes, isPublic] of [
      [{}, true],
      [{ exemption: { ...anExemption, until: now } }, true],
      [{ exemption: { ...anExemption, until: '2026-11-23' } }, false],
      [{ exemption: { ...anExemption, until: '2026-11-24T12:00:00+07:00' } }, false],
      [{ exemption: { ...anExemption, until: '2026-11-24T12:00:01+07:00' } }, true],
      [{ exemption: undefined }, false],
      [{ access: 'limited', sharing: 'by-request', exemption: undefined }, false],
    ] as const) {
      const city = desk({ datasets: [closed] });
      await city.ask(steward, enter('Data'));
      const { exemption: _exemption, ...rest } = closed;
      const { exemption = undefined, ...others } = { exemption: anExemption, ...changes };
      city.datasets.put({ ...rest, ...others, ...(exemption ? { exemption } : {}) });
      expect([changes, await titles(city)]).toEqual([changes, { items: isPublic ? [{ title: 'Data' }] : [] }]);
      expect((await city.ask(steward, list)).body.items).toMatchObject([{ isPublic }]);
    }
    const city = desk({ datasets: [closed] });
    await city.exemptions.put({ datasetId: 'tidak-ada', title: 'Tak bertuan', listedBy: 'sub-steward', at: '2026-11-24T05:00:00.000Z' });
    expect([await titles(city), (await city.ask(steward, list)).body]).toEqual([{ items: [] }, { items: [] }]);
  });

  test('keeps who listed it first where the title is the same, and takes another title over it', async () => {
    const { ask, exemptions } = desk({ datasets: [closed] });
    const first = { datasetId: closed.datasetId, title: 'Data', listedBy: 'sub-earlier', at: '2026-11-01T05:00:00.000Z' };
    await exemptions.put(first);
    expect((await ask(steward, enter('Data'))).body).toEqual(first);
    expect((await ask(steward, enter('Data lain'))).body).toMatchObject({ title: 'Data lain', listedBy: 'sub-steward' });
  });

  test('is 409 once it is full, though an entry may change its title and one may leave for another', async () => {
    const city = desk({ datasets: [closed] });
    const other = (place: number) => ({
      datasetId: `lain-${place}`,
      title: 'Data',
      listedBy: 'sub-steward',
      at: '2026-11-24T05:00:00.000Z',
    });
    for (let place = 0; place < limits.maxExemptionListings; place += 1) await city.exemptions.put(other(place));
    const { status, body } = await city.ask(steward, enter('Data'));
    expect([status, body.detail]).toEqual([409, expect.stringContaining(`penuh (${limits.maxExemptionListings})`)]);
    expect(await city.exemptions.get(closed.datasetId)).toBeUndefined();
    await city.exemptions.remove('lain-0');
    expect((await city.ask(steward, enter('Data'))).status).toBe(200);
    expect((await city.ask(steward, enter('Data lain'))).status).toBe(200);
  });

  test('is left again, also twice', async () => {
    const city = desk({ datasets: [closed] });
    await city.ask(steward, enter('Data'));
    for (let time = 0; time < 2; time += 1) expect((await city.ask(steward, takeOut)).status).toBe(200);
    expect(await titles(city)).toEqual({ items: [] });
  });

  test('is 400 without a title, and with somebody’s NIK in it', async () => {
    const { ask } = desk({ datasets: [closed] });
    for (const title of ['', '  ', 'Berkas 3671014505900001']) expect((await ask(steward, enter(title))).status).toBe(400);
  });
});
