import { describe, expect, test } from 'vitest';
import type { Account } from '../../functions/model/account.ts';
import type { Request } from '../fakes/gateway-events.ts';
import { accountsFunction, now } from './accounts-function.ts';

const at = now.toISOString();
const made = { createdAt: '2026-11-01T00:00:00.000Z', createdBy: 'sub-steward', revision: 3 };
const siti: Account = { ...made, sub: 'sub-siti', groups: ['operator:dinkes', 'pj:dinkes'], lastChange: 'a-mark' };
const budi: Account = { ...made, sub: 'sub-budi', groups: ['instansi:banten'] };

const handOver = (body: object = {}, sub = 'sub-siti'): Request => ({
  operation: 'handOver',
  params: { sub },
  body: { to: 'sub-budi', reason: 'Mutasi', ...body },
});

function desk(accounts: readonly Account[] = [siti, budi]) {
  const made = accountsFunction({ accounts });
  for (const { sub, groups = [] } of accounts) made.directory.put({ sub, groups });
  return made;
}

describe('a handover', () => {
  test('gives every duty to the successor before it takes them from the predecessor, each recorded', async () => {
    const { ask, accounts, directory, records } = desk();
    const reply = await ask(handOver());
    expect([reply.status, reply.body.groups]).toEqual([200, ['operator:dinkes', 'pj:dinkes']]);
    expect(reply.body).toMatchObject({
      from: { groups: [], disabled: false },
      to: { groups: ['instansi:banten', 'operator:dinkes', 'pj:dinkes'] },
    });
    expect(accounts.states.get('sub-siti')).toEqual({
      ...made,
      sub: 'sub-siti',
      groups: [],
      handedTo: 'sub-budi',
      updatedAt: at,
      updatedBy: 'sub-steward',
      revision: 4,
    });
    expect(accounts.states.get('sub-budi')?.groups).toEqual(['instansi:banten', 'operator:dinkes', 'pj:dinkes']);
    expect(directory.calls).toEqual([
      ...['add sub-budi operator:dinkes', 'add sub-budi pj:dinkes'],
      ...['remove sub-siti operator:dinkes', 'remove sub-siti pj:dinkes'],
    ]);
    expect(records.records.map(({ sub, change, handedBetween, reason }) => ({ sub, change, handedBetween, reason }))).toEqual([
      { sub: 'sub-budi', change: 'hand-over', handedBetween: 'sub-siti', reason: 'Mutasi' },
      { sub: 'sub-siti', change: 'hand-over', handedBetween: 'sub-budi', reason: 'Mutasi' },
    ]);
  });

  test('disables the account of an owner who leaves', async () => {
    const { ask, accounts, directory, records } = desk();
    expect((await ask(handOver({ leaves: true }))).body).toMatchObject({ from: { disabled: true } });
    expect(accounts.states.get('sub-siti')).toMatchObject({ disabled: true, groups: [] });
    expect(directory.calls).toContain('disable sub-siti');
    expect(records.records.map(({ disabled }) => disabled)).toEqual([undefined, true]);
  });

  test('that stopped after the successor had the duties is completed by the same request', async () => {
    const { ask, accounts } = desk([siti, { ...budi, groups: ['instansi:banten', 'operator:dinkes', 'pj:dinkes'] }]);
    expect((await ask(handOver())).status).toBe(200);
    expect([accounts.states.get('sub-siti')?.groups, accounts.states.get('sub-budi')?.groups]).toEqual([
      [],
      ['instansi:banten', 'operator:dinkes', 'pj:dinkes'],
    ]);
  });

  test('is completed by the same request wherever the login service stopped it, and changes nothing that is done', async () => {
    const whole = desk();
    await whole.ask(handOver({ leaves: true }));
    for (let failAt = 1; failAt <= whole.directory.calls.length; failAt += 1) {
      const { ask, accounts, directory } = desk();
      directory.failAt = failAt;
      expect((await ask(handOver({ leaves: true }))).status).toBe(500);
      directory.failAt = undefined;
      // What the accounts say is done already, the answer does not tell as done now.
      const done = accounts.states.get('sub-siti')?.handedTo === 'sub-budi';
      const again = await ask(handOver({ leaves: true }));
      expect([again.status, again.body.groups]).toEqual([200, done ? [] : ['operator:dinkes', 'pj:dinkes']]);
      const stand = (from: typeof directory) => ['sub-siti', 'sub-budi'].map((sub) => ({ ...from.users.get(sub), createdAt: '' }));
      expect(stand(directory)).toEqual(stand(whole.directory));
      expect(accounts.states.get('sub-siti')).toMatchObject({ groups: [], disabled: true, handedTo: 'sub-budi' });
    }
  });

  test('answers neither name nor address, which an Idempotency-Key would keep', async () => {
    const { ask, directory } = desk();
    directory.put({ sub: 'sub-budi', groups: ['instansi:banten'], email: 'budi@dinas.example', name: 'Budi Santoso' });
    const reply = await ask(handOver());
    expect(JSON.stringify(reply.body)).not.toMatch(/budi@|Santoso/);
  });

  test.each([
    ['one’s own duties', handOver({}, 'sub-steward'), 403, 'walidata lain'],
    ['duties to oneself', handOver({ to: 'sub-steward' }), 403, 'walidata lain'],
    ['to the same account', handOver({ to: 'sub-siti' }), 409, 'akun yang sama'],
    ['of an account that is none', handOver({}, 'sub-nobody'), 404, 'Tidak ada akun'],
    ['to an account that is none', handOver({ to: 'sub-nobody' }), 409, 'tidak ada'],
  ])('is refused: %s', async (_, request, status, words) => {
    const { ask, directory } = desk();
    const reply = await ask(request);
    expect([reply.status, reply.body.detail]).toEqual([status, expect.stringContaining(words)]);
    expect(directory.calls).toEqual([]);
  });

  test.each([
    ['nothing is held', [{ ...siti, groups: [] }, budi], 'tidak memegang tugas'],
    ['the successor is disabled', [siti, { ...budi, disabled: true }], 'nonaktif'],
    [
      'the successor checks what is delivered',
      [siti, { ...budi, groups: ['walidata'] }],
      'tidak boleh memegang semua tugas ini sekaligus: walidata tidak boleh sekaligus operator',
    ],
    [
      'two things speak against it',
      [siti, { ...budi, groups: ['walidata', 'helpdesk'] }],
      'tidak boleh ikut mengirimnya; meja bantuan tidak boleh sekaligus',
    ],
  ] satisfies [string, Account[], string][])('is refused where %s, and changes nothing', async (_, accounts, words) => {
    const { ask, directory, records } = desk(accounts);
    const reply = await ask(handOver());
    expect([reply.status, reply.body.detail]).toEqual([409, expect.stringContaining(words)]);
    expect([directory.calls, records.records]).toEqual([[], []]);
  });

  test('is refused where the login service alone has disabled the successor', async () => {
    const { ask, directory } = desk();
    directory.put({ sub: 'sub-budi', groups: ['instansi:banten'], disabled: true });
    expect((await ask(handOver())).body.detail).toContain('nonaktif');
    expect(directory.calls).toEqual([]);
  });

  test('takes place between accounts that only the login service knows', async () => {
    const { ask, accounts, directory } = accountsFunction();
    directory.put({ sub: 'sub-siti', groups: ['operator:dinkes'] });
    directory.put({ sub: 'sub-budi', groups: [] });
    expect((await ask(handOver())).body).toMatchObject({
      groups: ['operator:dinkes'],
      from: { groups: [] },
      to: { groups: ['operator:dinkes'] },
    });
    const since = { createdAt: at, createdBy: 'sub-steward', updatedAt: at, updatedBy: 'sub-steward', revision: 1 };
    expect(accounts.states.get('sub-siti')).toStrictEqual({ ...since, sub: 'sub-siti', groups: [], handedTo: 'sub-budi' });
    expect(accounts.states.get('sub-budi')).toStrictEqual({ ...since, sub: 'sub-budi', groups: ['operator:dinkes'] });
    directory.put({ sub: 'sub-baru', groups: [] });
    expect((await ask(handOver({}, 'sub-baru'))).body.detail).toContain('tidak memegang tugas');
  });

  test('of duties that were given again after a handover moves those, too', async () => {
    const { ask, accounts } = desk([{ ...siti, handedTo: 'sub-budi' }, budi]);
    expect((await ask(handOver())).body).toMatchObject({ groups: ['operator:dinkes', 'pj:dinkes'] });
    expect(accounts.states.get('sub-budi')?.groups).toEqual(['instansi:banten', 'operator:dinkes', 'pj:dinkes']);
  });

  test('says what it does not move, and what a login service of the city’s own must do', async () => {
    const withOne = await desk().ask(handOver());
    expect(withOne.body.notice).toMatch(/^Pengganti memegang tugas baru setelah masuk lagi.*tidak ikut pindah/);
    const { ask, accounts } = accountsFunction({ accounts: [siti, budi], withoutDirectory: true });
    expect((await ask(handOver())).body.notice).toBe(
      `Kelompok diberikan oleh layanan masuk milik kota: pindahkan juga di sana. ${withOne.body.notice}`,
    );
    expect(accounts.states.get('sub-siti')?.groups).toEqual([]);
  });

  test('without a record changes nothing', async () => {
    const { ask, accounts, records } = desk();
    records.failing = true;
    expect((await ask(handOver())).status).toBe(503);
    expect(accounts.states.get('sub-budi')).toEqual(budi);
  });

  test('whose account others changed meanwhile leaves the predecessor’s duties', async () => {
    const { ask, accounts } = desk();
    const { put } = accounts;
    accounts.put = async (account) => (account.sub === 'sub-budi' ? 'stale' : put(account));
    const reply = await ask(handOver());
    expect([reply.status, accounts.states.get('sub-siti')]).toEqual([409, siti]);
  });

  test('whose predecessor others changed meanwhile is refused, and the same request completes it', async () => {
    const { ask, accounts, directory } = desk();
    const { put } = accounts;
    accounts.put = async (account) => (account.sub === 'sub-siti' ? 'stale' : put(account));
    const reply = await ask(handOver());
    expect([reply.status, reply.body.detail]).toEqual([409, expect.stringContaining('baru saja diubah walidata lain')]);
    expect(directory.calls).not.toContain('remove sub-siti operator:dinkes');
    accounts.put = put;
    expect((await ask(handOver())).status).toBe(200);
    expect(accounts.states.get('sub-siti')?.groups).toEqual([]);
  });
});
