import { describe, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { accountsFunction } from './accounts-function.ts';

const list = (query: Record<string, string[]> = {}) => ({ operation: 'listAccounts', query }) as const;
const get = (sub: string) => ({ operation: 'getAccount', params: { sub } }) as const;
const at = '2026-11-24T05:00:00.000Z';
const state = {
  sub: 'sub-siti',
  groups: ['pj:dinkes'],
  disabled: true,
  validFrom: at,
  updatedAt: at,
  updatedBy: 'sub-steward',
  revision: 4,
};

describe('one account', () => {
  test('is what the login service and the catalog know of it, with its revision as ETag', async () => {
    const desk = accountsFunction({ accounts: [state] });
    desk.directory.put({ sub: 'sub-siti', name: 'Siti', groups: ['operator:dinkes'] });
    desk.accounts.persons.set('sub-siti', { sub: 'sub-siti', person: 'a-keyed-hash', boundAt: at, boundBy: 'sub-steward' });
    const reply = await desk.ask(get('sub-siti'));
    expect([reply.status, reply.headers.ETag]).toEqual([200, '"4"']);
    expect(reply.body).toEqual({
      sub: 'sub-siti',
      email: 'sub-siti@dinas.example',
      name: 'Siti',
      isInvited: false,
      groups: ['pj:dinkes'],
      disabled: true,
      isBound: true,
      validFrom: at,
      createdAt: at,
      updatedAt: at,
      updatedBy: 'sub-steward',
      revision: 4,
    });
    expect(JSON.stringify(reply.body)).not.toContain('a-keyed-hash');
  });

  test('is called as it was invited where the login service has no name, and by its address rather than by nothing', async () => {
    const desk = accountsFunction({ accounts: [{ ...state, name: 'Siti Rahma' }] });
    desk.directory.put({ sub: 'sub-siti', name: '' });
    desk.directory.put({ sub: 'sub-budi', name: '' });
    expect((await desk.ask(get('sub-siti'))).body.name).toBe('Siti Rahma');
    expect((await desk.ask(list())).body.items).toMatchObject([{ name: 'Siti Rahma' }, { name: 'sub-budi@dinas.example' }]);
  });

  test('has revision 0 and the login service’s groups before its first change here', async () => {
    const desk = accountsFunction();
    desk.directory.put({ sub: 'sub-siti', groups: ['operator:dinkes'], disabled: true });
    const reply = await desk.ask(get('sub-siti'));
    expect(reply.headers.ETag).toBe('"0"');
    expect(reply.body).toMatchObject({ groups: ['operator:dinkes'], disabled: true, isBound: false, revision: 0 });
  });

  test('is what the catalog knows of one that the login service has no more, so that it can be disabled', async () => {
    const reply = await accountsFunction({ accounts: [state] }).ask(get('sub-siti'));
    expect([reply.status, reply.headers.ETag]).toEqual([200, `"${state.revision}"`]);
    expect(reply.body).not.toHaveProperty('email');
  });

  test('is 404 for a sub that neither the login service nor the catalog knows', async () => {
    const reply = await accountsFunction().ask(get('sub-siti'));
    expect([reply.status, reply.body.code]).toEqual([404, 'not-found']);
    expect(reply.body.detail).toContain('Tidak ada akun');
  });

  test('is what the catalog knows where the city has a login service of its own', async () => {
    const desk = accountsFunction({ accounts: [{ ...state, createdAt: at, createdBy: 'sub-steward' }], withoutDirectory: true });
    expect((await desk.ask(get('sub-siti'))).body).toEqual({
      ...state,
      disabled: true,
      isBound: false,
      createdAt: at,
      createdBy: 'sub-steward',
    });
    const unknown = await desk.ask(get('sub-baru'));
    expect([unknown.status, unknown.body]).toEqual([200, { sub: 'sub-baru', groups: [], disabled: false, isBound: false, revision: 0 }]);
  });

  test.each(['sub siti', 'sub/siti', 'sub*', 'sub?', 'ş', 's'.repeat(256)])(
    'is the fixed 404 for a path that no sub is: %s',
    async (sub) => {
      const reply = await accountsFunction({ withoutDirectory: true }).ask(get(sub));
      expect([reply.status, reply.body.detail]).toEqual([404, expect.stringContaining('tidak terbuka untuk Anda')]);
    },
  );
});

describe('the list of accounts', () => {
  const subs = Array.from({ length: 25 }, (_, place) => `sub-${place}`);

  test('comes in pages, each account with its own items', async () => {
    const desk = accountsFunction({ accounts: [{ ...state, sub: 'sub-1' }] });
    for (const sub of subs) desk.directory.put({ sub, groups: [`operator:${sub}`] });
    const first = await desk.ask(list());
    expect(first.body.items).toHaveLength(20);
    expect(first.body.items).toMatchObject([
      { sub: 'sub-0', groups: ['operator:sub-0'], disabled: false, revision: 0 },
      { sub: 'sub-1', groups: ['pj:dinkes'], disabled: true, revision: 4 },
      ...subs.slice(2, 20).map((sub) => ({ sub, groups: [`operator:${sub}`] })),
    ]);
    const second = await desk.ask(list({ cursor: [String(first.body.next)] }));
    expect(second.body).toMatchObject({ items: subs.slice(20).map((sub) => ({ sub })) });
    expect(second.body).not.toHaveProperty('next');
  });

  test('asks the login service for the groups of some accounts at a time', async () => {
    const desk = accountsFunction();
    const most = Array.from({ length: limits.maxDirectoryPage }, (_, place) => `sub-${place}`);
    for (const sub of most) desk.directory.put({ sub, groups: [`instansi:${sub}`] });
    const groupsOf = desk.directory.groupsOf.bind(desk.directory);
    const atOnce = { now: 0, most: 0 };
    desk.directory.groupsOf = async (sub) => {
      atOnce.now += 1;
      atOnce.most = Math.max(atOnce.most, atOnce.now);
      const groups = await groupsOf(sub);
      atOnce.now -= 1;
      return groups;
    };
    const reply = await desk.ask(list({ limit: [String(limits.maxDirectoryPage)] }));
    expect(reply.body.items).toMatchObject(most.map((sub) => ({ sub, groups: [`instansi:${sub}`] })));
    expect(atOnce.most).toBe(limits.directoryCallsAtOnce);
  });

  test('is as long as asked for', async () => {
    const desk = accountsFunction();
    for (const sub of subs) desk.directory.put({ sub });
    expect((await desk.ask(list({ limit: ['3'] }))).body.items).toHaveLength(3);
  });

  test('is a fault, and no list, where the store leaves an account out', async () => {
    const desk = accountsFunction();
    desk.directory.put({ sub: 'sub-siti' });
    desk.accounts.load = async () => [];
    expect((await desk.ask(list())).status).toBe(500);
    expect((await desk.ask(get('sub-siti'))).status).toBe(500);
  });

  test('is 400 with a cursor that nobody gave', async () => {
    const reply = await accountsFunction().ask(list({ cursor: ['x'] }));
    expect([reply.status, reply.body.violations]).toEqual([
      400,
      [{ where: 'parameter cursor', what: expect.stringContaining('halaman pertama') }],
    ]);
  });

  test('is 409 where the city has a login service of its own', async () => {
    expect((await accountsFunction({ withoutDirectory: true }).ask(list())).status).toBe(409);
  });
});
