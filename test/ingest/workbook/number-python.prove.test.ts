import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { numberText } from '../../../functions/ingest/workbook/number-text.ts';

/**
 * What openpyxl reads of a number cell (`int`, else `float`), by Python alone: random doubles as Excel writes them (seventeen digits) and in their
 * shortest form, and decimals of up to seventeen digits. The text must be the same number in the same digits as Python's `repr`; of a long whole number that
 * is written with an exponent, in those that the file holds.
 */
const program = `
import random, struct
from decimal import Decimal
random.seed(20261130)
def double():
    while True:
        value = struct.unpack('>d', random.getrandbits(64).to_bytes(8, 'big'))[0]
        if value == value and abs(value) < 1e300 and abs(value) > 1e-300: return value
def stored(n):
    if n % 4 == 0: return '%.17G' % double()
    if n % 4 == 1: return '%.17G' % (random.randrange(10**9) / 100 * random.choice([1, 1.1, 0.07]))
    if n % 4 == 2: return repr(double())
    digits = str(random.randrange(10**random.randrange(1, 18)))
    return digits if random.random() < .5 else digits + '.' + str(random.randrange(1, 10**max(1, 17 - len(digits))))
for n in range(200000):
    text = stored(n)
    value = float(text) if any(c in text for c in '.eE') else int(text)
    held = 'e' in text.lower() and abs(value) >= 1e15 and value == int(value) and Decimal(text) == int(Decimal(text))
    print(text, (Decimal(text) if held else Decimal(repr(value))).normalize(), sep='\\t')
`;

const python = spawnSync('python3', ['-c', program], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, timeout: 300_000 });

test.skipIf(python.error !== undefined)('200,000 number cells read as Python reads them', () => {
  expect(python.stderr).toBe('');
  const lines = python.stdout.trim().split('\n');
  expect(lines).toHaveLength(200_000);
  const different = lines.filter((line) => {
    const [stored = '', expected = ''] = line.split('\t');
    return canonical(numberText(stored)) !== canonical(expected);
  });
  expect(different.slice(0, 5)).toEqual([]);
});

/** Sign, digits without zeros at the ends, and the place of the point: a number in no more than one way. */
function canonical(text: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:E([+-]?\d+))?$/.exec(text) ?? [];
  const digits = whole + fraction;
  const from = digits.search(/[1-9]/);
  if (from < 0) return '0';
  return `${sign}${digits.slice(from).replace(/0+$/, '')}e${whole.length - from + Number(exponent)}`;
}
