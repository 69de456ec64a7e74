import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isFigure } from '../../../functions/model/person-numbers/figures.ts';
import { foldedText } from '../../../functions/model/person-numbers/folded-text.ts';
import { holdsNik } from '../../../functions/model/person-numbers/held-numbers.ts';
import { isFigureSql, mayHoldNikSql } from '../../../functions/standards/rules/person-number-sql.ts';
import { innocents } from './innocents.ts';
import { anyNumber, someNumbers } from './numbers.ts';
import { spellings } from './spellings.ts';

/** What SQL says of each text. */
async function asked(texts: readonly string[], condition: (cell: string) => string): Promise<boolean[]> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  try {
    const read = await connection.runAndReadAll(`SELECT ${condition('cell')} FROM (SELECT unnest(CAST($texts AS JSON)->>'$[*]') AS cell)`, {
      texts: JSON.stringify(texts),
    });
    return read.getRows().map(([is]) => is === true);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

const missedOf = async (texts: readonly string[]) => {
  const isAsked = await asked(texts, mayHoldNikSql);
  expect(isAsked).toHaveLength(texts.length);
  return texts.filter((text, place) => holdsNik(text) && isAsked[place] !== true);
};

const points = Array.from({ length: 0x110000 }, (_, point) => point).filter((point) => point < 0xd800 || point > 0xdfff);
const hex = (point: number) => point.toString(16);
const percents = (text: string) => [...Buffer.from(text)].map((byte) => `%${hex(byte).padStart(2, '0')}`).join('');
const digitsOf = (text: string) => text.replace(/[^0-9]/g, '').length;
const countedOf = (text: string) => text.replace(/[^0-9%&\\]/g, '').length;
const holding = points.map((point) => String.fromCodePoint(point)).filter((character) => /[0-9%&<\\]/.test(foldedText(character)));

describe('characters that fold to digits or begin an encoding', () => {
  test('are asked about, each of them in a text that is long enough', async () => {
    expect(holding.length).toBeGreaterThan(1_000);
    const isAsked = await asked(
      holding.map((character) => character.repeat(16)),
      mayHoldNikSql,
    );
    // Plain digits alone have a shape of their own.
    expect(holding.filter((character, place) => character > '\u007f' && isAsked[place] !== true)).toEqual([]);
  });

  test('have no more digits than bytes, and than digits and signs in what encodes them', () => {
    const encodings = (character: string) => {
      const point = character.codePointAt(0) ?? 0;
      const written = [`\\u{${hex(point)}}`, `&#x${hex(point)};`, `&#${point};`, percents(character)];
      return [
        ...written,
        ...(point < 0x100 ? [`\\x${hex(point).padStart(2, '0')}`] : []),
        ...(point < 0x10000 ? [`%u${hex(point).padStart(4, '0')}`] : []),
      ];
    };
    const more = holding.filter((character) => {
      const digits = digitsOf(foldedText(character));
      return digits > Buffer.byteLength(character) || encodings(character).some((written) => countedOf(written) < digits);
    });
    expect(more).toEqual([]);
  });
});

test('every spelling that is found is asked about', async () => {
  expect(await missedOf(spellings.flatMap(([, write]) => someNumbers.map(write)))).toEqual([]);
});

const alphabet = [
  ...[
    '²',
    '①',
    '㊱',
    '⑪',
    '⑫',
    '⒈',
    '❸',
    '⓿',
    '🄋',
    '３',
    '٣',
    '𝟗',
    '½',
    '㏠',
    '1\ufe0f\u20e3',
    '\\x33',
    '\\u0036',
    '%33',
    '%25%33',
    '&#51;',
    '&#x0033;',
    '\\63',
    '\\33 ',
  ],
  ...[
    '%EF%BC%93',
    '%C2%B2',
    '&sup2;',
    '&nbsp;',
    '&#8203;',
    '\u200b',
    '\u00ad',
    '\u0305',
    '<b>',
    '</td>\n    <td>',
    '<',
    '%',
    '&',
    '\\',
    '\\n',
    '%20',
  ],
  ...[
    ' ',
    '      ',
    '.',
    ',',
    '-',
    '/',
    '_',
    '–',
    '—',
    '…',
    '........',
    '\u2800',
    '\n',
    'é',
    'E+15',
    'E+015',
    '0',
    '00',
    '1',
    'x',
    'a',
    'Dewi ',
    '3671',
    '081234567890',
  ],
];
const noise = fc.array(fc.constantFrom(...alphabet), { maxLength: 3 }).map((signs) => signs.join(''));
/** Each digit plain or written in another way, with something in front of some. */
const ways: readonly ((digit: string) => string)[] = [
  (digit) => String.fromCodePoint(0xff10 + Number(digit)),
  (digit) => '⓪①②③④⑤⑥⑦⑧⑨'[Number(digit)] ?? digit,
  (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? digit,
  (digit) => `&#x3${digit};`,
  (digit) => `%3${digit}`,
  (digit) => `\\u003${digit}`,
  (digit) => `%EF%BC%9${digit}`,
];
const written = fc
  .tuple(anyNumber, fc.array(fc.tuple(fc.nat(15), fc.oneof(noise, fc.constantFrom(...ways))), { maxLength: 4 }), noise, noise)
  .map(([number, changes, before, behind]) => {
    const digits = [...number];
    for (const [place, change] of changes) {
      const digit = number[place] ?? '';
      digits[place] = typeof change === 'string' ? `${change}${digit}` : change(digit);
    }
    return before + digits.join('').replace(/^36/, (pair) => (changes.length % 2 === 0 ? '㊱' : pair)) + behind;
  });
const random = fc.array(fc.constantFrom(...alphabet, ...'0123456789'), { minLength: 8, maxLength: 60 }).map((signs) => signs.join(''));

test('a text by lot that is found is asked about', async () => {
  const texts = fc.sample(fc.oneof({ arbitrary: written, weight: 4 }, random), 20_000);
  expect(texts.filter((text) => holdsNik(text)).length).toBeGreaterThan(4_000);
  expect(await missedOf(texts)).toEqual([]);
});

test('SQL and JavaScript call the same texts figures', async () => {
  const texts = [
    ...Object.values(innocents).flat(),
    ...spellings.flatMap(([, write]) => someNumbers.map(write)),
    ...fc.sample(random, 2_000),
  ];
  const isCalled = await asked(texts, isFigureSql);
  expect(texts.filter((text, place) => isFigure(text) !== isCalled[place])).toEqual([]);
});
