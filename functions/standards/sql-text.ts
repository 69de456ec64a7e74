/**
 * The only two ways that a name or a value enters SQL text (standard SQL quoting, which DuckDB follows): nothing from a
 * file or a standard is ever pasted bare.
 */

/** A quoted identifier. */
export function identifier(name: string): string {
  return `"${withoutNul(name).replaceAll('"', '""')}"`;
}

/** A quoted text literal. */
export function literal(text: string): string {
  return `'${withoutNul(text).replaceAll("'", "''")}'`;
}

/** A NUL would end the statement's text in C; `checkStandard` refuses it before. */
function withoutNul(text: string): string {
  if (text.includes('\0')) throw new Error('a NUL byte cannot stand in SQL text');
  return text;
}

/** From this many words on, a hash table is faster than comparing one by one. */
const manyWords = 50;

/**
 * SQL: whether the text is one of the words; NULL where it is NULL. The list is one constant: an `IN` list would keep a
 * vector for every word.
 */
export function isOneOf(text: string, words: readonly string[]): string {
  return isOneOfSql(text, words.map(literal));
}

/** The same for constants of any type, given as SQL. */
export function isOneOfSql(value: string, constants: readonly string[]): string {
  const list = `[${constants.join(', ')}]`;
  if (constants.length < manyWords) return `list_contains(${list}, ${value})`;
  return `(${value} IN (SELECT unnest(${list})))`;
}

/** All conditions at once; TRUE when there are none. */
export function allOf(conditions: readonly string[]): string {
  return conditions.length === 0 ? 'TRUE' : conditions.map((condition) => `(${condition})`).join(' AND ');
}

/** Any of the conditions; FALSE when there are none. */
export function anyOf(conditions: readonly string[]): string {
  return conditions.length === 0 ? 'FALSE' : conditions.map((condition) => `(${condition})`).join(' OR ');
}

/** White space as clerks and statistics offices write it: ordinary, tab, newlines, no-break, thin, narrow, zero-width, BOM. */
const whiteSpace = ' \t\n\r\u00a0\u2007\u2009\u202f\u200b\ufeff';

/**
 * The cell without white space around it. Most cells begin and end with a printable ASCII character: they are left alone, which is ten times faster. DuckDB asks a full match
 * once for each distinct cell of a row group, `regexp_matches` once for each cell.
 */
export function trimmed(cell: string): string {
  return `CASE WHEN regexp_full_match(${cell}, '([!-~]((?s:.*)[!-~])?)?') THEN ${cell} ELSE trim(${cell}, ${literal(whiteSpace)}) END`;
}

/** SQL: whether a cell holds nothing but white space. A printable first character answers for most cells, ten times faster than a pattern. */
export function isBlankSql(cell: string): string {
  return `CASE WHEN ${cell} BETWEEN '!' AND '~' THEN FALSE ELSE ${trimmed(cell)} = '' END`;
}
