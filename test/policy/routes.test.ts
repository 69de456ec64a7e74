import { expect, test } from 'vitest';
import { groups, routes } from '../../functions/routes.ts';

test('each operation stands in one group of routes, and each group in the table', () => {
  const grouped = Object.values(groups).flatMap((group) => Object.keys(group));
  expect([...new Set(grouped)]).toEqual(grouped);
  expect(Object.keys(routes).sort()).toEqual(grouped.sort());
});
