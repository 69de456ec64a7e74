import { expect, test } from 'vitest';
import { usersInGroups } from '../../functions/accounts/users-in-groups.ts';
import { memoryDirectory } from '../fakes/memory-directory.ts';

test('the accounts in some groups come each once, without who is disabled', async () => {
  const directory = memoryDirectory(() => new Date('2026-11-24T05:00:00.000Z'));
  directory.put({ sub: 'sub-budi', groups: ['operator:dinkes', 'pj:dinkes'] });
  directory.put({ sub: 'sub-off', groups: ['pj:dinkes'], disabled: true });
  const users = await usersInGroups(directory, ['operator:dinkes', 'pj:dinkes']);
  expect(users.map(({ sub }) => sub)).toEqual(['sub-budi']);
});

test('a city with a login service of its own has nobody to list', async () => {
  expect(await usersInGroups(undefined, ['operator:dinkes'])).toEqual([]);
});
