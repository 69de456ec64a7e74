import fc from 'fast-check';
import type { FilterOperator } from '../../functions/model/filter-operator.ts';
import type { Field } from '../../functions/standards/standard.ts';

/**
 * Columns of every type that compares otherwise than as text, the values that are asked for, and how they compare: worked out from the texts alone, in
 * fractions of whole numbers, so that it shares nothing with what it is compared with.
 */
export type ComparedColumn = {
  /** One list a part; empty cells are ''. */
  readonly parts: readonly { readonly type: Field['type']; readonly cells: readonly string[] }[];
  /** The type under which it is read. */
  readonly type: Field['type'];
  readonly values: readonly string[];
};

type Fraction = readonly [numerator: bigint, denominator: bigint];

function fractionOf(text: string): Fraction | undefined {
  const match = /^([+-]?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i.exec(text);
  if (!match || `${match[2]}${match[3]}` === '') return undefined;
  const [, sign, whole = '', fraction = '', power = '0'] = match;
  const digits = BigInt(`${whole}${fraction}`) * (sign === '-' ? -1n : 1n);
  const places = fraction.length - Number(power);
  return places > 0 ? [digits, 10n ** BigInt(places)] : [digits * 10n ** BigInt(-places), 1n];
}

/** In nanoseconds; a text with an offset is moved to WIB, as the data are. */
function momentOf(text: string): bigint | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:\d\d)?)?$/.exec(text);
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map((part) => Number(part ?? 0));
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day);
  if (at.getUTCDate() !== day) return undefined;
  at.setUTCHours(hour, minute, second);
  const zone = match[8];
  const [hours = 7, minutes = 0] = zone === undefined || zone === 'Z' ? [zone ? 0 : 7] : zone.slice(1).split(':').map(Number);
  const offset = (hours * 60 + minutes) * (zone?.startsWith('-') ? -1 : 1);
  return BigInt(at.getTime() + (7 * 60 - offset) * 60_000) * 1_000_000n + BigInt((match[7] ?? '').padEnd(9, '0'));
}

function clockOf(text: string): bigint | undefined {
  return /^\d\d:\d\d/.test(text) ? momentOf(`2000-01-01T${text}`) : undefined;
}

const sign = (difference: bigint): number => (difference < 0n ? -1 : difference > 0n ? 1 : 0);

/** Below, at or above 0, as `Array.sort` takes it; undefined where one isn't of that type. */
export function compareCells(type: Field['type'], one: string, other: string): number | undefined {
  const read = type === 'time' ? clockOf : momentOf;
  if (type === 'date' || type === 'datetime' || type === 'time') {
    const [a, b] = [read(one), read(other)];
    return a === undefined || b === undefined ? undefined : sign(a - b);
  }
  if (type === 'string') return Buffer.compare(Buffer.from(one), Buffer.from(other));
  const [a, b] = [fractionOf(one), fractionOf(other)];
  return a === undefined || b === undefined ? undefined : sign(a[0] * b[1] - b[0] * a[1]);
}

/** Whether a cell is among what is asked for; an empty one only differs. */
export function isFound(type: Field['type'], operator: FilterOperator, cell: string, values: readonly string[]): boolean {
  const compared = values.map((value) => (cell === '' ? undefined : compareCells(type, cell, value)));
  const [first] = compared;
  switch (operator) {
    case 'differs':
      return first !== 0;
    case 'in':
      return compared.includes(0);
    case 'less':
      return first !== undefined && first <= 0;
    case 'greater':
      return first !== undefined && first >= 0;
    case 'strictly_less':
      return first !== undefined && first < 0;
    case 'strictly_greater':
      return first !== undefined && first > 0;
    default:
      return first === 0;
  }
}

const digits = (from: number, to: number) => fc.stringMatching(new RegExp(`^[0-9]{${from},${to}}$`), { size: 'max' });
const anySign = fc.constantFrom('', '-');
const wholeOf = (from: number, to: number) => fc.tuple(anySign, digits(from, to)).map((parts) => parts.join(''));
const decimalOf = (whole: number, scale: number) =>
  fc.oneof(
    fc.tuple(anySign, digits(1, whole), fc.constant('.'), digits(1, scale)).map((parts) => parts.join('')),
    wholeOf(1, whole),
  );
/** In exponent form, as far as one decimal of 38 digits holds all of them. */
const withExponent = fc
  .tuple(fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }), fc.integer({ min: -12, max: 6 }))
  .map(([mantissa, exponent]) => `${mantissa}e${exponent}`);
const nearOne = fc.constantFrom('0.1', '0.3', '1e-05', '0.1000000000000001', '9007199254740993', '-0', '1e20');

/** All that a double is, digit by digit: close to what it is shown as, and another number. */
function expansionOf(text: string): string {
  const [whole, fraction = ''] =
    Math.abs(Number(text)) < 1e21 && Math.abs(Number(text)) > 1e-6 ? Number(text).toFixed(60).split('.') : [text];
  return fraction === '' ? text : `${whole}.${fraction}`;
}

/** Values close to the cells, far beyond what any column holds, and spelled in other ways. */
function numbersNear(cells: readonly string[]): fc.Arbitrary<string> {
  const isPlain = (text: string) => !/e/i.test(text);
  const change = fc.constantFrom<(text: string) => string>(
    (text) => text,
    (text) => (isPlain(text) ? `${text}${text.includes('.') ? '' : '.'}000` : text),
    (text) => (isPlain(text) ? `${text}${text.includes('.') ? '' : '.'}0000000000000000000000000000000000000000001` : text),
    (text) => (isPlain(text) && text.includes('.') ? text.slice(0, -1) : text),
    (text) => (isPlain(text) ? `${text}9` : text),
    (text) => (isPlain(text) ? `${text}e0` : text.replace('e', 'E')),
    (text) => (isPlain(text) ? `${text}0E-1` : text),
    (text) => (text.startsWith('-') ? text.slice(1) : `+${text}`),
    expansionOf,
  );
  const near = fc.tuple(fc.constantFrom(...cells), change).map(([cell, changed]) => changed(cell));
  const far = fc.constantFrom(
    ...['0', '-0', '+0.0', '1e40', '-1e40', '1e400', '-1e400', '1e-400', '-1e-400', '9007199254740993.5', '.5', '5.', '1e999', '-1e-999'],
    ...[
      '9223372036854775807',
      '9223372036854775808',
      '-9223372036854775809',
      '9'.repeat(38),
      `1${'0'.repeat(38)}`,
      '9'.repeat(400),
      '32768',
    ],
  );
  return fc.oneof({ weight: 4, arbitrary: near }, { weight: 1, arbitrary: far });
}

const isWholeNumber = (text: string) => {
  const fraction = fractionOf(text);
  return fraction !== undefined && fraction[0] % fraction[1] === 0n;
};

type Made = { readonly type: Field['type']; readonly cells: readonly string[] };
const some = (cell: fc.Arbitrary<string>) =>
  fc.array(fc.oneof({ weight: 8, arbitrary: cell }, fc.constant('')), { minLength: 1, maxLength: 30, size: 'max' });
const partOf = (type: Field['type'], cell: fc.Arbitrary<string>): fc.Arbitrary<Made> => some(cell).map((cells) => ({ type, cells }));

function withValues(type: Field['type'], parts: fc.Arbitrary<readonly Made[]>): fc.Arbitrary<ComparedColumn> {
  return parts.chain((made) => {
    const cells = made.flatMap((part) => part.cells).filter((cell) => fractionOf(cell) !== undefined);
    const value = numbersNear(cells.length === 0 ? ['7'] : cells).filter((text) => type === 'number' || isWholeNumber(text));
    return fc.array(value, { minLength: 6, maxLength: 6 }).map((values) => ({ parts: made, type, values }));
  });
}

const numberCell = fc.oneof(decimalOf(6, 2), decimalOf(16, 3), decimalOf(20, 10), decimalOf(2, 15), withExponent, nearOne);

/** By what it is stored as: BIGINT, DECIMAL(p, 0), DECIMAL(p, s), text where parts differ or an earlier standard held text, and the year's SMALLINT. */
export const numberColumns: Readonly<Record<string, fc.Arbitrary<ComparedColumn>>> = {
  'integers of 18 digits at most': withValues('integer', fc.tuple(partOf('integer', wholeOf(1, 18)))),
  'integers of up to 38 digits': withValues('integer', fc.tuple(partOf('integer', wholeOf(17, 38)))),
  'decimals of few digits': withValues('number', fc.tuple(partOf('number', decimalOf(7, 4)))),
  'decimals of many digits': withValues('number', fc.tuple(partOf('number', decimalOf(22, 12)))),
  'whole numbers in a column of numbers': withValues('number', fc.tuple(partOf('number', wholeOf(14, 20)))),
  'numbers in exponent form': withValues('number', fc.tuple(partOf('number', fc.oneof(withExponent, nearOne)))),
  'parts that store numbers differently': withValues('number', fc.array(partOf('number', numberCell), { minLength: 2, maxLength: 3 })),
  'parts that held text': withValues(
    'number',
    fc.tuple(partOf('string', fc.oneof(numberCell, fc.constantFrom('n/a', '007', '1.234,5', ' 7'))), partOf('number', decimalOf(6, 2))),
  ),
  'integers in parts that held text': withValues(
    'integer',
    fc.tuple(partOf('string', fc.oneof(wholeOf(1, 20), fc.constantFrom('7.6', 'tujuh'))), partOf('integer', wholeOf(1, 6))),
  ),
  'years beside numbers': withValues(
    'number',
    fc.tuple(partOf('year', fc.integer({ min: 1900, max: 2100 }).map(String)), partOf('number', decimalOf(1, 30))),
  ),
};

const two = (value: number) => String(value).padStart(2, '0');
const day = fc
  .date({ min: new Date('1899-12-30'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const clock = fc
  .tuple(fc.constantFrom(0, 7, 8, 23), fc.constantFrom(0, 30, 59), fc.constantFrom(0, 59), fc.constantFrom('', '.5', '.123456', '.000001'))
  .map(([hour, minute, second, fraction]) => `${two(hour)}:${two(minute)}:${two(second)}${fraction}`);
const fewDays = fc.constantFrom('2026-09-11', '2026-09-12', '2026-09-13');
const moment = fc.tuple(fc.oneof(fewDays, day), clock).map((parts) => parts.join('T'));
const zoned = fc
  .tuple(fc.oneof(fewDays, day), clock, fc.constantFrom('', 'Z', '+07:00', '-05:30', '+08:00'))
  .map(([a, b, zone]) => `${a}T${b}${zone}`);
const finer = moment.map((text) => (/\.\d{6}$/.test(text) ? `${text}001` : text));
const shorter = moment.map((text) => text.slice(0, 16));

function pairOf(type: Field['type'], cell: fc.Arbitrary<string>, value: fc.Arbitrary<string>): fc.Arbitrary<ComparedColumn> {
  return partOf(type, cell).chain((part) => {
    const filled = part.cells.filter((text) => text !== '');
    const any = filled.length === 0 ? value : fc.oneof(fc.constantFrom(...filled), value);
    return fc.array(any, { minLength: 6, maxLength: 6 }).map((values) => ({ parts: [part], type, values }));
  });
}

const word = fc
  .string({
    unit: fc.oneof(fc.constantFrom('a', 'A', 'z', ' ', ',', '"', '%', '0', 'é', '😀', '\uffff'), fc.string({ minLength: 1, maxLength: 1 })),
    maxLength: 4,
  })
  .map((text) => text.replaceAll(/\p{Cc}/gu, '').toWellFormed());

/** A part of an earlier standard that held text, and one that holds the type. */
function besideText(type: Field['type'], text: fc.Arbitrary<string>, cell: fc.Arbitrary<string>): fc.Arbitrary<ComparedColumn> {
  return fc
    .tuple(partOf('string', text), pairOf(type, cell, cell))
    .map(([earlier, { parts, values }]) => ({ parts: [earlier, ...parts], type, values }));
}

/** Dates, times and texts. */
export const otherColumns: Readonly<Record<string, fc.Arbitrary<ComparedColumn>>> = {
  dates: pairOf('date', fc.oneof(fewDays, day), fc.oneof(fewDays, day)),
  moments: pairOf('datetime', fc.oneof(moment, zoned), fc.oneof(moment, zoned, finer, shorter, fewDays)),
  'times of day': pairOf('time', clock, clock),
  'dates in parts that held text': besideText('date', fc.oneof(fewDays, fc.constantFrom('kemarin', '12/09/2026', '2026-02-30')), fewDays),
  'moments in parts that held text': besideText('datetime', fc.oneof(zoned, fc.constantFrom('pukul 8', 'n/a')), moment),
  'times in parts that held text': besideText('time', fc.oneof(clock, fc.constantFrom('08.30', 'pagi')), clock),
  texts: pairOf('string', word, word),
};
