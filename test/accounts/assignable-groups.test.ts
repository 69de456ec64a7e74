import { expect, test } from 'vitest';
import { assignableGroups } from '../../functions/accounts/assignable-groups.ts';
import { kindsOfGroups } from '../../functions/model/principal.ts';
import { groupsOf } from '../../lib/identity.ts';
import { theCity } from '../lib/city-template.ts';

test('the groups that can be assigned are those of the user pool, each once', () => {
  expect([...assignableGroups(theCity)].sort()).toEqual(groupsOf(theCity).toSorted());
});

test('every group that can be assigned makes somebody something', () => {
  expect([...assignableGroups(theCity)].filter((group) => kindsOfGroups([group]).length !== 1)).toEqual([]);
});
