import { describe, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { anonymous, institutionGroups, kindsOfGroups, type Principal } from '../../functions/model/principal.ts';
import { accountsFunction, endedInto, steward } from './accounts-function.ts';

const caller = (...groups: string[]): Principal => ({ type: 'account', sub: 'sub-ani', name: 'Ani', kinds: kindsOfGroups(groups) });
const list = (institution: string, query: Record<string, string[]> = {}) =>
  ({ operation: 'listOfficers', params: { institution }, query }) as const;
const state = { revision: 1, updatedAt: '2026-11-24T05:00:00.000Z', updatedBy: 'sub-steward' };
const itemsOf = ({ items }: Record<string, unknown>): unknown[] => (Array.isArray(items) ? items : []);

describe('the officers of an institution', () => {
  test('are its members, operators and heads, each once, by account and name alone', async () => {
    const desk = accountsFunction();
    desk.directory.put({ sub: 'sub-ani', name: 'Ani', groups: ['operator:dinkes'] });
    desk.directory.put({ sub: 'sub-budi', name: 'Budi', groups: ['pj:dinkes', 'operator:dinkes'] });
    desk.directory.put({ sub: 'sub-cici', name: 'Cici', groups: ['instansi:dinkes', 'walidata'] });
    desk.directory.put({ sub: 'sub-dedi', name: 'Dedi', groups: ['operator:dinsos'] });
    const reply = await desk.ask(list('dinkes'), caller('operator:dinkes'));
    expect([reply.status, reply.body]).toEqual([
      200,
      {
        items: [
          { sub: 'sub-cici', name: 'Cici' },
          { sub: 'sub-ani', name: 'Ani' },
          { sub: 'sub-budi', name: 'Budi' },
        ],
      },
    ]);
  });

  test('are those whom the catalog leaves so: nobody disabled, nobody whose group was taken away', async () => {
    const accounts = [
      { ...state, sub: 'sub-off', disabled: true },
      { ...state, sub: 'sub-moved', groups: ['operator:dinsos'] },
      { ...state, sub: 'sub-named', name: 'Siti Rahma', groups: ['pj:dinkes'] },
    ];
    const desk = accountsFunction({ accounts });
    for (const sub of ['sub-off', 'sub-moved', 'sub-named'])
      desk.directory.put({ sub, name: '', groups: ['operator:dinkes', 'pj:dinkes'] });
    desk.directory.put({ sub: 'sub-locked', groups: ['operator:dinkes'], disabled: true });
    const reply = await desk.ask(list('dinkes'), caller('pj:dinkes'));
    expect(reply.body).toEqual({ items: [{ sub: 'sub-named', name: 'Siti Rahma' }] });
  });

  test('come in pages, across groups, nobody left out and nobody twice', async () => {
    const desk = accountsFunction();
    const groups = [['instansi:dinkes'], ['operator:dinkes'], ['pj:dinkes'], ['operator:dinkes', 'pj:dinkes']];
    const subs = Array.from({ length: 30 }, (_, n) => `sub-${n}`);
    for (const [n, sub] of subs.entries()) desk.directory.put({ sub, groups: groups[n % groups.length] ?? [] });
    const found: unknown[] = [];
    let cursor: string | undefined;
    do {
      const reply = await desk.ask(list('dinkes', { limit: ['4'], ...(cursor ? { cursor: [cursor] } : {}) }), caller('operator:dinkes'));
      const items = itemsOf(reply.body);
      expect(items.length).toBeLessThanOrEqual(4);
      found.push(...items);
      cursor = typeof reply.body.next === 'string' ? reply.body.next : undefined;
    } while (cursor !== undefined);
    expect(found.map((item) => Object(item).sub).toSorted()).toEqual(subs.toSorted());
  });

  test('come in pages across all groups of an OPD into which others went', async () => {
    const ended = ['dinkb', 'dinkc', 'dinkd'].map((id) => endedInto('dinkes', id));
    const desk = accountsFunction({ ended });
    const opds = ['dinkes', ...ended.map(({ id }) => id)];
    const groups = opds.flatMap(institutionGroups);
    for (const group of groups) desk.directory.put({ sub: `sub-${group}`, groups: [group] });
    const found: unknown[] = [];
    let cursor: string | undefined;
    do {
      const reply = await desk.ask(list('dinkes', { limit: ['1'], ...(cursor ? { cursor: [cursor] } : {}) }), caller('operator:dinkes'));
      found.push(...itemsOf(reply.body).map((item) => Object(item).sub));
      cursor = typeof reply.body.next === 'string' ? reply.body.next : undefined;
    } while (cursor !== undefined);
    expect(found).toEqual(groups.map((group) => `sub-${group}`));
  });

  test('are asked of the login service a bounded number of times, however many are disabled', async () => {
    const desk = accountsFunction();
    for (let n = 0; n < 100; n += 1) desk.directory.put({ sub: `sub-${n}`, groups: ['operator:dinkes'], disabled: true });
    let calls = 0;
    const { listGroup } = desk.directory;
    desk.directory.listGroup = (...asked) => {
      calls += 1;
      return listGroup(...asked);
    };
    const reply = await desk.ask(list('dinkes', { limit: ['2'] }), caller('operator:dinkes'));
    expect([reply.status, itemsOf(reply.body), calls]).toEqual([200, [], limits.maxOfficerCalls]);
    expect(reply.body.next).toBeDefined();
  });

  test('are for its own people: others get 403, whether it exists or not, and the login service is not asked', async () => {
    const desk = accountsFunction();
    desk.directory.listGroup = () => Promise.reject(new Error('it was asked'));
    for (const institution of ['dinkes', 'tidak-ada']) {
      for (const principal of [caller('operator:dinsos'), caller(), steward]) {
        const reply = await desk.ask(list(institution), principal);
        expect([reply.status, reply.body.detail]).toEqual([403, 'Daftar petugas hanya untuk pegawai instansi itu sendiri.']);
      }
      expect((await desk.ask(list(institution), anonymous)).status).toBe(401);
    }
  });

  test('are asked of the login service no more once a page is full, and never for less than one', async () => {
    const desk = accountsFunction();
    for (const sub of ['sub-a', 'sub-b']) desk.directory.put({ sub, groups: ['instansi:dinkes'] });
    desk.directory.put({ sub: 'sub-c', groups: ['pj:dinkes'] });
    const limitsAsked: number[] = [];
    const { listGroup } = desk.directory;
    desk.directory.listGroup = (group, limit, cursor) => {
      limitsAsked.push(limit);
      return listGroup(group, limit, cursor);
    };
    const first = await desk.ask(list('dinkes', { limit: ['2'] }), caller('operator:dinkes'));
    expect([itemsOf(first.body).length, first.body.next, limitsAsked]).toEqual([2, '1.', [2]]);
    const second = await desk.ask(list('dinkes', { limit: ['2'], cursor: ['1.'] }), caller('operator:dinkes'));
    expect([itemsOf(second.body), second.body.next, limitsAsked.slice(1)]).toEqual([[{ sub: 'sub-c', name: 'sub-c' }], undefined, [2, 2]]);
  });

  test('of the first group are asked for their groups nowhere else', async () => {
    const desk = accountsFunction();
    desk.directory.put({ sub: 'sub-a', name: '', groups: ['instansi:dinkes'] });
    desk.directory.groupsOf = () => Promise.reject(new Error('it was asked'));
    expect((await desk.ask(list('dinkes'), caller('operator:dinkes'))).body).toEqual({ items: [{ sub: 'sub-a', name: 'sub-a' }] });
  });

  test.each(['x', '3.', '0.x', 'x0.'])('are 400 with a cursor that nobody gave: %s', async (cursor) => {
    const reply = await accountsFunction().ask(list('dinkes', { cursor: [cursor] }), caller('operator:dinkes'));
    expect([reply.status, reply.body.code]).toEqual([400, 'invalid-request']);
  });

  test('are 409 where the city has a login service of its own', async () => {
    const reply = await accountsFunction({ withoutDirectory: true }).ask(list('dinkes'), caller('operator:dinkes'));
    expect([reply.status, reply.body.detail]).toEqual([409, expect.stringContaining('layanan masuk milik kota sendiri')]);
  });
});
