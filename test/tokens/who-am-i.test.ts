import { expect, test } from 'vitest';
import type { City } from '../../cities/city.ts';
import type { LastUses } from '../../functions/access/last-use.port.ts';
import type { Call } from '../../functions/http/call.ts';
import type { Kind, Principal } from '../../functions/model/principal.ts';
import { whoAmI } from '../../functions/tokens/who-am-i.ts';
import { memoryLastUses } from '../fakes/memory-last-uses.ts';
import { principalOf } from '../fakes/principals.ts';

const now = new Date('2026-11-24T05:00:00.000Z');
const ask = (principal: Principal, lastUses: LastUses = memoryLastUses(), city: Pick<City, 'opds'> = { opds: [] }) => {
  const call: Call<'whoAmI'> = {
    operation: 'whoAmI',
    principal,
    params: {},
    query: {},
    body: undefined,
    accept: '',
    ifMatch: undefined,
    requestId: 'request-1',
    now,
  };
  return whoAmI({ lastUses, city })(call);
};

test('tells an account who it is, for which OPDs it works and to which bodies it belongs', async () => {
  expect(await ask(principalOf('operator'))).toEqual({
    status: 200,
    body: {
      sub: 'sub-operator',
      name: 'operator',
      kinds: [{ kind: 'operator', opdId: 'dinsos' }],
      opds: ['dinsos'],
      institutions: ['dinsos'],
    },
    log: { decision: 'allow', rule: 'identify', reason: 'signed in' },
  });
  expect(await ask(principalOf('citizen'))).toMatchObject({ body: { kinds: [{ kind: 'citizen' }], opds: [], institutions: [] } });
});

test('names of the OPDs of one body those that stand', async () => {
  const ended = { on: '2026-01-01', by: 'Perda 1/2026', successors: [{ opdId: 'dinsos' }] };
  const opds = [
    { id: 'dinsos', name: 'Dinas Sosial', kind: 'dinas' as const },
    { id: 'dp3a', name: 'Dinas P3A', kind: 'dinas' as const, ended },
  ];
  const kinds: readonly Kind[] = ['dinsos', 'dp3a'].map((opdId) => ({ kind: 'operator', opdId }));
  const principal: Principal = { type: 'account', sub: 'sub-1', name: 'Siti', kinds: [...kinds] };
  expect(await ask(principal, undefined, { opds })).toMatchObject({ body: { opds: ['dinsos'], institutions: ['dinsos'] } });
});

test('notes the day on which an account was used, once a day', async () => {
  const lastUses = memoryLastUses({ 'sub-operator': '2026-11-23' });
  const noted: string[] = [];
  const { note } = lastUses;
  lastUses.note = async (sub, day) => {
    noted.push(day);
    await note(sub, day);
  };
  await ask(principalOf('operator'), lastUses);
  await ask(principalOf('operator'), lastUses);
  expect([noted, [...lastUses.days]]).toEqual([['2026-11-24'], [['sub-operator', '2026-11-24']]]);
});

test('keeps nobody out because the day could not be noted, and notes nothing of nobody', async () => {
  const failing: LastUses = { daysOf: () => Promise.reject(new Error('the table is away')), note: () => Promise.resolve() };
  expect(await ask(principalOf('operator'), failing)).toMatchObject({ status: 200, log: { lastUse: 'not noted' } });
  const lastUses = memoryLastUses();
  await ask(principalOf('anonymous'), lastUses);
  expect(lastUses.days.size).toBe(0);
});

test('tells nobody anything', async () => {
  expect(await ask(principalOf('anonymous'))).toMatchObject({ status: 401, log: { rule: 'identify' } });
});
