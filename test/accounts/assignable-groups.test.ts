import { expect, test } from 'vitest';
import { assignableGroups } from '../../functions/accounts/assignable-groups.ts';
import { kindsOfGroups } from '../../functions/model/principal.ts';
import { standingGroups } from '../../lib/keeping/identity.ts';
import { theCity } from '../lib/city-template.ts';

test('the groups that can be assigned are those that the pool has from the start, and four of each OPD, one of each institution', () => {
  const ofOpds = theCity.opds.flatMap(({ id }) => [`operator:${id}`, `pj:${id}`, `instansi:${id}`, `unit:${id}`]);
  const ofInstitutions = theCity.institutions.map(({ id }) => `instansi:${id}`);
  expect([...assignableGroups(theCity)].sort()).toEqual([...standingGroups, ...ofOpds, ...ofInstitutions].sort());
});

test('every group that can be assigned makes somebody something', () => {
  expect([...assignableGroups(theCity)].filter((group) => kindsOfGroups([group]).length === 0)).toEqual([]);
});
