import { expect, test } from 'vitest';
import { makeClock } from '../../local/clock.ts';

const machine = Date.parse('2026-12-01T03:00:00Z');

test('goes by the machine, then from the moment that it was set to, and by the machine again', () => {
  let now = machine;
  const clock = makeClock(() => now);
  expect([clock.now().getTime(), clock.behindMilliseconds()]).toEqual([machine, 0]);
  clock.set(new Date('2026-08-18T02:00:00Z'));
  now += 5_000;
  expect(clock.now().toISOString()).toBe('2026-08-18T02:00:05.000Z');
  clock.set(undefined);
  expect(clock.now().getTime()).toBe(now);
});

test('is not set to a moment that has not come, nor to none at all', () => {
  const clock = makeClock(() => machine);
  expect(() => clock.set(new Date(machine + 1))).toThrow('has passed');
  expect(() => clock.set(new Date('no time'))).toThrow('has passed');
  expect(clock.now().getTime()).toBe(machine);
});
