import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isBirthDate, readBirthDate } from '../../../functions/persons/matching/birth-date.ts';
import { monthNames } from '../../../functions/standards/types/month-names.ts';

const agrees = (text: string, iso: string) => {
  const written = readBirthDate(text);
  return written !== undefined && isBirthDate(written, iso);
};

describe('a birth date as clerks write it', () => {
  const texts = [
    ...[
      '3/3/1980',
      '03-03-1980',
      '03-03-80',
      '3.3.1980',
      '1980-03-03',
      '1980/3/3',
      '3 Maret 1980',
      '03 MARET 1980',
      '3-Mar-80',
      '3/Mar/1980',
    ],
    ...['3 Mar. 1980', "3 Maret '80", '03 03 1980', '03 - 03 - 1980', '29283', '29283.0', "'03/03/1980", ' 3  Maret  1980 '],
    ...['1980-03-03 00:00:00', '1980-03-03T00:00:00.000Z', 'Tangerang, 03-03-1980', 'Senin, 3 Maret 1980', 'Kab. Lebak, 3/3/80'],
  ];
  test.each(texts)('%s is 3 March 1980', (text) => {
    expect(agrees(text, '1980-03-03')).toBe(true);
    expect(agrees(text, '1980-03-04')).toBe(false);
  });

  test.each(['', '1980', '31/2/1980', '29-02-1981', '3 Foo 1980', '13/13/1980', '0', '1980-03', '03031980', 'Maret 1980', '-29283'])(
    '%s is no day',
    (text) => {
      expect(readBirthDate(text)).toBeUndefined();
    },
  );

  test('the day stands before the month, never behind it', () => {
    expect(agrees('04/03/1980', '1980-03-04')).toBe(true);
    expect(agrees('04/03/1980', '1980-04-03')).toBe(false);
  });

  test('a year in two digits is of either century, one in four of its own', () => {
    expect([agrees('03-03-20', '2020-03-03'), agrees('03-03-20', '1920-03-03'), agrees('03-03-1920', '2020-03-03')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  const days = fc
    .date({ min: new Date('1927-06-01'), max: new Date('2030-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  test('every day agrees with itself in every form, and with no other day', () => {
    fc.assert(
      fc.property(days, days, (day, other) => {
        const [year = '', month = '', date = ''] = day.split('-');
        const name = monthNames[Number(month) - 1]?.[0] ?? '';
        const serial = String(Math.round((Date.parse(day) - Date.parse('1899-12-30')) / 86_400_000));
        for (const text of [
          day,
          `${date}/${month}/${year}`,
          `${Number(date)}-${Number(month)}-${year}`,
          `${date} ${name} ${year}`,
          serial,
        ]) {
          expect([text, agrees(text, day), agrees(text, other)]).toEqual([text, true, other === day]);
        }
      }),
    );
  });
});
