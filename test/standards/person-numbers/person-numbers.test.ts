import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holdsNik, withoutNiks } from '../../../functions/standards/held-numbers.ts';
import { falseAlarms } from './false-alarms.ts';
import { innocents } from './innocents.ts';
import { anyNumber, someNumbers } from './numbers.ts';
import { spellings } from './spellings.ts';

test('at least 24 spellings, and as many innocent texts', () => {
  expect(spellings.length).toBeGreaterThanOrEqual(24);
  expect(new Set(spellings.map(([name]) => name)).size).toBe(spellings.length);
  expect(Object.values(innocents).flat().length).toBeGreaterThanOrEqual(spellings.length * someNumbers.length);
});

describe('a person’s number is found', () => {
  test.each(spellings)('%s', (_name, write) => {
    expect(someNumbers.map(write).filter((text) => !holdsNik(text))).toEqual([]);
    fc.assert(fc.property(anyNumber, (number) => holdsNik(write(number))));
  });

  test('and left out', () => {
    const told = spellings.flatMap(([, write]) => someNumbers.map((number) => withoutNiks(write(number))));
    expect(told.filter((text) => holdsNik(text))).toEqual([]);
  });
});

test('false alarms are those that are counted, by what the text is', () => {
  const counted = Object.entries(innocents).map(([name, texts]) => [name, texts.filter(holdsNik).length] as const);
  expect(Object.fromEntries(counted.filter(([, alarms]) => alarms > 0))).toEqual(falseAlarms);
});
