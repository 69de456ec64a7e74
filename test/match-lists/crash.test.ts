import { beforeAll, describe, expect, test } from 'vitest';
import { settleLists } from '../../functions/match-lists/settle-lists.ts';
import { messageOf } from '../fakes/ingest-fakes.ts';
import { type FaultPlan, faulty } from '../faults/faulty.ts';
import { builtCity, type FamilyCity, nik } from '../persons/family-city.ts';
import { announce, fetchList, type ListPorts, left, settlePorts } from './list-city.ts';
import { workbookOf } from './list-files.ts';

let city: FamilyCity;
let file: Buffer;
beforeAll(async () => {
  city = await builtCity();
  file = await workbookOf([
    ['NIK', 'Nama', 'Tanggal Lahir'],
    [nik.wife, 'Dewi Lestari', '05/06/1982'],
    [nik.stranger, 'Joko', '10-10-1970'],
    [nik.wife, 'Dewi', ''],
  ]);
});

/** Every port whose call can fail, sharing one plan. */
function withFaults(ports: ListPorts, plan: FaultPlan): ListPorts {
  const { facts, accounts, datasets, manifests, standards, profiles, subjects, blocks, locks } = ports;
  const stores = { facts, accounts, datasets, manifests, standards, profiles, subjects, blocks, locks };
  const { looks, cases, lookCounter, matchLists, inbox, sentFiles, published } = ports;
  const all = { ...stores, looks, cases, lookCounter, matchLists, inbox, sentFiles, published };
  const wrapped = Object.entries(all).map(([name, port]) => [name, faulty(port, plan)]);
  return { ...ports, ...Object.fromEntries(wrapped) };
}

async function sent() {
  city.reset();
  city.faults.length = 0;
  const { listId, key } = await announce(city);
  return { listId, key, versionId: city.inbox.receive(key, file).versionId };
}

async function counted(): Promise<number> {
  const { key, versionId } = await sent();
  const plan: FaultPlan = { calls: 0, kind: 'before' };
  await settleLists(withFaults(settlePorts(city), plan), [messageOf(key, versionId)]);
  return plan.calls;
}

describe.each(['before', 'after', 'killed'] as const)('a run that breaks off %s a call', (kind) => {
  test('is done again as one look, spent once, with one result; the file goes', async () => {
    const calls = await counted();
    expect(calls).toBeGreaterThan(20);
    for (let failAt = 1; failAt <= calls; failAt += 1) {
      const { listId, key, versionId } = await sent();
      await settleLists(withFaults(settlePorts(city), { calls: 0, failAt, kind }), [messageOf(key, versionId)]);
      const isReadable = city.matchLists.lists.get(listId)?.state === 'done';
      if (isReadable) expect(city.looks.matches, `call ${failAt}`).toHaveLength(1);
      await settleLists(settlePorts(city), [messageOf(key, versionId, 2)]);
      await settleLists(settlePorts(city), [messageOf(key, versionId, 3)]);
      const told = await fetchList(city, listId);
      expect([failAt, told.state, told.items?.length]).toEqual([failAt, 'done', 3]);
      expect(city.looks.matches, `call ${failAt}`).toHaveLength(1);
      expect(city.counted.get('pembaca/rows'), `call ${failAt}`).toBe(3);
      expect(city.cases.waiting.size, `call ${failAt}`).toBe(1);
      expect(left(city).files, `call ${failAt}`).toEqual([]);
    }
  });
});

test('while no receipt can be written nobody has a result: at last the officer reads why, and the file goes', async () => {
  const { listId, key, versionId } = await sent();
  city.looks.failing = true;
  const failures: number[] = [];
  for (const receives of [1, 2, 3, 4, 5]) {
    const { batchItemFailures } = await settleLists(settlePorts(city), [messageOf(key, versionId, receives)]);
    failures.push(batchItemFailures.length);
    const { state, items } = await fetchList(city, listId);
    expect([state, items]).toEqual([receives < 4 ? 'reading' : 'failed', undefined]);
  }
  expect(failures).toEqual([1, 1, 1, 1, 1]);
  const { message } = await fetchList(city, listId);
  expect(message).toContain('wajib dicatat');
  expect(left(city).files).toEqual([]);
  expect(left(city).results.filter((one) => one.includes(listId))).toEqual([]);
});

test('a run that never comes back leaves no file: the last receive reads nothing, deletes it, and says so', async () => {
  const { listId, key, versionId } = await sent();
  await settleLists(settlePorts(city), [messageOf(key, versionId, 5)]);
  expect(await fetchList(city, listId)).toMatchObject({ state: 'failed', message: expect.stringContaining('gangguan di pihak kami') });
  expect(left(city).files).toEqual([]);
  expect(city.looks.matches).toEqual([]);
});
