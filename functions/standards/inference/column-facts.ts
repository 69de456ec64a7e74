import { isOneOf, literal } from '../sql-text.ts';
import type { Field } from '../standard.ts';
import { dateSql, writtenMonthSql } from '../types/date-text.ts';
import { integerSql, keptNumberSql, numberSql, numberStyle } from '../types/number-text.ts';
import { textFormat } from '../types/text-format.ts';
import { datetimeSql, timeSql } from '../types/time-text.ts';
import type { ProposedList } from './infer-codes.ts';

/** What all cells of one column say, asked in SQL; `infer` decides from it. */
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
  /** What every cell holds, where that was asked and is one and the same. */
  readonly only?: string | undefined;
  /** Whether each cell is a typed value of a workbook or a whole number, and some are surely fractions; absent where no cell is typed. */
  readonly typedFractions?: boolean;
  /** The list that the cells are codes of, where there is one. */
  readonly codes?: ProposedList | undefined;
};

/** What stands for a missing value and for nothing else: BPS's dashes and dots, and what programs write. */
const missingSigns: readonly string[] = [
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
];

/** What stands in number and date columns where there is no value. In text they may mean something. */
const missingWords: readonly string[] = [...missingSigns, 'Tidak Ada', 'tidak ada', 'TIDAK ADA'];

/** True where no word seen says anything: a column of dashes alone holds nothing, one of "Tidak Ada" alone may be an answer. */
export function onlyMissingSigns(words: readonly string[]): boolean {
  return words.every((word) => missingSigns.includes(word));
}

/** How cells of a type are written. */
export type Shape = Pick<Field, 'type' | 'format' | 'decimalChar' | 'groupChar' | 'unit'>;

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
  'integer-spaces': { type: 'integer', groupChar: ' ' },
  'comma-spaces': { type: 'number', decimalChar: ',', groupChar: ' ' },
  rupiah: { type: 'number', format: 'rupiah' },
  boolean: { type: 'boolean' },
  'year-month-day': { type: 'date' },
  'year/month/day': { type: 'date', format: '%Y/%m/%d' },
  'day/month/year': { type: 'date', format: '%d/%m/%Y' },
  'month/day/year': { type: 'date', format: '%m/%d/%Y' },
  'day-month-year': { type: 'date', format: '%d-%m-%Y' },
  'month-day-year': { type: 'date', format: '%m-%d-%Y' },
  'day month year': { type: 'date', format: '%d %B %Y' },
  datetime: { type: 'datetime' },
  time: { type: 'time' },
  'year-month': { type: 'yearmonth' },
  'month year': { type: 'yearmonth', format: '%B %Y' },
  percent: { type: 'number', format: 'percent' },
  'percent-comma': { type: 'number', format: 'percent', decimalChar: ',' },
  /** Only where the label says so. */
  'percent-unit': { type: 'number', unit: '%' },
  'percent-unit-comma': { type: 'number', decimalChar: ',', unit: '%' },
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

/** Candidates of columns whose label names `%` as their unit: everywhere else `12,5 %` is a fraction. */
export const ofPercentUnit: readonly CandidateName[] = ['percent-unit', 'percent-unit-comma'];

/** Candidates that a column of text may have meant, but for a few slips of the pen. */
export const nearlyCandidates: readonly CandidateName[] = candidateNames.filter((name) => {
  const { type } = candidateShapes[name];
  return !ofPercentUnit.includes(name) && (type === 'integer' || type === 'number' || type === 'date');
});

/** SQL: whether a cell fits the candidate; `text` is the cell without white space around it, and neither is NULL. */
export function fitsSql(name: CandidateName, cell: string, text: string): string {
  if (name === 'phone') return `regexp_full_match(${text}, ${literal(mobileShape)})`;
  if (name === 'rounded') return `regexp_full_match(${cell}, '[1-9][0-9]{14}0')`;
  if (name === 'boolean') return `lower(${text}) IN ('true', 'false')`;
  const shape: Shape = candidateShapes[name];
  switch (shape.type) {
    case 'string':
      return textFormat(shape.format ?? '')?.valid(cell) ?? 'FALSE';
    case 'year':
      return `regexp_full_match(${text}, '(19[0-9]{2}|20[0-9]{2})')`;
    case 'date':
      return `${dateSql(text, shape.format)} IS NOT NULL`;
    case 'datetime':
      return `${datetimeSql(text, shape.format)} IS NOT NULL`;
    case 'time':
      return `${timeSql(text, shape.format)} IS NOT NULL`;
    case 'yearmonth':
      return `coalesce(${writtenMonthSql(text, shape.format)} BETWEEN '1900' AND '2100', FALSE)`;
    default:
      return `NOT regexp_full_match(${text}, ${literal(codeShape)}) AND ${numberCandidateSql(shape, text)}`;
  }
}

function numberCandidateSql(shape: Shape, text: string): string {
  if (shape.format === 'percent') return `ends_with(${text}, '%') AND ${numberSql(text, numberStyle(shape))} IS NOT NULL`;
  const style = numberStyle(shape);
  if (shape.type === 'integer') return `${integerSql(text, style)} IS NOT NULL`;
  return `${keptNumberSql(text, numberSql(text, style))} IS NOT NULL`;
}

/** SQL: whether a trimmed text holds nothing, or a missing-value word; never NULL. */
export function emptyOrWordSql(text: string): string {
  return `coalesce(${isOneOf(text, ['', ...missingWords])}, TRUE)`;
}

/** SQL: which missing-value words the column holds, a bit each; `seenWords` reads them. A distinct list would cost memory for each column. */
export function wordsSql(text: string): string {
  const places = `list_position([${missingWords.map(literal).join(', ')}], ${text})`;
  return `bit_or(CASE WHEN ${isOneOf(text, missingWords)} THEN CAST(1 AS BIGINT) << (${places} - 1) ELSE 0 END)`;
}

/** The words whose bits are set. */
export function seenWords(bits: number): string[] {
  return missingWords.filter((_, place) => Math.floor(bits / 2 ** place) % 2 === 1);
}
