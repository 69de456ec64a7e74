import { describe, expect, test, vi } from 'vitest';
import { principalNames, principalOf } from '../fakes/principals.ts';
import { accountsFunction, change, invite, otherSteward } from './accounts-function.ts';

const at = '2026-11-24T05:00:00.000Z';
const asInvited = {
  sub: 'sub-1',
  groups: ['operator:dinkes'],
  disabled: false,
  isBound: false,
  createdAt: at,
  createdBy: 'sub-steward',
  updatedAt: at,
  updatedBy: 'sub-steward',
  revision: 1,
};

describe('inviting', () => {
  test('makes the account, records it, sends the invitation, writes STATE, and gives the groups, in that order', async () => {
    const desk = accountsFunction();
    const reply = await desk.ask(invite({ groups: ['pj:dinkes', 'instansi:banten', 'pj:dinkes'] }));
    expect([reply.status, reply.headers.ETag]).toEqual([201, '"1"']);
    expect(reply.body).toEqual({ ...asInvited, groups: ['instansi:banten', 'pj:dinkes'] });
    expect(desk.directory.calls).toEqual([
      'create siti@dinas.example',
      'invite siti@dinas.example',
      'add sub-1 instansi:banten',
      'add sub-1 pj:dinkes',
    ]);
    expect(desk.accounts.states.get('sub-1')).toEqual({
      sub: 'sub-1',
      name: 'Siti',
      groups: ['instansi:banten', 'pj:dinkes'],
      createdAt: at,
      createdBy: 'sub-steward',
      updatedAt: at,
      updatedBy: 'sub-steward',
      revision: 1,
    });
  });

  test('keeps no address, and no name that holds a NIK', async () => {
    const desk = accountsFunction();
    for (const name of ['Siti 3671014507900001', 'Siti 3671/01/450790/0001']) {
      expect((await desk.ask(invite({ name }))).status).toBe(400);
    }
    await desk.ask(invite());
    expect(JSON.stringify([...desk.accounts.states.values()])).not.toContain('siti@');
    expect(desk.accounts.states.size).toBe(1);
  });

  test('leaves a record of who invited whom as what, without the address', async () => {
    const desk = accountsFunction();
    await desk.ask(invite());
    expect(desk.records.records).toEqual([
      {
        recordId: 'record-1',
        at,
        requestId: 'extended-1',
        by: 'sub-steward',
        sub: 'sub-1',
        change: 'invite',
        revision: 1,
        groups: ['operator:dinkes'],
      },
    ]);
    expect(JSON.stringify(desk.records.records)).not.toContain('siti');
  });

  test('takes an address however it is written, and once', async () => {
    const desk = accountsFunction();
    expect((await desk.ask(invite({ email: ' SITI@Dinas.Example ' }))).status).toBe(201);
    const again = await desk.ask(invite());
    expect([again.status, again.body.code]).toEqual([409, 'conflict']);
    expect(again.body.detail).toContain('sudah mempunyai akun');
    expect(desk.records.records).toHaveLength(1);
  });

  test('answers its Idempotency-Key with the first answer, which keeps neither name nor address', async () => {
    const desk = accountsFunction();
    const keep = vi.spyOn(desk.idempotencyKeys, 'keep');
    const keyed = { ...invite(), headers: { 'Idempotency-Key': ['a-key'] } };
    const replies = [await desk.ask(keyed), await desk.ask(keyed)];
    expect(replies.map(({ status, body }) => [status, body])).toEqual([
      [201, asInvited],
      [201, asInvited],
    ]);
    expect(keep).toHaveBeenCalledTimes(1);
    expect(JSON.stringify(keep.mock.calls)).not.toMatch(/siti/i);
    expect(desk.directory.calls.filter((call) => call.startsWith('invite'))).toHaveLength(1);
  });

  test('gives an account without groups, too: a resident’s', async () => {
    const desk = accountsFunction();
    expect((await desk.ask(invite({ groups: [] }))).body).toEqual({ ...asInvited, groups: [] });
  });

  test.each([
    ['nobody’s OPD', ['operator:dinas-antah'], 'groups.0'],
    ['an institution as if it were an OPD', ['operator:banten'], 'groups.0'],
    ['no group at all', ['walidata', 'administrator'], 'groups.1'],
    ['steward and operator', ['walidata', 'operator:dinkes'], 'groups'],
    ['steward and head', ['pj:dinkes', 'walidata'], 'groups'],
    ['helpdesk and head', ['helpdesk', 'pj:dinkes'], 'groups'],
    ['a profile reader of no institution', ['pembaca-profil'], 'groups'],
    ['a counter officer of no institution', ['petugas-loket'], 'groups'],
    ['counter officer and steward', ['petugas-loket', 'walidata', 'instansi:banten'], 'groups'],
    ['auditor and profile reader', ['inspektorat', 'pembaca-profil', 'instansi:banten'], 'groups'],
    ['a profile reader who is of no institution by another duty', ['pembaca-profil', 'pimpinan'], 'groups'],
  ])('is 400 for %s, and makes nothing', async (_what, groups, where) => {
    const desk = accountsFunction();
    const reply = await desk.ask(invite({ groups }));
    expect([reply.status, reply.body.violations]).toEqual([
      400,
      [{ where, what: expect.stringMatching(/tidak boleh|bukan kelompok|sebut instansi/) }],
    ]);
    expect([desk.directory.calls, desk.records.records]).toEqual([[], []]);
  });

  test('says why duties stay apart', async () => {
    const desk = accountsFunction();
    expect((await desk.ask(invite({ groups: ['walidata', 'pj:dinkes'] }))).body.detail).toContain(
      'yang memeriksa data tidak boleh ikut mengirimnya',
    );
    expect((await desk.ask(invite({ groups: ['helpdesk', 'pj:dinkes'] }))).body.detail).toContain('melihat unggahan semua OPD');
  });

  test.each([
    ['walidata', 'instansi:dinkes'],
    ['helpdesk', 'operator:dinkes'],
    ['pembaca-profil', 'instansi:banten'],
    ['pembaca-profil', 'operator:dinkes'],
    ['petugas-loket', 'instansi:banten'],
    ['inspektorat', 'pimpinan'],
    ['pimpinan', 'koordinator-forum', 'pembina-data'],
  ])('lets duties together that don’t check each other: %s, %s', async (...groups) => {
    expect((await accountsFunction().ask(invite({ groups }))).status).toBe(201);
  });

  test.each([
    ['no address', { email: 'siti' }, 'email'],
    ['a NIK as address', { email: '3671014507900001@dinas.example' }, 'email'],
    ['an address too long for a username', { email: `${'s'.repeat(120)}@dinas.id` }, 'email'],
    ['a NIK in the name', { name: 'Siti 3671014507900001' }, 'name'],
    ['no name', { name: ' ' }, 'name'],
    ['an unknown member', { password: 'x' }, 'password'],
  ])('is 400 for %s, which is not repeated', async (_what, body, where) => {
    const reply = await accountsFunction().ask(invite(body));
    expect([reply.status, reply.body.violations]).toEqual([400, [{ where, what: expect.any(String) }]]);
    expect(JSON.stringify(reply.body)).not.toMatch(/3671014507900001|siti@dinas\.example/);
  });

  test('is 503 while changes can’t be recorded: no mail, no group, no STATE; asked again, all of it', async () => {
    const desk = accountsFunction();
    desk.records.failing = true;
    const refused = await desk.ask(invite());
    expect([refused.status, refused.body.code]).toEqual([503, 'unavailable']);
    expect(desk.directory.calls).toEqual(['create siti@dinas.example']);
    expect(desk.accounts.states.size).toBe(0);
    desk.records.failing = false;
    const again = await desk.ask(invite());
    expect([again.status, again.body]).toEqual([201, asInvited]);
    expect([...(desk.directory.users.get('sub-1')?.groups ?? [])]).toEqual(['operator:dinkes']);
  });

  test.each([2, 3])('stopped at call %i of the login service, is taken up by the same request or a change', async (failAt) => {
    const desk = accountsFunction();
    desk.directory.failAt = failAt;
    expect((await desk.ask(invite())).status).toBe(500);
    desk.directory.failAt = undefined;
    const again = await desk.ask(invite());
    expect(again.status).toBe(failAt === 2 ? 201 : 409);
    if (failAt === 3) await desk.ask(change({ groups: ['operator:dinkes'] }, { sub: 'sub-1', ifMatch: 1 }));
    expect(desk.directory.users.get('sub-1')?.groups).toEqual(['operator:dinkes']);
  });

  test.each([
    ['signed in before', { isInvited: false }],
    ['was disabled at the login service', { isInvited: true, disabled: true }],
  ])('is 409 for an address whose account %s, though nothing was changed here', async (_what, user) => {
    const desk = accountsFunction();
    desk.directory.put({ sub: 'sub-siti', email: 'siti@dinas.example', ...user });
    expect((await desk.ask(invite())).status).toBe(409);
    expect(desk.records.records).toEqual([]);
  });

  test('is 409 for an address that was taken a moment ago, and is gone again', async () => {
    const desk = accountsFunction();
    vi.spyOn(desk.directory, 'create').mockResolvedValueOnce('exists');
    expect((await desk.ask(invite())).status).toBe(409);
  });

  test('asks nothing more of the login service about an address that is new', async () => {
    const desk = accountsFunction();
    const find = vi.spyOn(desk.directory, 'find');
    expect((await desk.ask(invite())).status).toBe(201);
    expect(find).not.toHaveBeenCalled();
  });

  test('of two who invite one address at once, gives one the account, whose groups alone are given', async () => {
    const desk = accountsFunction();
    const replies = await Promise.all([desk.ask(invite()), desk.ask(invite({ groups: ['pj:dinkes'] }), otherSteward)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409]);
    const won = replies.find(({ status }) => status === 201)?.body;
    expect(desk.accounts.states.get('sub-1')?.groups).toEqual(won?.groups);
    expect(desk.directory.users.get('sub-1')?.groups).toEqual(won?.groups);
  });

  test('is 409 where the city has a login service of its own', async () => {
    const desk = accountsFunction({ withoutDirectory: true });
    const reply = await desk.ask(invite());
    expect([reply.status, reply.body.code, reply.body.detail]).toEqual([
      409,
      'conflict',
      expect.stringContaining('layanan masuk milik kota'),
    ]);
    expect(desk.records.records).toEqual([]);
  });
});

test.each(principalNames.filter((name) => name !== 'steward'))('accounts are none of %s’s business', async (name) => {
  const desk = accountsFunction();
  const expected = name === 'anonymous' ? 401 : 403;
  for (const request of [
    invite(),
    { operation: 'listAccounts' } as const,
    { operation: 'getAccount', params: { sub: 'sub-siti' } } as const,
    change({ disabled: true }),
  ]) {
    expect((await desk.ask(request, principalOf(name))).status).toBe(expected);
  }
  expect(desk.directory.calls).toEqual([]);
});
