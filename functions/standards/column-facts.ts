import { readingOf } from './compile-field.ts';
import { allOf, literal, literals, trimmed } from './sql-text.ts';
import type { Field } from './standard.ts';
import { exponentSql, textFormat } from './text-format.ts';

/** What all cells of one column say, counted by SQL; `infer` decides from it. */
export type ColumnFacts = {
  readonly label: string;
  /** Cells that hold something other than a missing-value word. */
  readonly cells: number;
  /** Missing-value words seen, as written. */
  readonly words: readonly string[];
  /** Candidates that every one of those cells fits. */
  readonly fits: ReadonlySet<CandidateName>;
  /** Cells in Excel's exponent form of a long number. */
  readonly exponents: number;
};

/** What stands in number and date columns where there is no value (BPS writes - and ...). In text they may mean something. */
export const missingWords: readonly string[] = [
  '-',
  '–',
  '—',
  '...',
  '…',
  'NA',
  'N/A',
  'n/a',
  '#N/A',
  'NaN',
  'nan',
  'NULL',
  'Null',
  'null',
  'None',
  'Tidak Ada',
  'tidak ada',
  'TIDAK ADA',
];

type Shape = Pick<Field, 'type' | 'format' | 'decimalChar' | 'groupChar'>;

/** Types that a column may turn out to have. */
export const candidateShapes = {
  integer: { type: 'integer' },
  year: { type: 'year' },
  point: { type: 'number' },
  comma: { type: 'number', decimalChar: ',' },
  'integer-commas': { type: 'integer', groupChar: ',' },
  'integer-dots': { type: 'integer', decimalChar: ',', groupChar: '.' },
  commas: { type: 'number', groupChar: ',' },
  dots: { type: 'number', decimalChar: ',', groupChar: '.' },
  rupiah: { type: 'number', format: 'rupiah' },
  boolean: { type: 'boolean' },
  'year-month-day': { type: 'date' },
  'year/month/day': { type: 'date', format: '%Y/%m/%d' },
  'day/month/year': { type: 'date', format: '%d/%m/%Y' },
  'month/day/year': { type: 'date', format: '%m/%d/%Y' },
  'day-month-year': { type: 'date', format: '%d-%m-%Y' },
  'month-day-year': { type: 'date', format: '%m-%d-%Y' },
  'day month year': { type: 'date', format: '%d %B %Y' },
  nik: { type: 'string', format: 'nik' },
  kk: { type: 'string', format: 'kk' },
  npsn: { type: 'string', format: 'npsn' },
  phone: { type: 'string' },
  rounded: { type: 'string' },
} as const satisfies Readonly<Record<string, Shape>>;

export type CandidateName = keyof typeof candidateShapes;
export const candidateNames = Object.keys(candidateShapes) as readonly CandidateName[];

/** Leading zeros, plus signs, sixteen digits or more and Excel's exponents: a number would not keep what they say. */
const codeShape = '[+].*|-?0[0-9].*|-?[0-9]{16,}.*|.*[eE][+]?[1-9][0-9]';
const mobileShape = '[+]?62 ?8[0-9 -]{8,13}';

/** SQL: whether a cell (NULL when empty) fits the candidate; never NULL for a cell that isn't. */
export function fitsSql(name: CandidateName, cell: string): string {
  const bare = trimmed(cell);
  if (name === 'phone') return `regexp_full_match(${bare}, ${literal(mobileShape)})`;
  if (name === 'rounded') return `regexp_full_match(${cell}, '[1-9][0-9]{14}0')`;
  if (name === 'boolean') return `lower(${bare}) IN ('true', 'false')`;
  const shape: Shape = candidateShapes[name];
  if (shape.type === 'string') return textFormat(shape.format ?? '')?.valid(cell) ?? 'FALSE';
  const value = readingOf({ name: 'candidate', ...shape }, cell, []).value;
  if (shape.type === 'year') return `coalesce(${value} BETWEEN 1900 AND 2100, FALSE)`;
  if (shape.type === 'date') return `${value} IS NOT NULL`;
  return allOf([`NOT regexp_full_match(${bare}, ${literal(codeShape)})`, `${value} IS NOT NULL`]);
}

/** SQL: whether a cell holds nothing, or a missing-value word. */
export function emptyOrWordSql(cell: string): string {
  return `coalesce(${trimmed(cell)} IN ${literals(['', ...missingWords])}, TRUE)`;
}

/** SQL: the missing-value words of the column, each once. */
export function wordsSql(cell: string): string {
  return `list(DISTINCT ${trimmed(cell)}) FILTER (${trimmed(cell)} IN ${literals(missingWords)})`;
}

/** SQL: whether a cell is a long number in Excel's exponent form. */
export const isExponentSql = exponentSql;
