import { expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { matchListKey } from '../../functions/model/match-list.ts';
import { ulidTimeOf } from '../../functions/model/ulid-time.ts';
import { endLists } from '../../functions/retention/end-lists.ts';
import { memoryObjectVersions } from '../fakes/memory-object-versions.ts';

const now = new Date('2026-11-30T18:00:00.000Z');
const sentAt = (hoursAgo: number) => {
  const listId = `${ulidTimeOf(new Date(now.getTime() - hoursAgo * 3_600_000))}0000000000000000`;
  return matchListKey(listId, 'a'.repeat(32));
};

test('a list that nobody settled goes in all its versions once no try can settle it; younger ones and deliveries stay', async () => {
  const inbox = memoryObjectVersions();
  const [old, young] = [sentAt(limits.unsettledListHours + 0.01), sentAt(limits.unsettledListHours - 0.01)];
  inbox.put(old, 'NIK');
  inbox.hide(old);
  inbox.put(young, 'NIK');
  inbox.put('match-lists/strange', 'x');
  inbox.put(`small/bansos/${old.split('/')[1]}/0`, 'x');
  expect(await endLists({ inbox, now: () => now })).toEqual({ listFiles: 3 });
  expect(inbox.keys()).toEqual([young, `small/bansos/${old.split('/')[1]}/0`].sort());
});
