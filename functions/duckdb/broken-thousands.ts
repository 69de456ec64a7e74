import { fileColumnOf, type NormalForm } from '../ingest/normal-form/form.ts';
import type { CellError } from '../ingest/table-engine.ts';
import {
  areBrokenThousands,
  brokenThousandsWords,
  fewerDecimalsShape,
  pointCountsSql,
  readPointCounts,
} from '../standards/broken-thousands.ts';
import { emptyOrWordSql } from '../standards/column-facts.ts';
import { titleOf } from '../standards/match-labels.ts';
import type { Field } from '../standards/standard.ts';
import { columnCells, type FirstCell, firstCells, unpivotedName } from './column-cells.ts';
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
    const rows = await database.rows(
      `SELECT name, ${pointCountsSql('text', `NOT ${emptyOrWordSql('text')}`)} FROM ${columnCells(columns)} GROUP BY name`,
    );
    const counts = new Map(rows.map(([name, values]) => [String(name), Array.isArray(values) ? values.map(Number) : []]));
    const broken = columns.filter((index) => areBrokenThousands(readPointCounts(counts.get(unpivotedName(index)) ?? [])));
    const first = await firstCells(database, broken, `regexp_full_match(text, '${fewerDecimalsShape}')`);
    for (const [index, cell] of first) {
      const field = fields[index];
      if (field !== undefined) found.set(index, warningOf(form, field, index, cell));
    }
  }
  return found;
}

function hasPoints({ type, format, decimalChar, groupChar }: Field): boolean {
  return type === 'number' && format === undefined && decimalChar === undefined && groupChar === undefined;
}

function warningOf(form: NormalForm, field: Field, index: number, { rowNumber, cell }: FirstCell): CellError {
  return {
    type: 'doubtful-type',
    fieldName: field.name,
    fieldNumber: fileColumnOf(form, index),
    rowNumber,
    cell,
    ...brokenThousandsWords(titleOf(field), rowNumber, cell),
  };
}
