import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberText } from '../../../functions/ingest/workbook/number-text.ts';

describe('a stored number becomes the text that Excel shows', () => {
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
    ['0.30000000000000004', '0.3'],
    ['1.0413926851582251', '1.04139268515823'],
    ['4.9999999999999998E-2', '0.05'],
    ['99999999999999.996', '100000000000000'],
    ['1E-10', '0.0000000001'],
    ['1.5E3', '1500'],
    ['1E+14', '100000000000000'],
    ['123456789012345', '123456789012345'],
    ['3671015205900010', '3.67101520590001E+15'],
    ['3.67101520590001E+15', '3.67101520590001E+15'],
    ['3671015205900000', '3.6710152059E+15'],
    ['9999999999999999', '1E+16'],
    ['-1000000000000000', '-1E+15'],
    ['1E300', '1E+300'],
    [' 5 ', '5'],
    ['NaN', 'NaN'],
    ['1,5', '1,5'],
  ])('%s → %s', (stored, text) => {
    expect(numberText(stored)).toBe(text);
  });

  test('rounded at the fifteenth digit and without an exponent, for any number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e14, max: 1e14 }), (value) => {
        const text = numberText(String(value));
        expect(text).toMatch(/^-?\d+(\.\d+)?$/);
        expect(text.replace(/^-?[0.]*|\./g, '').length).toBeLessThanOrEqual(15);
        expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(Math.abs(value) * 5.1e-15);
      }),
    );
  });

  test('with all the digits of a whole number of up to fifteen', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n) + 1n, max: 10n ** 15n - 1n }), (value) => {
        expect(numberText(String(value))).toBe(String(value));
      }),
    );
  });

  test('and a NIK in a number cell always shows that Excel destroyed it', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 10n ** 15n, max: 10n ** 16n - 1n }), (nik) => {
        expect(numberText(String(nik))).toMatch(/^\d(\.\d{1,14})?E\+1[56]$/);
      }),
    );
  });
});
