import { fileColumnOf, type NormalForm } from '../ingest/normal-form/form.ts';
import type { CellError } from '../ingest/table-engine.ts';
import { limits } from '../limits.ts';
import {
  areBrokenThousands,
  brokenThousandsWords,
  fewerDecimalsShape,
  pointCountsSql,
  readPointCounts,
} from '../standards/broken-thousands.ts';
import { emptyOrWordSql } from '../standards/column-facts.ts';
import { titleOf } from '../standards/match-labels.ts';
import { trimmed } from '../standards/sql-text.ts';
import type { Field } from '../standards/standard.ts';
import { cellsView, columnName } from './cells.ts';
import { scans } from './columns.ts';
import type { Database } from './instance.ts';

/** Warnings about columns proposed as fractions whose points may divide thousands, by the column's index. */
export async function brokenThousands(
  database: Database,
  form: NormalForm,
  fields: readonly Field[],
): Promise<ReadonlyMap<number, CellError>> {
  const asked = fields.flatMap((field, index) => (hasPoints(field) ? [index] : []));
  const found = new Map<number, CellError>();
  for (const columns of scans(asked)) {
    const texts = columns.map((index) => `${trimmed(columnName(index))} AS t${index}`);
    const counts = columns.map((index) => pointCountsSql(`t${index}`, `NOT ${emptyOrWordSql(`t${index}`)}`));
    const [row = []] = await database.rows(`SELECT ${counts.join(', ')} FROM (SELECT ${texts.join(', ')} FROM ${cellsView})`);
    for (const [place, index] of columns.entries()) {
      const values = row[place];
      const field = fields[index];
      if (field === undefined || !Array.isArray(values) || !areBrokenThousands(readPointCounts(values.map(Number)))) continue;
      found.set(index, await warningOf(database, form, field, index));
    }
  }
  return found;
}

function hasPoints({ type, format, decimalChar, groupChar }: Field): boolean {
  return type === 'number' && format === undefined && decimalChar === undefined && groupChar === undefined;
}

async function warningOf(database: Database, form: NormalForm, field: Field, index: number): Promise<CellError> {
  const text = trimmed(columnName(index));
  const [row] = await database.rows(
    `SELECT row_number, ${text} FROM ${cellsView} WHERE regexp_full_match(${text}, '${fewerDecimalsShape}') ORDER BY row_number LIMIT 1`,
  );
  const rowNumber = Number(row?.[0]);
  const cell = String(row?.[1] ?? '').slice(0, limits.maxReportedCellCharacters);
  return {
    type: 'doubtful-type',
    fieldName: field.name,
    fieldNumber: fileColumnOf(form, index),
    rowNumber,
    cell,
    ...brokenThousandsWords(titleOf(field), rowNumber, cell),
  };
}
