import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holdsNik, withoutNiks } from '../../../functions/model/person-numbers/held-numbers.ts';
import { anyNumber as niks } from './numbers.ts';

const separators = fc.constantFrom('/', '_', '.', '-', ' ', ':', '|', '–', '—', ' / ', ' - ', '\u00a0', '\u2009', '·');
const groupings = fc.constantFrom([4, 2, 6, 4], [4, 4, 4, 4], [6, 6, 4], [2, 2, 2, 6, 4], [8, 8], [2, 2, 2, 2, 2, 2, 4], Array(16).fill(1));
const unseens = fc.constantFrom('\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u202e', '\ufe0f', '\u034f');
const zeros = fc.constantFrom('０', '٠', '۰', '०', '꧐', '𝟎');
const around = fc.constantFrom('', ' ', 'NIK: ', '(', 'no.', 'é', 'atas nama ');

function grouped(nik: string, lengths: readonly number[], separator: string): string {
  const [length = 0, ...rest] = lengths;
  if (rest.length === 0) return nik;
  return nik.slice(0, length) + separator + grouped(nik.slice(length), rest, separator);
}

const inDigitsOf = (zero: string, nik: string) =>
  [...nik].map((digit) => String.fromCodePoint((zero.codePointAt(0) ?? 0) + Number(digit))).join('');

function found(text: string): void {
  expect(holdsNik(text), JSON.stringify(text)).toBe(true);
  expect(holdsNik(withoutNiks(text)), JSON.stringify(text)).toBe(false);
}

describe('a NIK in a text is found', () => {
  test.each([
    'NIK 3.671.014.505.900.001',
    '36.71.01 45-05-90 0001',
    '36.71.01.45.05.90-0001',
    '367101 (45-05-90) 0001',
    '3671    0145    0590    0001',
    '367 101 450 590 000 1',
    '3671____0145____0590____0001',
    'NIK 367101.4505900001',
    'Dewi NIK -1,3671014505900001',
    '03671014505900001',
    '3.671014505900012E15',
  ])('written as %s', (text) => found(text));

  test('in groups with anything between them that is neither letter nor digit', () => {
    fc.assert(
      fc.property(niks, groupings, separators, around, (nik, lengths, separator, before) => {
        // One point between two runs of digits is a decimal: a quantity, as tables of measurements are full of.
        fc.pre(lengths.length > 2 || separator !== '.');
        found(before + grouped(nik, lengths, separator));
      }),
    );
  });

  test('with area, birth and serial set apart by different signs', () => {
    const three = fc.tuple(niks, separators, separators);
    fc.assert(fc.property(three, ([nik, one, two]) => found(nik.slice(0, 6) + one + nik.slice(6, 12) + two + nik.slice(12))));
  });

  test('with what nobody sees between its digits', () => {
    fc.assert(
      fc.property(niks, fc.array(unseens, { minLength: 1, maxLength: 16 }), around, (nik, signs, before) => {
        found(before + [...nik].map((digit, n) => digit + (signs[n] ?? '')).join(''));
      }),
    );
  });

  test('in another script’s digits', () => {
    fc.assert(fc.property(niks, zeros, around, (nik, zero, before) => found(before + inDigitsOf(zero, nik))));
  });

  test.each([
    '3671/01/120390/0001',
    '3671_0112_0390_0001',
    '3671\u200b011203900001',
    '３６７１０１１２０３９００００１',
    'RT 5 3671011203900001',
  ])('%j', (text) => found(text));
});

describe('no NIK is', () => {
  test.each([
    ['a range of days', '11/08/2025-10/09/2025'],
    ['two days', '12-01-2025 s.d. 10-02-2025'],
    ['codes of villages', '36.71.01.1001, 36.71.01.1002, 36.71.02.1001'],
    ['codes of regencies', '1101, 1102, 1103, 1104, 1105'],
    ['years', '1994 1995 1996 1997 1998 2011 2012'],
    ['an account of the budget', '1.02.02.2.01.0001.5.1.02.01.01.0024'],
    ['a time', '2031-12-31T11:12:13.123456+07:00'],
    ['telephones', '021-5523160, 0812-3456-7890'],
    ['a number of seventeen digits', '36710112039000011'],
    ['a UUID', '36710112-0390-4001-8123-456789012345'],
    ['a letter with a mark', 'é'],
  ])('%s', (_what, text) => {
    expect(holdsNik(text)).toBe(false);
    expect(withoutNiks(text)).toBe(text);
  });

  test('any UUID or ULID', () => {
    fc.assert(fc.property(fc.uuid(), (id) => !holdsNik(id)));
    fc.assert(fc.property(fc.ulid(), (id) => !holdsNik(id)));
  });
});

test('what is left of a text keeps its other words', () => {
  expect(withoutNiks('Siti 3671/01/120390/0001, Budi 3671011203900001 é')).toBe('Siti …, Budi … é');
});

test("days one after the other are nobody's number, however they are parted", () => {
  const dates = fc
    .date({ min: new Date('1950-01-01'), max: new Date('2049-12-31'), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10));
  const list = fc.tuple(
    fc.array(dates, { minLength: 2, maxLength: 6 }),
    fc.constantFrom(', ', ';', ' - ', ',', '|', ' ', '\n'),
    fc.constantFrom('-', '/', '.'),
  );
  fc.assert(
    fc.property(list, ([days, apart, mark]) => {
      expect(holdsNik(days.map((day) => day.replaceAll('-', mark)).join(apart))).toBe(false);
    }),
    { numRuns: 2_000 },
  );
});
