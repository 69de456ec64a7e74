import { expect, test } from 'vitest';
import { usersInGroups } from '../../functions/accounts/users-in-groups.ts';
import { memoryAccounts } from '../fakes/memory-accounts.ts';
import { memoryDirectory } from '../fakes/memory-directory.ts';

test('the accounts in some groups come each once, without who is disabled', async () => {
  const directory = memoryDirectory(() => new Date('2026-11-24T05:00:00.000Z'));
  directory.put({ sub: 'sub-budi', groups: ['operator:dinkes', 'pj:dinkes'] });
  directory.put({ sub: 'sub-off', groups: ['pj:dinkes'], disabled: true });
  const users = await usersInGroups({ users: directory, accounts: memoryAccounts() }, ['operator:dinkes', 'pj:dinkes']);
  expect(users.map(({ sub }) => sub)).toEqual(['sub-budi']);
});

test('whom the catalog disabled, or took out of the groups, is not among them, though the login service does not know it yet', async () => {
  const directory = memoryDirectory();
  for (const sub of ['sub-budi', 'sub-off', 'sub-moved', 'sub-stays']) directory.put({ sub, groups: ['operator:dinkes'] });
  const accounts = memoryAccounts(
    { sub: 'sub-off', disabled: true, revision: 2 },
    { sub: 'sub-moved', groups: ['operator:dinsos'], revision: 2 },
    { sub: 'sub-stays', groups: ['operator:dinkes', 'operator:dinsos'], revision: 2 },
  );
  const users = await usersInGroups({ users: directory, accounts }, ['operator:dinkes']);
  expect(users.map(({ sub }) => sub)).toEqual(['sub-budi', 'sub-stays']);
});

test('a city with a login service of its own has nobody to list', async () => {
  expect(await usersInGroups({ accounts: memoryAccounts() }, ['operator:dinkes'])).toEqual([]);
});
