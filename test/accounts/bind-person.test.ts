import { describe, expect, test, vi } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { personHash } from '../../functions/model/person-hash.ts';
import { principalOf } from '../fakes/principals.ts';
import { accountsFunction, bind, change, now, officer, otherOfficer, otherSteward } from './accounts-function.ts';

const at = now.toISOString();
const [nik, otherNik] = ['3671014507900001', '3671012003850007'];
const hashOf = (of: string) => personHash(Buffer.from('a-key-for-tests'), of);

const minutesLater = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

function deskWith(...subs: string[]) {
  const desk = accountsFunction();
  for (const sub of ['sub-siti', ...subs]) desk.directory.put({ sub });
  return desk;
}

describe('binding a person', () => {
  test('keeps the keyed hash with the account, and the account with the person', async () => {
    const desk = deskWith();
    const reply = await desk.ask(bind(nik));
    expect([reply.status, reply.body]).toEqual([200, { sub: 'sub-siti', isBound: true, boundAt: at, boundBy: 'sub-officer' }]);
    expect([...desk.accounts.persons.values()]).toEqual([{ sub: 'sub-siti', person: hashOf(nik), boundAt: at, boundBy: 'sub-officer' }]);
    expect([...desk.accounts.holders]).toEqual([[hashOf(nik), 'sub-siti']]);
  });

  test('of an account that changed since it was read is refused, and no try is counted', async () => {
    const desk = deskWith();
    const reply = await desk.ask({ ...bind(nik), headers: { 'If-Match': ['"7"'] } });
    expect([reply.status, desk.records.records, desk.accounts.persons.size]).toEqual([412, [], 0]);
    expect((await desk.ask({ ...bind(nik), headers: { 'If-Match': ['"0"'] } })).status).toBe(200);
  });

  test('leaves a record of who saw which document, and neither NIK nor hash', async () => {
    const desk = deskWith();
    const reply = await desk.ask(bind(nik, { document: 'ikd' }));
    const known = { at, requestId: 'extended-1', by: 'sub-officer', sub: 'sub-siti', document: 'ikd' };
    expect(desk.records.records).toEqual([
      { recordId: 'record-1', change: 'try-person', ...known },
      { recordId: 'record-2', change: 'bind-person', ...known },
    ]);
    const told = JSON.stringify([desk.records.records, reply, desk.directory.calls]);
    expect([told.includes(nik), told.includes(hashOf(nik))]).toEqual([false, false]);
  });

  test('changes nothing the second time, and takes no other person', async () => {
    const desk = deskWith();
    await desk.ask(bind(nik));
    desk.clock.now = minutesLater(limits.bindRepetitionMinutes);
    const again = await desk.ask(bind(nik));
    expect([again.status, again.body]).toEqual([200, { sub: 'sub-siti', isBound: true, boundAt: at, boundBy: 'sub-officer' }]);
    expect((await desk.ask(bind(otherNik))).status).toBe(409);
    expect(desk.records.records.map(({ change: what }) => what)).toEqual(['try-person', 'bind-person', 'try-person', 'try-person']);
    expect([...desk.accounts.holders.values()]).toEqual(['sub-siti']);
  });

  test.each([
    ['another officer', otherOfficer, 0],
    ['who bound it, once the minutes of a repetition are over', officer, limits.bindRepetitionMinutes + 1 / 60],
  ])('of a bound account tells %s nothing: the same answer whatever the NIK, and a record of each try', async (_who, asking, minutes) => {
    const desk = deskWith();
    await desk.ask(bind(nik));
    desk.clock.now = minutesLater(minutes);
    const replies = [await desk.ask(bind(nik), asking), await desk.ask(bind(otherNik), asking)];
    const told = replies.map(({ status, body }) => [status, body.code, body.detail]);
    expect(told).toEqual([told[0], told[0]]);
    expect(told[0]).toEqual([409, 'conflict', expect.stringContaining('sudah diikat')]);
    const tries = desk.records.records.slice(2);
    expect(tries).toEqual(tries.map(() => expect.objectContaining({ change: 'try-person', by: asking.type === 'account' && asking.sub })));
    expect(tries).toHaveLength(2);
    expect(JSON.stringify(tries)).not.toContain(nik);
  });

  test('is 429 once an officer’s refused tries of the day are spent, whatever the NIK, and for them alone', async () => {
    const desk = deskWith('sub-budi', 'sub-lama');
    await desk.ask(bind(nik, { sub: 'sub-lama' }));
    const tries = await Promise.all(Array.from({ length: limits.maxRefusedTriesPerDay + 5 }, () => desk.ask(bind(nik))));
    expect(tries.filter(({ status }) => status === 409)).toHaveLength(limits.maxRefusedTriesPerDay);
    for (const given of [nik, otherNik]) {
      const reply = await desk.ask(bind(given, { sub: 'sub-budi' }));
      expect([reply.status, reply.body.code, reply.headers['Retry-After'], reply.body.detail]).toEqual([
        429,
        'too-many-requests',
        '68400',
        expect.stringMatching(/ditolak hari ini.* sesudah 25 Nov 2026, 07\.00 WIB/),
      ]);
    }
    expect(desk.accounts.persons.has('sub-budi')).toBe(false);
    expect(desk.records.records.at(-1)).toMatchObject({ change: 'try-person', sub: 'sub-budi' });
    expect((await desk.ask(bind(otherNik, { sub: 'sub-budi' }), otherOfficer)).status).toBe(200);
    desk.clock.now = new Date('2026-11-25T00:00:00.000Z');
    expect((await desk.ask(bind('3671015205900001'))).status).toBe(200);
  });

  test('counts no try that bound somebody', async () => {
    const desk = deskWith();
    await desk.ask(bind(nik));
    for (const _again of Array.from({ length: limits.maxRefusedTriesPerDay * 2 })) expect((await desk.ask(bind(nik))).status).toBe(200);
  });

  test('compares nothing that could not be recorded', async () => {
    const desk = deskWith('sub-lama');
    await desk.ask(bind(nik, { sub: 'sub-lama' }));
    desk.records.failing = true;
    for (const given of [bind(nik), bind(nik, { sub: 'sub-lama' }), bind(otherNik, { sub: 'sub-lama' })]) {
      expect((await desk.ask(given)).status).toBe(503);
    }
  });

  test('is 409 for a person who has another account', async () => {
    const desk = deskWith('sub-lama');
    await desk.ask(bind(nik, { sub: 'sub-lama' }));
    const reply = await desk.ask(bind(nik));
    expect([reply.status, reply.body.detail]).toEqual([409, expect.stringContaining('akun lain yang aktif')]);
    expect(desk.records.records.map(({ change: what }) => what)).toEqual(['try-person', 'bind-person', 'try-person']);
    expect(desk.accounts.persons.has('sub-siti')).toBe(false);
  });

  test('moves a person from a disabled account, which is never enabled again', async () => {
    const desk = deskWith('sub-lama');
    await desk.ask(bind(nik, { sub: 'sub-lama' }));
    await desk.ask(change({ disabled: true }, { sub: 'sub-lama' }));
    expect((await desk.ask(bind(nik))).status).toBe(200);
    expect(desk.accounts.holders.get(hashOf(nik))).toBe('sub-siti');
    expect(desk.accounts.states.get('sub-lama')).toMatchObject({ disabled: true, replacedBy: 'sub-siti', revision: 2 });
    expect(desk.records.records.at(-1)).toMatchObject({ change: 'bind-person', sub: 'sub-siti', replaces: 'sub-lama' });
    expect((await desk.ask(change({ disabled: false }, { sub: 'sub-lama', ifMatch: 2 }))).status).toBe(409);
  });

  test('does not move a person from an account that was enabled a moment ago', async () => {
    const desk = deskWith('sub-lama');
    await desk.ask(bind(nik, { sub: 'sub-lama' }));
    await desk.ask(change({ disabled: true }, { sub: 'sub-lama' }));
    const append = desk.records.append.bind(desk.records);
    vi.spyOn(desk.records, 'append').mockImplementationOnce(append);
    vi.spyOn(desk.records, 'append').mockImplementationOnce(async (record) => {
      await append(record);
      expect((await desk.ask(change({ disabled: false }, { sub: 'sub-lama', ifMatch: 1 }), otherSteward)).status).toBe(200);
    });
    expect(await desk.ask(bind(nik))).toMatchObject({ status: 409, body: { detail: expect.stringContaining('baru saja') } });
    expect(desk.accounts.holders.get(hashOf(nik))).toBe('sub-lama');
    expect(desk.accounts.persons.has('sub-siti')).toBe(false);
  });

  test('of two accounts to which a person moves at once, takes one', async () => {
    const desk = deskWith('sub-lama', 'sub-budi');
    await desk.ask(bind(nik, { sub: 'sub-lama' }));
    await desk.ask(change({ disabled: true }, { sub: 'sub-lama' }));
    const replies = await Promise.all([desk.ask(bind(nik)), desk.ask(bind(nik, { sub: 'sub-budi' }), otherOfficer)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(desk.accounts.persons.size).toBe(2);
  });

  test('of two accounts that claim a person at once, gives one the person', async () => {
    const desk = deskWith('sub-budi');
    const replies = await Promise.all([desk.ask(bind(nik)), desk.ask(bind(nik, { sub: 'sub-budi' }), otherOfficer)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(desk.accounts.persons.size).toBe(1);
  });

  test('of two persons bound to one account at once, binds one, and leaves the other free for an account of their own', async () => {
    const desk = deskWith('sub-budi');
    const replies = await Promise.all([desk.ask(bind(nik)), desk.ask(bind(otherNik), otherOfficer)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    const lost = replies[0]?.status === 200 ? otherNik : nik;
    expect(desk.accounts.holders.get(hashOf(lost))).toBe('sub-siti');
    expect((await desk.ask(bind(lost, { sub: 'sub-budi' }))).status).toBe(200);
    expect(desk.accounts.states.has('sub-siti')).toBe(false);
  });

  test.each(['claim', 'bind'] as const)('stopped before it could %s, is finished by the same request', async (call) => {
    const desk = deskWith();
    vi.spyOn(desk.accounts, call).mockRejectedValueOnce(new Error('the process is gone'));
    expect((await desk.ask(bind(nik))).status).toBe(500);
    expect((await desk.ask(bind(nik))).status).toBe(200);
    expect([...desk.accounts.holders]).toEqual([[hashOf(nik), 'sub-siti']]);
  });

  test.each(['pass', 'bind'] as const)('that moves a person, stopped before it could %s, is finished by the same request', async (call) => {
    const desk = deskWith('sub-lama', 'sub-budi');
    await desk.ask(bind(nik, { sub: 'sub-lama' }));
    await desk.ask(change({ disabled: true }, { sub: 'sub-lama' }));
    vi.spyOn(desk.accounts, call).mockRejectedValueOnce(new Error('the process is gone'));
    expect((await desk.ask(bind(nik))).status).toBe(500);
    expect((await desk.ask(bind(nik))).status).toBe(200);
    expect(desk.accounts.states.get('sub-lama')).toMatchObject({ replacedBy: 'sub-siti', revision: 2 });
    expect((await desk.ask(bind(nik, { sub: 'sub-budi' }))).status).toBe(409);
  });

  test('is 503 while it can’t be recorded, and binds nobody', async () => {
    const desk = deskWith();
    desk.records.failing = true;
    expect((await desk.ask(bind(nik))).status).toBe(503);
    expect([desk.accounts.persons.size, desk.accounts.holders.size]).toEqual([0, 0]);
  });

  test('is 503 without the key, and stores nothing unkeyed', async () => {
    const desk = deskWith();
    desk.key.failing = true;
    const reply = await desk.ask(bind(nik));
    expect([reply.status, reply.body.detail]).toEqual([503, expect.stringContaining('tidak ada yang disimpan')]);
    expect([desk.accounts.persons.size, desk.accounts.holders.size, desk.records.records.length]).toEqual([0, 0, 0]);
  });

  test('is 409 for a disabled account, here or at the login service', async () => {
    const desk = deskWith('sub-budi');
    await desk.ask(change({ disabled: true }));
    desk.directory.put({ sub: 'sub-budi', disabled: true });
    for (const sub of ['sub-siti', 'sub-budi']) {
      const reply = await desk.ask(bind(nik, { sub }));
      expect([reply.status, reply.body.detail]).toEqual([409, expect.stringContaining('nonaktif')]);
    }
  });

  test('binds where the city has a login service of its own, and an account of which nothing is known', async () => {
    const desk = accountsFunction({ withoutDirectory: true });
    expect((await desk.ask(bind(nik))).body).toMatchObject({ sub: 'sub-siti', isBound: true });
  });

  test('is 403 for one’s own account, and 404 for one that is not there', async () => {
    const desk = deskWith('sub-officer');
    const own = await desk.ask(bind(nik, { sub: 'sub-officer' }));
    expect([own.status, own.body.detail]).toEqual([403, expect.stringContaining('petugas loket lain')]);
    const none = await desk.ask(bind(nik, { sub: 'sub-antah' }));
    expect([none.status, none.body.detail]).toEqual([404, expect.stringContaining('Tidak ada akun dengan nomor ini')]);
    expect(desk.key.asked).toBe(0);
  });

  test.each(['operator', 'head', 'steward', 'profile-reader', 'lone-counter-officer'] as const)(
    'is 403 for the %s, who learns nothing of the account',
    async (name) => {
      const desk = deskWith();
      const replies = [await desk.ask(bind(nik), principalOf(name)), await desk.ask(bind(nik, { sub: 'sub-antah' }), principalOf(name))];
      expect(replies.map(({ status }) => status)).toEqual([403, 403]);
      expect(replies[0]?.body.detail).toBe(replies[1]?.body.detail);
      expect(desk.records.records).toEqual([]);
    },
  );

  test.each([
    ['fifteen digits', '367101450790000'],
    ['a day that no month has', '3671013207900001'],
    ['a month that no year has', '3671014513900001'],
    ['serial 0000', '3671014507900000'],
    ['blanks', '3671 0145 0790 0001'],
    ['a newline at its end', `${nik}\n`],
    ['a letter', '367101450790000l'],
  ])('is 400 for a NIK with %s, which is not repeated', async (_what, wrong) => {
    const reply = await deskWith().ask(bind(wrong));
    expect([reply.status, reply.body.violations]).toEqual([400, [{ where: 'nik', what: expect.stringContaining('16 angka') }]]);
    expect(JSON.stringify(reply.body)).not.toContain('3671');
  });

  test.each([
    ['no check in person', { checkedInPerson: false }, 'checkedInPerson'],
    ['no document', { document: undefined }, 'document'],
    ['another document', { document: 'sim' }, 'document'],
  ])('is 400 with %s', async (_what, body, where) => {
    const reply = await deskWith().ask(bind(nik, body));
    expect([reply.status, reply.body.violations]).toEqual([400, [{ where, what: expect.any(String) }]]);
  });
});

describe('the keyed hash', () => {
  test('is HMAC-SHA-256 (RFC 4231, test case 2)', () => {
    expect(personHash(Buffer.from('Jefe'), 'what do ya want for nothing?')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });

  test('differs by the key', () => {
    expect(personHash(Buffer.from('one'), nik)).not.toBe(personHash(Buffer.from('other'), nik));
  });
});
