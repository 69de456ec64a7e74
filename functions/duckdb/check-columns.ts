import type { CellError } from '../ingest/table-engine.ts';
import { limits } from '../limits.ts';
import { nikNumberWords, patternWords, periodsWords, roundedWords } from '../standards/cell-words.ts';
import { type CompiledStandard, periodText } from '../standards/compile.ts';
import { literal } from '../standards/sql-text.ts';
import type { Field, StandardContent } from '../standards/standard.ts';
import { readingsSql } from './columns.ts';
import type { Database } from './instance.ts';
import { type Extents, isRounded } from './stored-columns.ts';

/** Errors of whole columns, and the standard without the rules that can't be asked. */
export type ColumnErrors = { readonly errors: readonly CellError[]; readonly content: StandardContent };

/** A pattern that RE2 refuses would fail the whole check; it is said instead, once for its column, and not asked. */
export async function patternErrors(database: Database, content: StandardContent, fileNumbers: readonly number[]): Promise<ColumnErrors> {
  const errors: CellError[] = [];
  const fields: Field[] = [];
  for (const [index, field] of content.fields.entries()) {
    const { pattern, ...constraints } = field.constraints ?? {};
    if (pattern === undefined || (await isReadable(database, pattern))) {
      fields.push(field);
      continue;
    }
    fields.push({ ...field, constraints });
    errors.push({ type: 'constraint-error', fieldName: field.name, fieldNumber: fileNumbers[index] ?? 0, ...patternWords(field) });
  }
  return { errors, content: { ...content, fields } };
}

async function isReadable(database: Database, pattern: string): Promise<boolean> {
  try {
    await database.rows(`SELECT regexp_full_match('', ${literal(pattern)})`);
    return true;
  } catch {
    return false;
  }
}

/** Columns of numbers that would lose digits in silence. */
export function roundedErrors(compiled: CompiledStandard, extents: Extents, fileNumbers: readonly number[]): CellError[] {
  return compiled.fields.flatMap(({ field }, index) =>
    isRounded(field, extents.get(field.name))
      ? [{ type: 'type-error', fieldName: field.name, fieldNumber: fileNumbers[index] ?? 0, ...roundedWords(field) }]
      : [],
  );
}

/** Columns that the standard calls numbers, and whose cells are NIKs: stored as numbers they would reach readers whose numbers keep fewer digits. */
export function nikNumberErrors(compiled: CompiledStandard, nikShares: readonly number[], fileNumbers: readonly number[]): CellError[] {
  return compiled.fields.flatMap(({ field }, index) => {
    const isNumber = field.type === 'integer' || field.type === 'number';
    if (!isNumber || (nikShares[index] ?? 0) < limits.personalNikShare) return [];
    return [{ type: 'type-error', fieldName: field.name, fieldNumber: fileNumbers[index] ?? 0, ...nikNumberWords(field) }];
  });
}

/** Each period becomes a part: a file that holds too many is refused before any is written. */
export async function periodErrors(
  database: Database,
  compiled: CompiledStandard,
  fileNumbers: readonly number[],
  periodField: string | undefined,
): Promise<CellError[]> {
  const index = compiled.fields.findIndex(({ field }) => field.name === periodField);
  const period = compiled.fields[index];
  if (period === undefined) return [];
  const { field, names } = period;
  const [row] = await database.rows(`SELECT count(DISTINCT ${periodText(field, names.value)}) FROM ${readingsSql([period])}`);
  const periods = Number(row?.[0]);
  if (periods <= limits.maxPartsPerVersion) return [];
  const words = periodsWords(field, periods, limits.maxPartsPerVersion);
  return [{ type: 'constraint-error', fieldName: field.name, fieldNumber: fileNumbers[index] ?? 0, ...words }];
}
