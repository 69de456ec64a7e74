import { describe, expect, test } from 'vitest';
import { seeded } from '../../demo/random.ts';
import type { Call } from '../../functions/http/call.ts';
import { limits } from '../../functions/limits.ts';
import { dayMilliseconds } from '../../functions/model/jakarta-time.ts';
import { anonymous, type Principal } from '../../functions/model/principal.ts';
import { listReminders } from '../../functions/reminders/list-reminders.ts';
import { remindAll } from '../../functions/reminders/remind-all.ts';
import { remindOpd } from '../../functions/reminders/remind-opd.ts';
import { memoryAccounts } from '../fakes/memory-accounts.ts';
import { memoryDatasets } from '../fakes/memory-datasets.ts';
import { memoryDirectory } from '../fakes/memory-directory.ts';
import { memoryOutbox } from '../fakes/memory-outbox.ts';
import { memoryReminders } from '../fakes/memory-reminders.ts';
import { sampleCity } from '../fakes/sample-city.ts';
import { closedDataset, sampleDataset } from '../fakes/sample-datasets.ts';
import { type AnOpd, anOpd, uploadsOf } from '../progress/an-opd.ts';

/** A Tuesday, eight in the morning. */
const now = new Date('2026-11-24T01:00:00Z');
const account = (...kinds: Extract<Principal, { type: 'account' }>['kinds']): Principal => ({
  type: 'account',
  sub: 's',
  name: 'Kominfo',
  kinds,
});
const steward = account({ kind: 'steward' });

function remindedCity(opd: AnOpd) {
  const users = memoryDirectory();
  users.put({ sub: 'klerk', name: 'Siti', groups: ['operator:dinkes'] });
  users.put({ sub: 'kepala', name: 'Budi', groups: ['pj:dinkes'] });
  users.put({ sub: 'lama', name: 'Lama', groups: ['operator:dinkes'], disabled: true });
  users.put({ sub: 'lain', name: 'Lain', groups: ['operator:disdukcapil'] });
  const [outbox, log, datasets, uploads] = [memoryOutbox(), memoryReminders(), memoryDatasets(...opd.datasets), uploadsOf(opd)];
  users.put({ sub: 'pergi', name: 'Pergi', groups: ['operator:dinkes'] });
  // The login service did not answer when the walidata disabled it.
  const accounts = memoryAccounts({ sub: 'pergi', disabled: true, revision: 2 });
  return { city: sampleCity, users, accounts, outbox, log, datasets, uploads, publicUrl: 'https://satudata.example' };
}

const lateBy = (days: number): AnOpd => ({
  datasets: [sampleDataset({ nextDue: new Date(now.getTime() - days * dayMilliseconds).toISOString() })],
  newest: new Map(),
});
const toldTo = (city: ReturnType<typeof remindedCity>) => city.outbox.all().map(({ to }) => ('sub' in to ? to.sub : to.opdId));

function ask<N extends 'remindOpd' | 'listReminders'>(operation: N, principal: Principal, opdId = 'dinkes', at = now) {
  return {
    operation,
    principal,
    params: { opdId },
    query: {},
    body: undefined,
    accept: '',
    ifMatch: undefined,
    requestId: 'r',
    now: at,
  } as Call<N>;
}

describe('reminders', () => {
  test('go to the operators first, and to the head once a week has passed; to nobody who is disabled or works elsewhere', async () => {
    const soon = remindedCity(lateBy(-6));
    expect(await remindAll(soon, now)).toEqual({ told: 1, removed: 0 });
    expect(toldTo(soon)).toEqual(['klerk']);
    const late = remindedCity(lateBy(8));
    await remindAll(late, now);
    expect(toldTo(late)).toEqual(['klerk', 'kepala']);
  });

  test('are not sent where nothing is due, nor on a day when nobody works', async () => {
    expect(await remindAll(remindedCity(lateBy(-30)), now)).toMatchObject({ told: 0 });
    expect(await remindAll(remindedCity(lateBy(3)), new Date('2026-11-22T01:00:00Z'))).toMatchObject({ told: 0 });
  });

  test('come by the schedule at most once a day and six times in any thirty days, however often the run is repeated', async () => {
    for (let seed = 1; seed <= 5; seed++) {
      const random = seeded(seed);
      const city = remindedCity(anOpd(seed, now));
      const sent = new Map<string, number[]>();
      for (let day = 0; day < 90; day++) {
        const at = new Date(now.getTime() + day * dayMilliseconds);
        const before = new Set(city.outbox.all().map(({ messageId }) => messageId));
        await remindAll(city, at);
        if (random.chance(0.3)) await remindAll(city, new Date(at.getTime() + 60_000));
        for (const { messageId, to } of city.outbox.all()) {
          if (!before.has(messageId) && 'sub' in to) sent.set(to.sub, [...(sent.get(to.sub) ?? []), day]);
        }
      }
      expect(sent.size).toBeGreaterThan(0);
      for (const days of sent.values()) {
        expect(new Set(days).size).toBe(days.length);
        for (const day of days) expect(days.filter((each) => each >= day && each < day + 30).length).toBeLessThanOrEqual(6);
      }
    }
  });

  test('name no dataset, closed or open, and have no address', async () => {
    const city = remindedCity({
      datasets: [closedDataset({ opdId: 'dinkes', title: 'Rahasia', nextDue: '2026-11-01T00:00:00.000Z' })],
      newest: new Map(),
    });
    await remindAll(city, now);
    for (const { subject, text } of city.outbox.all()) expect(`${subject} ${text}`).not.toMatch(/Rahasia|@/);
    for (let seed = 1; seed <= 10; seed++) {
      const other = remindedCity(anOpd(seed, now));
      await remindAll(other, now);
      for (const { text } of other.outbox.all()) expect(text).not.toMatch(/Rahasia|Data \d/);
    }
  });

  test('of two OPDs are one mail', async () => {
    const city = remindedCity(lateBy(2));
    city.users.put({ sub: 'berdua', name: 'Berdua', groups: ['operator:dinkes', 'operator:disdukcapil'] });
    const nextDue = new Date(now.getTime() - dayMilliseconds).toISOString();
    const datasets = memoryDatasets(sampleDataset({ nextDue }), sampleDataset({ datasetId: 'lain', opdId: 'disdukcapil', nextDue }));
    await remindAll({ ...city, datasets }, now);
    const mails = city.outbox.all().filter(({ to }) => 'sub' in to && to.sub === 'berdua');
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text.match(/\/progres\//g)).toHaveLength(2);
  });

  test('are logged, for the OPD itself and the steward alone', async () => {
    const city = remindedCity(lateBy(8));
    await remindAll(city, now);
    const list = listReminders(city);
    const answer = await list(ask('listReminders', account({ kind: 'operator', opdId: 'dinkes' })));
    const people = [
      { name: 'Siti', role: 'operator' },
      { name: 'Budi', role: 'head' },
    ];
    expect(answer).toMatchObject({ status: 200, body: { items: [{ at: now.toISOString(), late: 1, people }] } });
    expect(JSON.stringify(answer)).not.toContain('klerk');
    expect(await list(ask('listReminders', steward))).toMatchObject({ status: 200 });
    expect(await list(ask('listReminders', account({ kind: 'overseer' })))).toMatchObject({ status: 403 });
    expect(await list(ask('listReminders', account({ kind: 'operator', opdId: 'disdukcapil' })))).toMatchObject({ status: 403 });
    expect(await list(ask('listReminders', anonymous))).toMatchObject({ status: 401 });
  });

  test('are sent by hand by the steward, the head included, and nobody twice in a day', async () => {
    const city = remindedCity(lateBy(2));
    const remind = remindOpd(city);
    expect(await remind(ask('remindOpd', account({ kind: 'head', opdId: 'dinkes' })))).toMatchObject({ status: 403 });
    expect(await remind(ask('remindOpd', steward))).toMatchObject({
      status: 200,
      body: { by: 'Kominfo', people: [{ name: 'Siti' }, { name: 'Budi' }] },
    });
    expect(await remind(ask('remindOpd', steward))).toMatchObject({ status: 409, detail: expect.stringContaining('2 orang') });
    expect(await remindAll(city, now)).toMatchObject({ told: 0 });
    const afterwards = new Date(now.getTime() + dayMilliseconds);
    expect(await remind(ask('remindOpd', steward, 'dinkes', afterwards))).toMatchObject({ status: 200 });
    expect(await remind(ask('remindOpd', steward, 'tidak-ada'))).toMatchObject({ status: 404 });
    expect(await remindOpd(remindedCity(lateBy(-30)))(ask('remindOpd', steward))).toMatchObject({ status: 409 });
  });

  test('are sent to nobody where no account has the OPD’s duties, and that is said', async () => {
    const nobody = remindOpd({ ...remindedCity(lateBy(2)), users: memoryDirectory() });
    expect(await nobody(ask('remindOpd', steward))).toMatchObject({ status: 409, detail: expect.stringContaining('tidak ada akun') });
  });

  test('count only the mails that a run put; whose mail stands without a log is logged, and waits as everybody does', async () => {
    const city = remindedCity(lateBy(8));
    // The run before ended between its mails and its log.
    const lost = { ...city, log: { ...city.log, put: async () => Promise.reject(new Error('away')) } };
    await expect(remindAll(lost, now)).rejects.toThrow('away');
    city.users.put({ sub: 'baru', name: 'Baru', groups: ['operator:dinkes'] });
    expect(await remindAll(city, now)).toMatchObject({ told: 1 });
    expect((await city.log.list('dinkes', 9)).map(({ people }) => people.map(({ name }) => name))).toEqual([['Siti', 'Baru', 'Budi']]);
    for (const days of [0, 1, 2]) {
      expect(await remindAll(city, new Date(now.getTime() + days * dayMilliseconds))).toMatchObject({ told: 0 });
    }
    expect(await city.log.list('dinkes', 9)).toHaveLength(1);
  });

  test('leave the outbox after some days', async () => {
    const city = remindedCity(lateBy(2));
    await remindAll(city, now);
    const later = new Date(now.getTime() + (limits.passingMessageDays + 1) * dayMilliseconds);
    expect((await remindAll(city, later)).removed).toBe(1);
  });
});
