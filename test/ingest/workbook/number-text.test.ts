import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWithinExcelDigits, longNumberShown, numberText } from '../../../functions/ingest/workbook/number-text.ts';

describe('a stored number becomes a text', () => {
  test.each([
    ['0', '0'],
    ['-0', '0'],
    ['007', '7'],
    ['-12', '-12'],
    ['1234567890', '1234567890'],
    ['12.50', '12.5'],
    ['.5', '0.5'],
    ['.', '.'],
    ['29.350000000000001', '29.35'],
    ['0.10000000000000001', '0.1'],
    ['0.30000000000000004', '0.30000000000000004'],
    ['0.29999999999999999', '0.3'],
    ['1.0413926851582251', '1.0413926851582251'],
    ['5.0000000000000003E-2', '0.05'],
    ['99999999999999.996', '100000000000000'],
    ['1234567890123456.5', '1234567890123456.5'],
    ['1E-10', '0.0000000001'],
    ['1.5E3', '1500'],
    ['1E+14', '100000000000000'],
    ['123456789012345', '123456789012345'],
    ['3671015205900010', '3671015205900010'],
    ['3171070005009123', '3171070005009123'],
    ['3171070005009124', '3171070005009124'],
    ['31710700050091234', '31710700050091234'],
    ['9007199254740993', '9007199254740993'],
    ['12345678901234567890', '12345678901234567890'],
    ['3171070005009123.0', '3171070005009123'],
    ['3.67101520590001E+15', '3.67101520590001E+15'],
    ['3.1710700050091234e+16', '3.1710700050091234E+16'],
    ['3671015205900000', '3671015205900000'],
    ['9999999999999999', '9999999999999999'],
    ['-1000000000000000', '-1000000000000000'],
    ['1E300', '1E+300'],
    [' 5 ', '5'],
    ['NaN', 'NaN'],
    ['1,5', '1,5'],
  ])('%s → %s', (stored, text) => {
    expect(numberText(stored)).toBe(text);
  });

  const doubles = fc.double({ noNaN: true, noDefaultInfinity: true });
  /** As Excel writes a double into a file (seventeen digits), and as other programs do. */
  const writings = [(value: number) => value.toExponential(16).replace('e', 'E'), (value: number) => String(value), seventeenDigits];

  test('that is the same double, in the fewest digits that are, without an exponent but for long whole numbers', () => {
    fc.assert(
      fc.property(doubles, fc.constantFrom(...writings), (value, write) => {
        const text = numberText(write(value));
        expect(Number(text)).toBe(value === 0 ? 0 : value);
        if (!Number.isInteger(value)) {
          expect(text).toMatch(/^-?\d+\.\d*[1-9]$/);
          expect(digitsOf(text)).toBe(digitsOf(String(value)));
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('so two doubles never become one text, neighbours neither', () => {
    fc.assert(
      fc.property(doubles, fc.constantFrom(...writings), (value, write) => {
        const next = neighbour(value);
        fc.pre(Number.isFinite(next) && next !== 0 && value !== 0);
        expect(numberText(write(value))).not.toBe(numberText(write(next)));
      }),
      { numRuns: 2_000 },
    );
  });

  test('and two decimals of up to seventeen digits only where they are one double', () => {
    const decimal = fc.tuple(fc.bigInt({ min: 1n, max: 10n ** 17n - 1n }), fc.integer({ min: 1, max: 17 })).map(([digits, places]) =>
      String(digits)
        .padStart(places + 1, '0')
        .replace(new RegExp(`(.{${places}})$`), '.$1'),
    );
    const close = fc.tuple(decimal, fc.integer({ min: 0, max: 9 })).map(([text, digit]) => [text, `${text.slice(0, -1)}${digit}`] as const);
    fc.assert(
      fc.property(close, ([one, other]) => {
        fc.pre(digitsOf(one).length <= 17);
        if (numberText(one) === numberText(other)) expect(Number(one)).toBe(Number(other));
      }),
      { numRuns: 2_000 },
    );
  });

  test('with all the digits of a whole number, however many', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), (value) => {
        expect(numberText(String(value))).toBe(String(value));
        expect(numberText(`${value}.0`)).toBe(String(value));
      }),
    );
  });
});

describe('a whole number of sixteen digits and more', () => {
  test('is shown by Excel without its last ones', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 10n ** 15n, max: 10n ** 18n - 1n }), (long) => {
        expect(longNumberShown(String(long))).toMatch(/^\d(\.\d{1,14})?E\+1[567]$/);
        expect(isWithinExcelDigits(String(long))).toBe(String(long).slice(15).match(/^0+$/) !== null);
      }),
    );
  });

  test.each(['123456789012345', '1234567890123.456', 'tiga ratus ribu juta', '2026-09-12T08:30:00'])('%s is none', (text) => {
    expect(longNumberShown(text)).toBeUndefined();
  });
});

function seventeenDigits(value: number): string {
  return value.toPrecision(17);
}

/** The double next to it. */
function neighbour(value: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  view.setBigInt64(0, view.getBigInt64(0) + 1n);
  return view.getFloat64(0);
}

/** The digits that count: no sign, no zeros at the ends, no exponent. */
function digitsOf(text: string): string {
  const [mantissa = ''] = text.split('e');
  return mantissa.replace(/[-.]/g, '').replace(/^0+|0+$/g, '');
}
