import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isFigure } from '../../../functions/model/person-numbers/figures.ts';
import { holdsNik, withoutNiks } from '../../../functions/model/person-numbers/held-numbers.ts';
import { falseAlarms, falseAlarmsAmongWords } from './false-alarms.ts';
import { innocents } from './innocents.ts';
import { anyNumber, someNumbers } from './numbers.ts';
import { spellings } from './spellings.ts';

test('at least 130 spellings, and as many innocent texts', () => {
  expect(spellings.length).toBeGreaterThanOrEqual(130);
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

const counted = (alarms: (texts: readonly string[]) => number) =>
  Object.fromEntries(Object.entries(innocents).flatMap(([name, texts]) => (alarms(texts) > 0 ? [[name, alarms(texts)]] : [])));

test('false alarms are those that are counted, by what the column is', () => {
  const amongOf = (texts: readonly string[]) => (texts.filter(isFigure).length > texts.length / 2 ? 'figures' : 'words');
  expect(counted((texts) => texts.filter((text) => holdsNik(text, amongOf(texts))).length)).toEqual(falseAlarms);
});

test('and of texts that nothing is known about, as many more as are counted', () => {
  expect(counted((texts) => texts.filter((text) => holdsNik(text)).length)).toEqual(falseAlarmsAmongWords);
});
