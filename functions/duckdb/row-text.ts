import { headerText, inertSql } from '../standards/inert-text.ts';
import { identifier, literal } from '../standards/sql-text.ts';
import type { Field } from '../standards/standard.ts';
import { itemsSql } from '../standards/types/list-text.ts';

/** A column to be shown: its name in the parts, its stored type there (absent when no part has it), its header; and its field, where JSON shows more than a text. */
export type ShownColumn = { readonly name: string; readonly type: string | undefined; readonly title: string; readonly field?: Field };

/** The type of a column that holds numbers as text (parts-source.ts). */
export const numberText = 'NUMBER TEXT';

/** How a CSV file is written: what parts its columns, and its decimals. */
export type CsvDialect = { readonly delimiter: ',' | ';'; readonly decimal: '.' | ',' };

/** For programs, as RFC 4180 has it. */
const plainCsv: CsvDialect = { delimiter: ',', decimal: '.' };
/** For an Excel set to Indonesian: it parts columns at semicolons and reads `1.5` as the first of May. */
export const excelCsv: CsvDialect = { delimiter: ';', decimal: ',' };
/** By this Excel knows that a file is UTF-8. */
export const byteOrderMark = '\ufeff';

/** One header line of a CSV file (RFC 4180). */
export function csvHeader(columns: readonly ShownColumn[], { delimiter }: CsvDialect = plainCsv): string {
  const isSpecial = (title: string) => [delimiter, '"', '\r', '\n'].some((mark) => title.includes(mark));
  return columns
    .map(({ title }) => headerText(title))
    .map((title) => (isSpecial(title) ? `"${title.replaceAll('"', '""')}"` : title))
    .join(delimiter);
}

/**
 * SQL: the row as one CSV record (RFC 4180). A text that a spreadsheet would run gets an apostrophe in front; JSON and Parquet have it as it
 * is. A lone empty cell is quoted, because readers skip empty lines.
 */
export function csvRowSql(columns: readonly ShownColumn[], dialect: CsvDialect = plainCsv): string {
  const [only] = columns;
  if (columns.length === 1 && only !== undefined) return `coalesce(${csvCellSql(only, dialect)}, '""')`;
  return `concat(${columns.map((column) => csvCellSql(column, dialect)).join(`, ${literal(dialect.delimiter)}, `)})`;
}

/** SQL: the row as one JSON object, numbers as exact literals, text and dates as strings. */
export function jsonRowSql(columns: readonly ShownColumn[]): string {
  const members = columns.map(
    (column, index) => `${literal(`${index === 0 ? '{' : ','}${JSON.stringify(column.name)}:`)}, coalesce(${jsonValueSql(column)}, 'null')`,
  );
  return `concat(${members.join(', ')}, '}')`;
}

function csvCellSql(column: ShownColumn, { delimiter, decimal }: CsvDialect): string {
  const text = textSql(column);
  if (column.type !== 'VARCHAR') return decimal === '.' || !isBare(column.type) ? text : `replace(${text}, '.', ${literal(decimal)})`;
  const special = [literal(delimiter), `'"'`, 'chr(10)', 'chr(13)'].map((mark) => `contains(${text}, ${mark})`);
  const inert = inertSql(text);
  return `CASE WHEN ${special.join(' OR ')} THEN concat('"', replace(${inert}, '"', '""'), '"') ELSE ${inert} END`;
}

/** SQL: the cell as JSON text; NULL where it is empty. */
export function jsonValueSql(column: ShownColumn): string {
  const text = textSql(column);
  if (isBare(column.type)) return text;
  return (column.field && column.type === 'VARCHAR' ? compositeSql(text, column.field) : undefined) ?? quotedSql(text);
}

function quotedSql(text: string): string {
  return `CAST(to_json(${text}) AS VARCHAR)`;
}

/** Cells that are JSON already stand in the row as they are, lists as arrays; parts of an earlier standard may hold other texts. */
function compositeSql(text: string, field: Field): string | undefined {
  switch (field.type) {
    case 'array':
    case 'object':
    case 'geojson':
      return `CASE WHEN json_valid(${text}) THEN translate(${text}, chr(10) || chr(13), '  ') ELSE ${quotedSql(text)} END`;
    case 'list':
      return `CAST(to_json(${typedItemsSql(text, field)}) AS VARCHAR)`;
    default:
      return undefined;
  }
}

const itemTypes: Readonly<Partial<Record<NonNullable<Field['itemType']>, string>>> = { integer: 'HUGEINT', number: 'DOUBLE' };

function typedItemsSql(text: string, field: Field): string {
  const items = itemsSql(text, field);
  const type = itemTypes[field.itemType ?? 'string'];
  return type === undefined ? items : `list_transform(${items}, lambda each: TRY_CAST(each AS ${type}))`;
}

/** The value's canonical text: ISO dates, a decimal point, no zeros at the end of a fraction, no groups. */
export function textSql({ name, type }: ShownColumn): string {
  const column = identifier(name);
  if (type === undefined) return 'CAST(NULL AS VARCHAR)';
  if (type === 'VARCHAR' || type === numberText) return column;
  const text = `CAST(${column} AS VARCHAR)`;
  if (type.startsWith('TIMESTAMP')) return `replace(${text}, ' ', 'T')`;
  if (type.startsWith('DECIMAL') && !type.endsWith(',0)')) return `rtrim(rtrim(${text}, '0'), '.')`;
  return type === 'DOUBLE' ? `regexp_replace(${text}, '[.]0$', '')` : text;
}

function isBare(type: string | undefined): boolean {
  return type !== undefined && /^(DECIMAL|BIGINT|HUGEINT|SMALLINT|DOUBLE|BOOLEAN|NUMBER TEXT)/.test(type);
}
