import { expect, test } from 'vitest';
import { once } from '../../functions/model/once.ts';

test.each([
  ['a value', 7],
  ['no value', undefined],
])('makes %s when it is first asked for, and never again', (_what, value) => {
  let times = 0;
  const made = once(() => {
    times += 1;
    return value;
  });
  expect(times).toBe(0);
  expect([made(), made()]).toEqual([value, value]);
  expect(times).toBe(1);
});
