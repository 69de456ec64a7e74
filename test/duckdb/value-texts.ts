import fc from 'fast-check';
import type { Field } from '../../functions/standards/standard.ts';

/** Texts of one column, near to one another, and what each says by the listed normalisations alone (docs/normalisations.md): written again here, sharing nothing with the SQL. */
export type Case = {
  readonly name: string;
  /** The normalisations that make some of its texts one. */
  readonly by: readonly string[];
  readonly field: Omit<Field, 'name'>;
  readonly texts: fc.Arbitrary<string>;
  readonly says: (text: string) => string;
};

const digit = fc.integer({ min: 0, max: 9 }).map(String);
const digits = (min: number, max: number) => fc.array(digit, { minLength: min, maxLength: max }).map((each) => each.join(''));
const sign = fc.constantFrom('', '', '', '-', '+');
const blank = fc.constantFrom('', '', '', ' ', '\u00a0', '\t');
const blanks = (text: fc.Arbitrary<string>) => fc.tuple(blank, text, blank).map((parts) => parts.join(''));
/** A few stems, so that texts are neighbours: they differ in zeros, signs, blanks or one digit far behind. */
const stems = fc.constantFrom(
  '0',
  '1',
  '12',
  '1234567',
  '9007199254740992',
  '9007199254740993',
  '3171070005009123',
  '3171070005009124',
  '99999999999999999999999999999999999998',
);
const ending = fc.constantFrom(
  '',
  '0',
  '00',
  '1',
  '10',
  '100000000000001',
  '1000000000000010',
  '12345678901234567891',
  '12345678901234567892',
);

const trim = (text: string) => text.replace(/^[\s\u00a0\u200b\ufeff]+|[\s\u00a0\u200b\ufeff]+$/g, '');

/** A number's digits in one way: no zeros at either end, no plus, no exponent, no sign of zero. */
function decimal(text: string): string {
  const [, minus = '', mantissa = '', exponent = '0'] = /^\s*([+-]?)([0-9.]*?)(?:[eE]([+-]?\d+))?\s*$/.exec(text) ?? [];
  const [whole = '', fraction = ''] = mantissa.split('.');
  const point = whole.length + Number(exponent);
  const all = whole + fraction;
  const padded = point < 0 ? '0'.repeat(-point) + all : all.padEnd(point, '0');
  const at = Math.max(point, 0);
  const canonical = `${padded.slice(0, at).replace(/^0+/, '')}.${padded.slice(at).replace(/0+$/, '')}`;
  return canonical === '.' ? '0' : `${minus === '-' ? '-' : ''}${canonical}`;
}
const hundredth = (text: string) => decimal(`${text}e-2`);

const two = (value: number) => String(value).padStart(2, '0');
const dayParts = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 2024, max: 2026 }));
const monthMessage = [
  ['Januari', 'Jan', 'january'],
  ['Februari', 'Peb', 'FEB'],
  ['Maret', 'mar', 'March'],
  ['April', 'Apr.', 'APRIL'],
  ['Mei', 'May', 'mei'],
  ['Juni', 'jun', 'June'],
  ['Juli', 'Jul', 'July'],
  ['Agustus', 'Agt', 'Ags'],
  ['September', 'Sept', 'sep'],
  ['Oktober', 'Okt', 'Oct'],
  ['November', 'Nopember', 'nov'],
  ['Desember', 'Des', 'Dec'],
] as const;
const numberOfMonth = (word: string) =>
  1 + monthMessage.findIndex((names) => names.some((name) => name.toLowerCase() === word.toLowerCase()));

const clock = fc
  .tuple(
    fc.integer({ min: 7, max: 9 }),
    fc.constantFrom(0, 5, 30),
    fc.constantFrom('', ':00', ':07', ':07.5', ':07.50', ':07.000001', ':07.500000', ':07.1234567'),
  )
  .map(([hour, minute, rest]) => `${two(hour)}:${two(minute)}${rest}`);
/** Seconds that are left out are none, and zeros at the end of their fraction go. */
const clockSays = (text: string) => (/^\d\d:\d\d$/.test(text) ? `${text}:00` : text).replace(/([.]\d*?)0+$/, '$1').replace(/[.]$/, '');

function moved(text: string): string {
  const [, day = '', time = '', offset] = /^(\S{10})[T ]([\d:.]+?)(Z|[+-]\d\d:?\d\d)?$/.exec(text) ?? [];
  const local = clockSays(time);
  if (offset === undefined) return `${day}T${local}`;
  const minutes = offset === 'Z' ? 0 : Number(`${offset[0]}1`) * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2)));
  const [whole = '', fraction = ''] = local.split('.');
  const at = new Date(Date.parse(`${day}T${whole}Z`) + (7 * 60 - minutes) * 60_000).toISOString().slice(0, 19);
  return fraction === '' ? at : `${at}.${fraction}`;
}

export const cases: readonly Case[] = [
  {
    name: 'text',
    by: ['text'],
    field: { type: 'string' },
    texts: fc.tuple(blank, fc.constantFrom('a', 'A', 'á', 'a\u0301', '1', '1.0', '01', '-'), blank).map((parts) => parts.join('')),
    says: (text) => text,
  },
  {
    name: 'whole numbers',
    by: ['blanks', 'zeros-in-front', 'zero-sign'],
    field: { type: 'integer' },
    texts: blanks(fc.tuple(sign, fc.constantFrom('', '0', '00'), stems).map((parts) => parts.join(''))),
    says: (text) => decimal(trim(text)),
  },
  {
    name: 'whole numbers in groups',
    by: ['groups'],
    field: { type: 'integer', groupChar: '.', decimalChar: ',' },
    texts: fc.tuple(sign, fc.constantFrom('1250', '1.250', '12.500', '1.250.000', '1250000', '125', '0125')).map((parts) => parts.join('')),
    says: (text) => decimal(text.replaceAll('.', '')),
  },
  {
    name: 'fractions',
    by: ['zeros-behind', 'empty-fraction', 'bare-fraction', 'digits'],
    field: { type: 'number' },
    texts: blanks(
      fc
        .tuple(sign, fc.constantFrom('0', '1', '12', '00012', '1234567'), ending)
        .map(([plus, whole, rest]) => `${plus}${whole}${rest === '' ? '' : '.'}${rest}`),
    ),
    says: (text) => decimal(trim(text)),
  },
  {
    name: 'large numbers',
    by: ['zeros-in-front'],
    field: { type: 'number' },
    texts: fc.tuple(sign, stems).map((parts) => parts.join('')),
    says: decimal,
  },
  {
    name: 'any fractions',
    by: ['fine-digits'],
    field: { type: 'number' },
    texts: fc.tuple(sign, digits(1, 8), digits(1, 29)).map(([plus, whole, rest]) => `${plus}${whole}.${rest}`),
    says: decimal,
  },
  {
    name: 'exponents',
    by: ['exponent'],
    field: { type: 'number' },
    texts: fc
      .tuple(
        sign,
        fc.constantFrom('1', '10', '1.0', '1.00000000000000001', '12.5', '.5', '0'),
        fc.constantFrom('', 'e0', 'E1', 'e2', 'e+2', 'e-1', 'e-3', 'e-9', 'e9', 'e300', 'e-300'),
      )
      .map((parts) => parts.join('')),
    says: decimal,
  },
  {
    name: 'numbers with a comma',
    by: ['decimal-comma', 'groups'],
    field: { type: 'number', decimalChar: ',', groupChar: '.' },
    texts: fc
      .tuple(fc.constantFrom('1250', '1.250', '12'), fc.constantFrom('', ',5', ',50', ',500000000000000001', ',500000000000000002'))
      .map((parts) => parts.join('')),
    says: (text) => decimal(text.replaceAll('.', '').replace(',', '.')),
  },
  {
    name: 'rupiah',
    by: ['currency', 'shop-currency'],
    field: { type: 'number', format: 'rupiah' },
    texts: fc
      .tuple(
        fc.constantFrom('', 'Rp ', 'Rp', 'Rp. ', 'IDR '),
        fc.constantFrom('1250', '1.250', '12.500'),
        fc.constantFrom('', ',-', ',5', ',50', ',49999999999999999'),
      )
      .map((parts) => parts.join('')),
    says: (text) =>
      decimal(
        text
          .replace(/^(Rp|IDR)[. ]*/, '')
          .replace(/,-$/, '')
          .replaceAll('.', '')
          .replace(',', '.'),
      ),
  },
  {
    name: 'percentages',
    by: ['percentage'],
    field: { type: 'number', format: 'percent' },
    texts: fc
      .tuple(fc.constantFrom('9', '90', '0.9', '0.90', '0.900000000000000001', '100'), fc.constantFrom('', '%', ' %'))
      .map((parts) => parts.join('')),
    says: (text) => (text.endsWith('%') ? hundredth(trim(text.slice(0, -1))) : decimal(text)),
  },
  {
    name: 'percents with their unit',
    by: ['percent-sign'],
    field: { type: 'number', unit: '%' },
    texts: fc
      .tuple(fc.constantFrom('9', '90', '0.9', '0.90', '0.900000000000000001', '100'), fc.constantFrom('', '%', ' %'))
      .map((parts) => parts.join('')),
    says: (text) => decimal(trim(text.replace('%', ''))),
  },
  {
    name: 'numbers among text',
    by: ['dressed'],
    field: { type: 'number', bareNumber: false },
    texts: fc
      .tuple(
        fc.constantFrom('', '± ', 'kira '),
        fc.constantFrom('12', '12.5', '12.50', '12.500000000000000001', '-12'),
        fc.constantFrom('', ' kg', '%'),
      )
      .map((parts) => parts.join('')),
    says: (text) => decimal(text.replace(/[^0-9.-]/g, '')),
  },
  {
    name: 'truth',
    by: ['truth'],
    field: { type: 'boolean' },
    texts: blanks(fc.constantFrom('ya', 'Ya', 'YA', 'true', '1', 'tidak', 'Tidak', 'false', '0')),
    says: (text) => String(['ya', 'true', '1'].includes(trim(text).toLowerCase())),
  },
  {
    name: 'truth in own words',
    by: ['truth'],
    field: { type: 'boolean', trueValues: ['Ada', 'ADA'], falseValues: ['Nihil'] },
    texts: fc.constantFrom('Ada', 'ADA', 'ada', 'Nihil'),
    says: (text) => String(text !== 'Nihil'),
  },
  {
    name: 'days',
    by: ['day', 'day-blanks'],
    field: { type: 'date' },
    texts: blanks(dayParts.map(([day, month, year]) => `${year}-${two(month)}-${two(day)}`)),
    says: trim,
  },
  {
    name: 'days by a pattern',
    by: ['day'],
    field: { type: 'date', format: '%d/%m/%Y' },
    texts: fc
      .tuple(dayParts, fc.boolean())
      .map(([[day, month, year], isShort]) => (isShort ? `${day}/${month}/${year}` : `${two(day)}/${two(month)}/${year}`)),
    says: (text) =>
      text
        .split('/')
        .map((part) => part.padStart(2, '0'))
        .toReversed()
        .join('-'),
  },
  {
    name: 'days in words',
    by: ['month-words'],
    field: { type: 'date', format: '%d %B %Y' },
    texts: fc.tuple(dayParts, fc.nat(2)).map(([[day, month, year], form]) => `${day} ${monthMessage[month - 1]?.[form]} ${year}`),
    says: (text) => {
      const [day = '', word = '', year = ''] = text.split(' ');
      return `${year}-${two(numberOfMonth(word))}-${two(Number(day))}`;
    },
  },
  {
    name: 'any days',
    by: ['day'],
    field: { type: 'date', format: 'any' },
    texts: fc
      .tuple(dayParts, fc.nat(3))
      .map(
        ([[day, month, year], form]) =>
          [
            `${year}-${two(month)}-${two(day)}`,
            `${day}/${month}/${year}`,
            `${two(day)}-${two(month)}-${year}`,
            `${day} ${monthMessage[month - 1]?.[0]} ${year}`,
          ][form] ?? '',
      ),
    says: (text) => {
      if (/^\d{4}-/.test(text)) return text;
      const [day = '', month = '', year = ''] = text.split(/[/ -]/);
      return `${year}-${two(/^\d/.test(month) ? Number(month) : numberOfMonth(month))}-${two(Number(day))}`;
    },
  },
  { name: 'times', by: ['second-zeros'], field: { type: 'time' }, texts: blanks(clock), says: (text) => clockSays(trim(text)) },
  {
    name: 'any times',
    by: ['time'],
    field: { type: 'time', format: 'any' },
    texts: fc
      .tuple(
        fc.constantFrom('', 'pukul ', 'Jam '),
        fc.constantFrom('8.30', '08:30', '8:30', '08.30.00', '08:30:15', '8.31'),
        fc.constantFrom('', ' WIB'),
      )
      .map((parts) => parts.join('')),
    says: (text) =>
      clockSays(
        text
          .replace(/^\D+|\D+$/g, '')
          .replaceAll('.', ':')
          .replace(/^(\d):/, '0$1:'),
      ),
  },
  {
    name: 'days with times',
    by: ['offset', 'second-zeros'],
    field: { type: 'datetime' },
    texts: fc
      .tuple(dayParts, fc.constantFrom('T', ' '), clock, fc.constantFrom('', '', 'Z', '+07:00', '+0700', '+08:00', '-01:30'))
      .map(([[day, month, year], between, time, offset]) => `${year}-${two(month)}-${two(day)}${between}${time}${offset}`),
    says: moved,
  },
  {
    name: 'days with times by a pattern',
    by: ['day-and-time'],
    field: { type: 'datetime', format: '%d/%m/%Y %H:%M' },
    texts: fc
      .tuple(dayParts, fc.boolean(), fc.constantFrom('08:30', '8:30', '08:31'))
      .map(([[day, month, year], isShort, time]) => `${isShort ? `${day}/${month}` : `${two(day)}/${two(month)}`}/${year} ${time}`),
    says: (text) => {
      const [date = '', time = ''] = text.split(' ');
      return `${date
        .split('/')
        .map((part) => part.padStart(2, '0'))
        .toReversed()
        .join('-')}T${clockSays(time.padStart(5, '0'))}`;
    },
  },
  {
    name: 'any days with times',
    by: ['start-of-day', 'day-and-time'],
    field: { type: 'datetime', format: 'any' },
    texts: fc
      .tuple(dayParts, fc.constantFrom('', ' 00:00', ' 00.00', ' 08:30', ' 8.30', ' 00:00:00'))
      .map(([[day, month, year], time]) => `${day}/${month}/${year}${time}`),
    says: (text) => {
      const [date = '', time = '00:00'] = text.split(' ');
      return `${date
        .split('/')
        .map((part) => part.padStart(2, '0'))
        .toReversed()
        .join('-')}T${clockSays(time.replaceAll('.', ':').padStart(5, '0'))}`;
    },
  },
  {
    name: 'years',
    by: ['day-blanks'],
    field: { type: 'year' },
    texts: blanks(fc.constantFrom('2024', '2025', '0001', '0010')),
    says: trim,
  },
  {
    name: 'months',
    by: ['day-blanks'],
    field: { type: 'yearmonth' },
    texts: blanks(dayParts.map(([, month, year]) => `${year}-${two(month)}`)),
    says: trim,
  },
  {
    name: 'months in words',
    by: ['month'],
    field: { type: 'yearmonth', format: '%B %Y' },
    texts: fc.tuple(dayParts, fc.nat(2)).map(([[, month, year], form]) => `${monthMessage[month - 1]?.[form]} ${year}`),
    says: (text) => {
      const [word = '', year = ''] = text.split(' ');
      return `${year}-${two(numberOfMonth(word))}`;
    },
  },
  {
    name: 'months by number or by name',
    by: ['month-by-name'],
    field: { type: 'yearmonth' },
    texts: fc
      .tuple(dayParts, fc.nat(3))
      .map(([[, month, year], form]) => (form === 3 ? `${year}-${two(month)}` : `${monthMessage[month - 1]?.[form]} ${year}`)),
    says: (text) => {
      const [word = '', year] = text.split(' ');
      return year === undefined ? text : `${year}-${two(numberOfMonth(word))}`;
    },
  },
  {
    name: 'choices',
    by: ['choice'],
    field: { type: 'string', constraints: { enum: ['umum', 'Gigi', 'KIA', 'kia'] } },
    texts: blanks(fc.constantFrom('umum', 'Umum', 'UMUM', 'gigi', 'Gigi')),
    says: (text) => trim(text).toLowerCase(),
  },
  {
    name: 'choices that differ by case alone',
    by: ['text'],
    field: { type: 'string', constraints: { enum: ['umum', 'KIA', 'kia', 'Gigi'] } },
    texts: fc.constantFrom('KIA', 'kia', 'Gigi'),
    says: (text) => text,
  },
  {
    name: 'durations',
    by: ['kept-blanks'],
    field: { type: 'duration' },
    texts: blanks(fc.constantFrom('P1Y', 'P12M', 'PT60M', 'PT1H', 'P1D', 'PT24H')),
    says: trim,
  },
  { name: 'lists', by: ['kept'], field: { type: 'list' }, texts: blanks(fc.constantFrom('a,b', 'a, b', 'a', 'b,a')), says: trim },
  {
    name: 'lists of numbers',
    by: ['kept'],
    field: { type: 'list', itemType: 'number' },
    texts: blanks(fc.constantFrom('1,2', '1.0,2', '9007199254740993,1', '9007199254740992,1')),
    says: trim,
  },
  { name: 'JSON', by: ['kept'], field: { type: 'object' }, texts: blanks(fc.constantFrom('{"a":1}', '{"a": 1}', '{"a":1.0}')), says: trim },
  {
    name: 'points',
    by: ['kept'],
    field: { type: 'geopoint' },
    texts: blanks(fc.constantFrom('106.63,-6.18', '106.63, -6.18', '106.630,-6.18', '106.63000000000000001,-6.18')),
    says: trim,
  },
];
