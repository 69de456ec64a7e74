import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { builtInFormat, customFormat, type DateFormat, isShare } from '../../../functions/ingest/workbook/date-format.ts';
import { serialText } from '../../../functions/ingest/workbook/serial-text.ts';

function formatOf(code: string): DateFormat {
  const format = customFormat(code);
  if (format === undefined || format.kind !== 'date') throw new Error(`${code} shows no date`);
  return format;
}

describe('a number format that shows', () => {
  test.each(['dd/mm/yyyy', 'd-mmm-yy', '[$-421]dd mmmm yyyy;@', 'yyyy', 'mmm-yy', 'mmmm', 'YYYY-MM-DD', 'd "hari" mmmm'])(
    'a date: %s',
    (code) => {
      expect(customFormat(code)).toMatchObject({ date: true, time: false });
    },
  );

  test.each(['hh:mm', 'h:mm AM/PM', 'mm:ss', '[h]:mm:ss', '[mm]:ss', 'ss.000'])('a time: %s', (code) => {
    expect(customFormat(code)).toMatchObject({ date: false, time: true });
  });

  test.each(['dd/mm/yyyy hh:mm', 'm/d/yy h:mm;@'])('both: %s', (code) => {
    expect(customFormat(code)).toMatchObject({ date: true, time: true });
  });

  test.each([
    'General',
    '0.00',
    '#,##0',
    '0.00E+00',
    '"Rp"#,##0',
    '[Red]-0',
    '_-* #,##0_-',
    '@',
    '0" hari"',
    '\\d0',
    '[$Rp-421]#,##0',
    '#,##0;[Red]-#,##0',
  ])('neither: %s', (code) => {
    expect(customFormat(code)).toBeUndefined();
  });

  test.each(['0%', '0.00%', '#,##0.0 %;[Red]-0%'])('a share: %s', (code) => {
    expect(customFormat(code)).toEqual({ kind: 'percent' });
  });

  test.each(['0\\%', '0" %"'])('no share, but the sign alone: %s', (code) => {
    expect(isShare(customFormat(code))).toBe(false);
  });

  test('is known by number where the file need not spell it out', () => {
    expect([14, 22, 20, 46, 0, 9, 10, 49].map((id) => builtInFormat(id))).toEqual([
      expect.objectContaining({ date: true, time: false }),
      expect.objectContaining({ date: true, time: true }),
      expect.objectContaining({ date: false, time: true }),
      expect.objectContaining({ date: false, elapsed: true }),
      undefined,
      { kind: 'percent' },
      { kind: 'percent' },
      undefined,
    ]);
  });
});

describe('a serial number becomes', () => {
  const date = formatOf('dd/mm/yyyy');
  const both = formatOf('dd/mm/yyyy hh:mm');
  const time = formatOf('hh:mm');
  test.each<[string, DateFormat, string | undefined]>([
    ['46277', date, '2026-09-12'],
    ['46277.354166666664', date, '2026-09-12T08:30:00'],
    ['46277.354166666664', both, '2026-09-12T08:30:00'],
    ['46277', both, '2026-09-12T00:00:00'],
    ['0.35416666666666669', time, '08:30:00'],
    ['0', time, '00:00:00'],
    ['1.25', time, '1900-01-01T06:00:00'],
    ['1.25', formatOf('[h]:mm'), '30:00:00'],
    ['9.9999999999999996E-5', formatOf('mm:ss.0'), '00:00:08.640'],
    ['0.99999999', time, '1900-01-01T00:00:00'],
    ['1', date, '1900-01-01'],
    ['59', date, '1900-02-28'],
    ['60', date, '1900-02-29'],
    ['61', date, '1900-03-01'],
    ['2958465', date, '9999-12-31'],
    ['2958466', date, undefined],
    ['0', date, undefined],
    ['-1', date, undefined],
    ['3671015205900001', date, undefined],
    ['abc', date, undefined],
  ])('%s → %o → %s', (stored, format, text) => {
    expect(serialText(stored, format, false)).toBe(text);
  });

  test('four years and a day later where the workbook counts from 1904', () => {
    expect(serialText('44815', date, true)).toBe('2026-09-12');
    expect(serialText('0', date, true)).toBe('1904-01-01');
    expect(serialText('0.5', time, true)).toBe('12:00:00');
  });

  test('the day that many days on, for every day from March 1900', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_958_465 }), (day) => {
        expect(serialText(String(day), date, false)).toBe(new Date(Date.UTC(1899, 11, 30 + day)).toISOString().slice(0, 10));
      }),
    );
  });
});
