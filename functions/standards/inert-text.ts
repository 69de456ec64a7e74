import { literal } from './sql-text.ts';

/**
 * A text that a spreadsheet would take for a formula when it opens a CSV file: `=`, `+`, `-` or `@` in front, also in full width or behind
 * blanks, and a tab or a return in front (OWASP, "CSV Injection").
 */
const blanks = '[\\s\\x{00a0}\\x{200b}\\x{3000}\\x{feff}]*';
const formulaShape = `(?s)[\\t\\r].*|${blanks}[=+@\\x{ff1d}\\x{ff0b}\\x{ff0d}\\x{ff20}-].*`;
/** A number with a sign and a lone dash are what they are. */
const harmlessShape = '[+-]?[0-9]+([.,][0-9]+)*|-';

/** SQL: the text with an apostrophe in front where a spreadsheet would run it; NULL stays NULL. */
export function inertSql(text: string): string {
  const live = `regexp_full_match(${text}, ${literal(formulaShape)}) AND NOT regexp_full_match(${text}, ${literal(harmlessShape)})`;
  return `CASE WHEN ${live} THEN concat('''', ${text}) ELSE ${text} END`;
}

/** The same for a header, in JavaScript. */
export function inertText(text: string): string {
  const live = /^([\t\r]|[\s\u00a0\u200b\u3000\ufeff]*[=+@\uff1d\uff0b\uff0d\uff20-])/;
  return live.test(text) && !new RegExp(`^(${harmlessShape})$`).test(text) ? `'${text}` : text;
}

/** Control bytes but tab and newlines: a title of an earlier standard may hold one, and no SQL text takes a NUL. */
const unseen = /[^\P{Cc}\t\n\r]/gu;

/** A column's name as the header of a CSV file has it, before it is quoted. */
export function headerText(title: string): string {
  return inertText(title.toWellFormed().replaceAll(unseen, ''));
}

/** A text as a cell of CSV (RFC 4180 §2): in quotes where it holds what would end it. */
export function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
