import { afterEach, describe, expect, test } from 'vitest';
import { anonymous } from '../../functions/model/principal.ts';
import type { Standard } from '../../functions/standards/standard.ts';
import { datasetOf, ingestFakes, standardOf, uploadIds } from '../fakes/ingest-fakes.ts';
import { operator, otherOperator, steward } from '../fakes/uploads-function.ts';
import { datasetId, publishFile, rowsFunction } from './rows-function.ts';

const [first, second, third] = uploadIds;
const fields: Standard['fields'] = [
  { name: 'kode', title: 'Kode', type: 'string' },
  { name: 'rata', title: 'Rata', type: 'number' },
];
const august = 'Kode,Rata\n001,1.50\n002,2\n003,3\n';
const corrected = 'Kode,Rata\n003,3\n004,12345678901234567.25\n001,1.75\n';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function shelf(changes: Parameters<typeof datasetOf>[0] = {}, standard: Partial<Standard> = { primaryKey: ['kode'] }) {
  const fakes = ingestFakes(datasetOf(changes), standardOf({ fields, ...standard }));
  await publishFile(fakes, first, august, { period: '2026-08' });
  await publishFile(fakes, second, corrected, { period: '2026-08' });
  await publishFile(fakes, third, 'Kode,Rata\n001,9\n', { period: '2026-09' });
  const made = await rowsFunction(fakes);
  open.push(made);
  return { fakes, ...made };
}

const diff = (n: string, query: Record<string, string[]> = {}) => ({ operation: 'diffVersion', params: { datasetId, n }, query }) as const;

describe('what a version changed', () => {
  test('comes with its rows and exact numbers to anyone who may read', async () => {
    const { ask, records } = await shelf();
    const reply = await ask(anonymous, diff('2'));
    expect([reply.status, reply.text]).toEqual([
      200,
      `{"datasetId":"${datasetId}","version":2,"previous":1,"total":{"added":1,"removed":1,"changed":1},` +
        '"periods":[{"period":"2026-08","replaced":true,"added":1,"removed":1,"changed":1}],"columns":{"added":[],"removed":[]},"items":[' +
        '{"period":"2026-08","change":"added","after":{"kode":"004","rata":12345678901234567.25}},' +
        '{"period":"2026-08","change":"changed","before":{"kode":"001","rata":1.5},"after":{"kode":"001","rata":1.75}},' +
        '{"period":"2026-08","change":"removed","before":{"kode":"002","rata":2}}]}',
    ]);
    expect(records.records).toEqual([]);
  });

  test('is all of a first version, and a period that is new', async () => {
    const { ask } = await shelf();
    expect(JSON.parse((await ask(anonymous, diff('1'))).text)).toMatchObject({ total: { added: 3 }, items: [{ change: 'added' }, {}, {}] });
    expect(JSON.parse((await ask(anonymous, diff('3'))).text)).toMatchObject({
      previous: 2,
      periods: [{ period: '2026-09', replaced: false, added: 1 }],
      items: [{ after: { kode: '001' } }],
    });
    expect((await ask(anonymous, diff('9'))).status).toBe(404);
  });

  test('is counted once, and paged by a cursor of its own version', async () => {
    const { ask, fakes } = await shelf();
    const page = JSON.parse((await ask(anonymous, diff('2', { limit: ['2'] }))).text);
    expect(page.items.map(({ change }: { change: string }) => change)).toEqual(['added', 'changed']);
    const kept = fakes.published.keys().filter((key) => key.includes('/diff-'));
    expect(kept).toEqual([`datasets/${datasetId}/files/2/diff-${second}.json`]);
    const rest = JSON.parse((await ask(anonymous, diff('2', { limit: ['2'], cursor: [page.next] }))).text);
    expect([rest.items.map(({ change }: { change: string }) => change), rest.next]).toEqual([['removed'], undefined]);
    expect((await ask(anonymous, diff('3', { cursor: [page.next] }))).status).toBe(400);
    expect((await ask(anonymous, diff('2', { limit: ['1001'] }))).status).toBe(400);
  });

  test('is counted without a key by whole rows', async () => {
    const { ask } = await shelf({}, {});
    expect(JSON.parse((await ask(anonymous, diff('2'))).text).total).toEqual({ added: 2, removed: 2, changed: 0 });
  });

  test('reaches over several periods in one page', async () => {
    const { ask, fakes } = await shelf();
    await publishFile(fakes, '01K5000000000000000000000D', 'Kode,Rata\n777,7\n', { mode: 'all', period: '2026-10' });
    const whole = JSON.parse((await ask(anonymous, diff('4'))).text);
    expect(whole.total).toEqual({ added: 1, removed: 4, changed: 0 });
    const rest = JSON.parse((await ask(anonymous, diff('4', { limit: ['2'], cursor: [await cursorAfter(ask, 2)] }))).text);
    expect(rest.items).toEqual(whole.items.slice(2, 4));
  });
});

async function cursorAfter(ask: Awaited<ReturnType<typeof shelf>>['ask'], count: number): Promise<string> {
  return JSON.parse((await ask(anonymous, diff('4', { limit: [String(count)] }))).text).next;
}

describe('of data that is not open', () => {
  const limited = { access: 'limited', sharing: 'by-request' } as const;

  test('anyone who may see alone gets counts and not a cell', async () => {
    const { ask, records } = await shelf(limited);
    for (const principal of [anonymous, otherOperator, steward]) {
      const reply = await ask(principal, diff('2'));
      expect(JSON.parse(reply.text)).toMatchObject({ total: { added: 1, removed: 1, changed: 1 } });
      expect(reply.text).not.toMatch(/items|kode|004/);
    }
    expect(records.records).toEqual([]);
  });

  test('a look at the rows is recorded before, or refused', async () => {
    const { ask, records } = await shelf(limited);
    expect(JSON.parse((await ask(operator, diff('2'))).text).items).toHaveLength(3);
    expect(records.records).toMatchObject([{ operation: 'diffVersion', principalId: 'sub-operator', versionNumber: 2 }]);
    records.failing = true;
    const refused = await ask(operator, diff('2'));
    expect([refused.status, refused.text.includes('004')]).toEqual([503, false]);
  });

  test('an outsider learns nothing of a closed dataset', async () => {
    const { ask } = await shelf({ access: 'closed' });
    const closed = await ask(otherOperator, diff('2'));
    expect(closed).toEqual(await ask(otherOperator, { ...diff('2'), params: { datasetId: 'tidak-ada', n: '2' } }));
    expect(closed.status).toBe(404);
  });
});

test('rows of a version that was published for fewer stay behind, also as what a later version removed', async () => {
  const { ask } = await shelf({ servesFrom: 2 });
  expect(JSON.parse((await ask(anonymous, diff('2'))).text).items).toBeUndefined();
  expect(JSON.parse((await ask(anonymous, diff('3'))).text).items).toHaveLength(1);
});
