import { describe, expect, test, vi } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { type Account, refusedBy } from '../../functions/model/account.ts';
import { personHash } from '../../functions/model/person-hash.ts';
import { accountsFunction, bind, change, now, otherSteward } from './accounts-function.ts';

const at = now.toISOString();
const kept: Account = {
  sub: 'sub-siti',
  groups: ['operator:dinkes'],
  createdAt: '2026-11-01T00:00:00.000Z',
  createdBy: 'sub-steward',
  updatedAt: '2026-11-01T00:00:00.000Z',
  updatedBy: 'sub-other-steward',
  revision: 3,
};
/** The mark of the request that made the last change. */
const lastChange = expect.stringMatching(/^[0-9a-f]{64}$/);
const nik = '3671014507900001';
const moved = { disabled: true, groups: ['instansi:banten'], signOut: true };

function deskWith(account: Account | undefined = kept, groups: readonly string[] = ['operator:dinkes']) {
  const desk = accountsFunction({ accounts: account ? [account] : [] });
  desk.directory.put({ sub: 'sub-siti', groups });
  return desk;
}

describe('changing an account', () => {
  test('disables it: STATE says so, and the login service', async () => {
    const desk = deskWith();
    const reply = await desk.ask(change({ disabled: true }, { ifMatch: 3 }));
    expect([reply.status, reply.headers.ETag]).toEqual([200, '"4"']);
    expect(reply.body).toMatchObject({ sub: 'sub-siti', disabled: true, groups: ['operator:dinkes'], revision: 4 });
    expect(reply.body).not.toHaveProperty('notice');
    expect(desk.accounts.states.get('sub-siti')).toEqual({
      ...kept,
      disabled: true,
      updatedAt: at,
      updatedBy: 'sub-steward',
      lastChange,
      revision: 4,
    });
    expect(desk.directory.calls).toEqual(['disable sub-siti']);
  });

  test('enables it again, and says so as the login service does', async () => {
    const desk = deskWith({ ...kept, disabled: true });
    desk.directory.put({ sub: 'sub-siti', disabled: true });
    const reply = await desk.ask(change({ disabled: false }, { ifMatch: 3 }));
    expect(reply.body).toMatchObject({ disabled: false });
    expect(desk.accounts.states.get('sub-siti')).toEqual({ ...kept, updatedAt: at, updatedBy: 'sub-steward', lastChange, revision: 4 });
    expect(desk.directory.calls).toEqual(['enable sub-siti']);
  });

  test('takes groups away before it gives others, and tells when those count', async () => {
    const desk = deskWith();
    const reply = await desk.ask(change({ groups: ['instansi:banten', 'pj:dinkes', 'instansi:banten'] }, { ifMatch: 3 }));
    expect(reply.body).toMatchObject({ groups: ['instansi:banten', 'pj:dinkes'], notice: expect.stringContaining('masuk lagi') });
    expect(desk.directory.calls).toEqual(['remove sub-siti operator:dinkes', 'add sub-siti instansi:banten', 'add sub-siti pj:dinkes']);
    expect(desk.accounts.states.get('sub-siti')).toMatchObject({ groups: ['instansi:banten', 'pj:dinkes'] });
  });

  test('that only takes groups away says nothing of new ones, and touches no others', async () => {
    const desk = deskWith({ ...kept, groups: ['instansi:banten', 'operator:dinkes'] }, ['instansi:banten', 'operator:dinkes']);
    const reply = await desk.ask(change({ groups: ['instansi:banten'] }, { ifMatch: 3 }));
    expect(reply.body).not.toHaveProperty('notice');
    expect(desk.directory.calls).toEqual(['remove sub-siti operator:dinkes']);
    expect((await desk.ask(change({ groups: [] }, { ifMatch: 4 }))).body).toMatchObject({ groups: [] });
    expect(desk.accounts.states.get('sub-siti')?.groups).toEqual([]);
  });

  test('signs out: tokens from before are refused, and the login service ends sessions', async () => {
    const desk = deskWith();
    const reply = await desk.ask(change({ signOut: true }, { ifMatch: 3 }));
    expect(reply.body).toMatchObject({ validFrom: at, disabled: false });
    expect(desk.directory.calls).toEqual(['sign out sub-siti']);
    desk.clock.now = new Date('2026-11-24T06:00:00.000Z');
    expect((await desk.ask(change({ disabled: true }, { ifMatch: 5 }))).body).toMatchObject({ validFrom: at });
  });

  test('that signs out an account which stays enabled says what a sign-out can’t reach', async () => {
    const said = 'Bila perangkatnya hilang';
    expect((await deskWith().ask(change({ signOut: true }, { ifMatch: 3 }))).body.notice).toContain(said);
    const both = await deskWith().ask(change({ signOut: true, groups: ['pj:dinkes'] }, { ifMatch: 3 }));
    expect(both.body.notice).toMatch(/masuk lagi, paling lambat satu jam\. .*Bila perangkatnya hilang/);
    expect((await deskWith().ask(change({ signOut: true, disabled: true }, { ifMatch: 3 }))).body).not.toHaveProperty('notice');
    const disabled = deskWith({ ...kept, disabled: true });
    expect((await disabled.ask(change({ signOut: true }, { ifMatch: 3 }))).body).not.toHaveProperty('notice');
  });

  test('starts STATE where there is none, and leaves the groups to the login service', async () => {
    const desk = accountsFunction();
    desk.directory.put({ sub: 'sub-siti', groups: ['pj:dinkes'] });
    const reply = await desk.ask(change({ disabled: true }));
    expect(reply.body).toMatchObject({ groups: ['pj:dinkes'], disabled: true, revision: 1 });
    expect(desk.accounts.states.get('sub-siti')).toEqual({
      sub: 'sub-siti',
      disabled: true,
      createdAt: at,
      createdBy: 'sub-steward',
      updatedAt: at,
      updatedBy: 'sub-steward',
      lastChange,
      revision: 1,
    });
  });

  test('enables an account that was never changed here, but disabled at the login service', async () => {
    const desk = accountsFunction();
    desk.directory.put({ sub: 'sub-siti', disabled: true });
    expect((await desk.ask(change({ disabled: false }))).body).toMatchObject({ disabled: false, revision: 1 });
  });

  test('tells of new groups beside those that stay', async () => {
    const reply = await deskWith().ask(change({ groups: ['instansi:banten', 'operator:dinkes'] }, { ifMatch: 3 }));
    expect(reply.body).toHaveProperty('notice');
  });

  test('knows new groups from those that the login service gave', async () => {
    const desk = accountsFunction();
    desk.directory.put({ sub: 'sub-siti', groups: ['pj:dinkes', 'instansi:banten'] });
    expect((await desk.ask(change({ groups: ['pj:dinkes'] }))).body).not.toHaveProperty('notice');
  });

  test('leaves a record of who changed what, and why', async () => {
    const desk = deskWith();
    await desk.ask(change(moved, { ifMatch: 3 }));
    await desk.ask(change({ disabled: false, reason: 'Kembali' }, { ifMatch: 5 }));
    const record = { at, requestId: 'extended-1', by: 'sub-steward', sub: 'sub-siti', change: 'change' };
    expect(desk.records.records).toStrictEqual([
      { ...record, ...moved, recordId: 'record-1', revision: 4, reason: 'Pindah tugas' },
      { ...record, disabled: false, recordId: 'record-2', revision: 6, reason: 'Kembali' },
    ]);
  });

  test('records of a change what it named alone', async () => {
    const desk = deskWith();
    await desk.ask(change({ groups: [] }, { ifMatch: 3 }));
    const record = { at, requestId: 'extended-1', by: 'sub-steward', sub: 'sub-siti', change: 'change', reason: 'Pindah tugas' };
    expect(desk.records.records).toStrictEqual([{ ...record, recordId: 'record-1', revision: 4, groups: [] }]);
  });

  test('is 503 while changes can’t be recorded, and changes nothing', async () => {
    const desk = deskWith();
    desk.records.failing = true;
    const reply = await desk.ask(change(moved, { ifMatch: 3 }));
    expect([reply.status, reply.body.detail]).toEqual([503, expect.stringContaining('Tidak ada yang diubah')]);
    expect([desk.accounts.states.get('sub-siti'), desk.directory.calls]).toEqual([kept, []]);
  });

  test.each([
    ['older', 2],
    ['later', 4],
    ['of no account that was changed', 0],
  ])('is 412 for a revision that is %s', async (_what, ifMatch) => {
    const desk = deskWith();
    expect((await desk.ask(change({ disabled: true }, { ifMatch }))).status).toBe(412);
    expect([desk.accounts.states.get('sub-siti'), desk.directory.calls, desk.records.records]).toEqual([kept, [], []]);
  });

  test('is 428 without If-Match', async () => {
    const { headers: _headers, ...request } = change({ disabled: true });
    expect((await deskWith().ask(request)).status).toBe(428);
  });

  test('is 412 for one of two who change it at once', async () => {
    const desk = deskWith();
    const requests = [change({ disabled: true }, { ifMatch: 3 }), change({ groups: [] }, { ifMatch: 3 })];
    const replies = await Promise.all([desk.ask(requests[0] ?? change({})), desk.ask(requests[1] ?? change({}), otherSteward)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(desk.accounts.states.get('sub-siti')?.revision).toBe(4);
    // Both were recorded before they were made: the revision tells that one of them was not.
    expect(desk.records.records.map(({ revision }) => revision)).toEqual([4, 4]);
  });

  test('disables one that the login service has no more: a token of before would be good for an hour', async () => {
    const desk = accountsFunction({ accounts: [kept] });
    const reply = await desk.ask(change({ disabled: true, signOut: true }, { ifMatch: 3 }));
    expect([reply.status, reply.body.disabled]).toEqual([200, true]);
    expect(desk.accounts.states.get('sub-siti')).toMatchObject({ disabled: true, validFrom: at });
    expect(desk.directory.calls).toEqual([]);
  });

  test('is 404 for an account that is not there', async () => {
    const reply = await accountsFunction().ask(change({ disabled: true }));
    expect([reply.status, reply.body.detail]).toEqual([404, expect.stringContaining('Tidak ada akun')]);
  });

  test('is 403 for one’s own account: so one enabled steward always stays', async () => {
    const desk = accountsFunction();
    desk.directory.put({ sub: 'sub-steward' });
    for (const body of [{ disabled: true }, { groups: ['walidata'] }, { signOut: true }]) {
      const reply = await desk.ask(change(body, { sub: 'sub-steward' }));
      expect([reply.status, reply.body.code, reply.body.detail]).toEqual([403, 'forbidden', expect.stringContaining('walidata lain')]);
    }
    expect(desk.directory.calls).toEqual([]);
    expect((await desk.ask(change({ disabled: true }, { sub: 'sub-steward' }), otherSteward)).status).toBe(200);
  });

  test.each([
    ['nothing to change', {}, 'isi'],
    ['no reason', { disabled: true, reason: ' ' }, 'reason'],
    ['a NIK in the reason', { disabled: true, reason: 'NIK 3671014507900001' }, 'reason'],
    ['signOut: false', { signOut: false }, 'signOut'],
    ['a group of another city', { groups: ['operator:dinas-antah'] }, 'groups.0'],
    ['duties that must stay apart', { groups: ['operator:dinkes', 'walidata'] }, 'groups'],
  ])('is 400 for %s', async (_what, body, where) => {
    const desk = deskWith();
    const reply = await desk.ask(change(body, { ifMatch: 3 }));
    expect([reply.status, reply.body.violations]).toEqual([400, [{ where, what: expect.any(String) }]]);
    expect(desk.records.records).toEqual([]);
  });

  test('never enables an account whose person was moved to another', async () => {
    const desk = deskWith({ ...kept, disabled: true, replacedBy: 'sub-baru' });
    const reply = await desk.ask(change({ disabled: false }, { ifMatch: 3 }));
    expect([reply.status, reply.body.detail]).toEqual([409, expect.stringContaining('akun penggantinya')]);
    expect((await desk.ask(change({ groups: [] }, { ifMatch: 3 }))).body).toMatchObject({ disabled: true, replacedBy: 'sub-baru' });
  });

  test('leaves whom somebody disabled at the login service itself as they are', async () => {
    const desk = deskWith();
    desk.directory.put({ sub: 'sub-siti', disabled: true, groups: ['operator:dinkes'] });
    expect((await desk.ask(change({ groups: [] }, { ifMatch: 3 }))).body).toMatchObject({ disabled: true });
    expect(desk.directory.users.get('sub-siti')?.disabled).toBe(true);
  });

  test('limits the account alone where the city has a login service of its own, and says who gives groups', async () => {
    const desk = accountsFunction({ withoutDirectory: true });
    const reply = await desk.ask(change({ groups: ['operator:dinkes'], signOut: true }));
    expect(reply.body).toEqual({
      sub: 'sub-siti',
      groups: ['operator:dinkes'],
      disabled: false,
      isBound: false,
      validFrom: at,
      createdAt: at,
      createdBy: 'sub-steward',
      updatedAt: at,
      updatedBy: 'sub-steward',
      revision: 1,
      notice: expect.stringContaining('layanan masuk milik kota'),
    });
  });
});

describe('a change that was interrupted', () => {
  const whole = ['disable sub-siti', 'remove sub-siti operator:dinkes', 'add sub-siti instansi:banten', 'sign out sub-siti'];

  test('before: works as a whole', async () => {
    const desk = deskWith();
    await desk.ask(change(moved, { ifMatch: 3 }));
    expect(desk.directory.calls).toEqual(whole);
  });

  test.each([1, 2, 3, 4])(
    'at call %i of the login service, has taken away already, and is mended by the same request again',
    async (failAt) => {
      const desk = deskWith();
      desk.directory.failAt = failAt;
      expect((await desk.ask(change(moved, { ifMatch: 3 }))).status).toBe(500);
      const standing = desk.accounts.states.get('sub-siti');
      expect(standing).toMatchObject({ disabled: true, groups: ['instansi:banten'], validFrom: at, revision: 4 });
      desk.directory.failAt = undefined;
      desk.clock.now = new Date('2026-11-24T05:10:00.000Z');
      const again = await desk.ask(change(moved, { ifMatch: 3 }));
      expect([again.status, again.headers.ETag]).toEqual([200, '"5"']);
      const ended = { validFrom: '2026-11-24T05:10:00.000Z', updatedAt: '2026-11-24T05:10:00.000Z', revision: 5 };
      expect(desk.accounts.states.get('sub-siti')).toEqual({ ...standing, ...ended });
      expect(desk.records.records).toHaveLength(1);
      expect(desk.directory.users.get('sub-siti')).toMatchObject({ disabled: true, groups: ['instansi:banten'] });
      expect(desk.directory.calls.at(-1)).toBe('sign out sub-siti');
    },
  );

  test.each([
    ['another steward', moved, otherSteward],
    ['other groups', { ...moved, groups: [] }, undefined],
    ['the opposite', { ...moved, disabled: false }, undefined],
    ['another reason', { ...moved, reason: 'Cuti' }, undefined],
    ['a part of it', { disabled: true }, undefined],
  ])('is not taken for what %s asks', async (_what, body, by) => {
    const desk = deskWith();
    await desk.ask(change(moved, { ifMatch: 3 }));
    expect((await desk.ask(change(body, { ifMatch: 3 }), by)).status).toBe(412);
    expect((await desk.ask(change(moved, { ifMatch: 2 }))).status).toBe(412);
  });

  test('is not taken for a sign-out that was not asked before', async () => {
    const desk = deskWith();
    await desk.ask(change({ disabled: true }, { ifMatch: 3 }));
    expect((await desk.ask(change({ disabled: true, signOut: true }, { ifMatch: 3 }))).status).toBe(412);
  });

  test('is not taken for one that STATE happens to agree with: no record, no change', async () => {
    const desk = deskWith();
    await desk.ask(change({ groups: [] }, { ifMatch: 3 }));
    desk.directory.put({ sub: 'sub-siti', disabled: true });
    expect((await desk.ask(change({ disabled: false }, { ifMatch: 3 }))).status).toBe(412);
    expect([desk.directory.users.get('sub-siti')?.disabled, desk.records.records.length]).toEqual([true, 1]);
  });

  test('is not taken up where its person was moved away since', async () => {
    const desk = deskWith();
    await desk.ask(change({ disabled: true }, { ifMatch: 3 }));
    desk.directory.put({ sub: 'sub-baru' });
    desk.accounts.holders.set(personHash(await desk.personKey(), nik), 'sub-siti');
    expect((await desk.ask(bind(nik, { sub: 'sub-baru' }))).status).toBe(200);
    expect(desk.accounts.states.get('sub-siti')).toMatchObject({ replacedBy: 'sub-baru', revision: 5 });
    expect((await desk.ask(change({ disabled: true }, { ifMatch: 3 }))).status).toBe(412);
  });
});

describe('a refresh token that somebody stole', () => {
  /** An access token that the login service gives now. */
  const refusal = (desk: ReturnType<typeof deskWith>, issuedAt: Date) => refusedBy(desk.accounts.states.get('sub-siti'), issuedAt);
  const passMinutes = (desk: ReturnType<typeof deskWith>, minutes: number) => {
    desk.clock.now = new Date(desk.clock.now.getTime() + minutes * 60_000);
    return desk.clock.now;
  };

  test('and used between STATE and the login service’s sign-out gives a token that is refused', async () => {
    const desk = deskWith();
    const signOut = desk.directory.signOut.bind(desk.directory);
    let stolen = desk.clock.now;
    vi.spyOn(desk.directory, 'signOut').mockImplementationOnce(async (sub) => {
      stolen = passMinutes(desk, 1);
      expect(refusal(desk, stolen)).toBeUndefined();
      passMinutes(desk, 1);
      await signOut(sub);
    });
    const reply = await desk.ask(change({ signOut: true }, { ifMatch: 3 }));
    expect([reply.status, reply.headers.ETag]).toEqual([200, '"5"']);
    expect(refusal(desk, stolen)).toBe('token issued before validFrom');
    expect(refusal(desk, passMinutes(desk, 1))).toBeUndefined();
  });

  test('and used until the sign-out is repeated, after the login service was away, too', async () => {
    const desk = deskWith();
    desk.directory.failAt = 1;
    expect((await desk.ask(change({ signOut: true }, { ifMatch: 3 }))).status).toBe(500);
    const stolen = passMinutes(desk, 9);
    desk.directory.failAt = undefined;
    passMinutes(desk, 1);
    expect((await desk.ask(change({ signOut: true }, { ifMatch: 3 }))).status).toBe(200);
    expect(refusal(desk, stolen)).toBe('token issued before validFrom');
    expect(desk.records.records).toHaveLength(1);
  });

  test('is ended over what another steward changed meanwhile', async () => {
    const desk = deskWith();
    const signOut = desk.directory.signOut.bind(desk.directory);
    vi.spyOn(desk.directory, 'signOut').mockImplementationOnce(async (sub) => {
      passMinutes(desk, 1);
      expect((await desk.ask(change({ groups: [] }, { ifMatch: 4 }), otherSteward)).status).toBe(200);
      await signOut(sub);
    });
    const reply = await desk.ask(change({ signOut: true }, { ifMatch: 3 }));
    expect(reply.body).toMatchObject({ groups: [], validFrom: '2026-11-24T05:01:00.000Z', revision: 6 });
    expect((await desk.ask(change({ groups: [] }, { ifMatch: 4 }), otherSteward)).status).toBe(200);
  });

  test('is a fault while others change the account at each attempt, and the repetition ends it', async () => {
    const desk = deskWith();
    const put = desk.accounts.put.bind(desk.accounts);
    let puts = 0;
    desk.accounts.put = async (account) => {
      puts += 1;
      return puts === 1 ? put(account) : 'stale';
    };
    expect((await desk.ask(change({ signOut: true }, { ifMatch: 3 }))).status).toBe(500);
    expect(puts).toBe(1 + limits.maxEndTokensAttempts);
    desk.accounts.put = put;
    expect((await desk.ask(change({ signOut: true }, { ifMatch: 3 }))).status).toBe(200);
  });
});
