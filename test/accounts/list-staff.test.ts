import { describe, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { anonymous, kindsOfGroups, type Principal } from '../../functions/model/principal.ts';
import { accountsFunction, endedInto, now, steward } from './accounts-function.ts';

const caller = (...groups: string[]): Principal => ({ type: 'account', sub: 'sub-ani', name: 'Ani', kinds: kindsOfGroups(groups) });
const head = caller('pj:dinkes');
const list = (opdId = 'dinkes') => ({ operation: 'listStaff', params: { opdId } }) as const;
const state = { revision: 1, updatedAt: '2026-11-24T05:00:00.000Z', updatedBy: 'sub-steward' };
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString();
const dayAgo = (days: number) => daysAgo(days).slice(0, 10);
type Days = Record<string, string>;

describe('the staff of an OPD', () => {
  test('is each operator and head once, with the day of the last use, and how many there are of each', async () => {
    const desk = accountsFunction({ lastUses: { 'sub-budi': '2026-11-23' } });
    desk.directory.put({ sub: 'sub-budi', name: 'Budi', groups: ['operator:dinkes', 'pj:dinkes'] });
    desk.directory.put({ sub: 'sub-cici', name: 'Cici', groups: ['pj:dinkes'] });
    desk.directory.put({ sub: 'sub-dedi', name: 'Dedi', groups: ['operator:dinsos', 'instansi:dinkes'] });
    expect((await desk.ask(list(), head)).body).toEqual({
      items: [
        { sub: 'sub-budi', name: 'Budi', isOperator: true, isHead: true, lastUsed: '2026-11-23', isUnused: false },
        { sub: 'sub-cici', name: 'Cici', isOperator: false, isHead: true, isUnused: false },
      ],
      operators: 1,
      heads: 2,
    });
  });

  test.each<[string, Days, string, boolean]>([
    ['was last used', { 'sub-budi': dayAgo(limits.unusedAccountDays + 1) }, daysAgo(400), true],
    ['was used within the days', { 'sub-budi': dayAgo(limits.unusedAccountDays - 1) }, daysAgo(400), false],
    ['was made and never used', {}, daysAgo(limits.unusedAccountDays + 1), true],
    ['was just made', {}, daysAgo(1), false],
    // The day counts, not the hour: made in the evening of a day, it is as old as what was last used on it.
    ['was made on the last day', {}, `${dayAgo(limits.unusedAccountDays)}T23:00:00.000Z`, true],
  ])('tells an account as unused by when it %s', async (_, lastUses, createdAt, isUnused) => {
    const desk = accountsFunction({ lastUses });
    desk.directory.put({ sub: 'sub-budi', groups: ['operator:dinkes'], createdAt });
    expect((await desk.ask(list(), head)).body).toMatchObject({ items: [{ sub: 'sub-budi', isUnused }] });
  });

  test('is whoever the catalog leaves so: nobody disabled, nobody whose duty was taken away', async () => {
    const accounts = [
      { ...state, sub: 'sub-off', disabled: true },
      { ...state, sub: 'sub-moved', groups: ['operator:dinsos'] },
    ];
    const desk = accountsFunction({ accounts });
    for (const sub of ['sub-off', 'sub-moved']) desk.directory.put({ sub, groups: ['operator:dinkes'] });
    desk.directory.put({ sub: 'sub-locked', groups: ['operator:dinkes'], disabled: true });
    expect((await desk.ask(list(), steward)).body).toEqual({ items: [], operators: 0, heads: 0 });
  });

  test('counts as heads no operators, and is named by the catalog, or by its id, where the login service knows no name', async () => {
    const desk = accountsFunction({ accounts: [{ ...state, sub: 'sub-named', name: 'Siti Rahma', groups: ['operator:dinkes'] }] });
    for (const sub of ['sub-named', 'sub-plain']) desk.directory.put({ sub, name: '', groups: ['operator:dinkes'] });
    const { body } = await desk.ask(list(), head);
    expect(body).toMatchObject({ items: [{ name: 'Siti Rahma' }, { name: 'sub-plain' }], operators: 2, heads: 0 });
  });

  test('is unused once more than the days have passed, not on the last of them', async () => {
    const desk = accountsFunction({ lastUses: { 'sub-budi': '2026-10-01' } });
    desk.directory.put({ sub: 'sub-budi', groups: ['operator:dinkes'] });
    const last = Date.parse('2026-10-01') + limits.unusedAccountDays * 86_400_000;
    for (const [moment, isUnused] of [
      [last, false],
      [last + 1, true],
    ] as const) {
      desk.clock.now = new Date(moment);
      expect((await desk.ask(list(), head)).body).toMatchObject({ items: [{ isUnused }] });
    }
  });

  test('is that of the whole body: who has the group of an OPD that went into it works for it', async () => {
    const desk = accountsFunction({ ended: [endedInto('dinkes', 'dinkb')] });
    desk.directory.put({ sub: 'sub-budi', name: 'Budi', groups: ['operator:dinkb'] });
    desk.directory.put({ sub: 'sub-cici', name: 'Cici', groups: ['pj:dinkes'] });
    const { body } = await desk.ask(list(), head);
    expect(body).toMatchObject({
      items: [
        { sub: 'sub-cici', isOperator: false, isHead: true },
        { sub: 'sub-budi', isOperator: true, isHead: false },
      ],
    });
    expect([body.operators, body.heads]).toEqual([1, 1]);
  });

  test('is whole, however many there are', async () => {
    const desk = accountsFunction();
    const many = 3 * limits.maxDirectoryPage + 1;
    for (let n = 0; n < many; n += 1) desk.directory.put({ sub: `sub-${n}`, groups: ['operator:dinkes'] });
    expect((await desk.ask(list(), steward)).body).toMatchObject({ operators: many });
  });

  test('is for its head and the steward: others get 403, whether it exists or not, and the login service is not asked', async () => {
    const desk = accountsFunction();
    desk.directory.listGroup = () => Promise.reject(new Error('it was asked'));
    for (const opdId of ['dinkes', 'tidak-ada']) {
      for (const principal of [caller('operator:dinkes'), caller('pj:dinsos'), caller('pimpinan')])
        expect((await desk.ask(list(opdId), principal)).status).toBe(403);
      expect((await desk.ask(list(opdId), anonymous)).status).toBe(401);
    }
  });

  test('is 409 where the city has a login service of its own', async () => {
    const reply = await accountsFunction({ withoutDirectory: true }).ask(list(), steward);
    expect([reply.status, reply.body.detail]).toEqual([409, expect.stringContaining('layanan masuk milik kota sendiri')]);
  });
});
