import type { CellError } from '../ingest/table-engine.port.ts';
import { limits } from '../limits.ts';
import { fileColumnOf, type NormalForm } from '../model/normal-form.ts';
import { keptAsTextMessage } from '../standards/rules/cell-messages.ts';
import type { Field } from '../standards/standard.ts';
import { cellsView, columnName } from './cells.ts';
import { compiledOn, scans } from './columns.ts';
import type { Database } from './instance.ts';
import { isRounded, numberExtents } from './stored-columns.ts';

/** Warnings about columns proposed as numbers that no decimal holds together, by the column's index: they stay text. Only columns with long cells are measured. */
export async function unholdableNumbers(
  database: Database,
  form: NormalForm,
  fields: readonly Field[],
): Promise<ReadonlyMap<number, CellError>> {
  const columns = await longNumbers(database, fields);
  if (columns.length === 0) return new Map();
  const asked = columns.flatMap((index) => fields[index] ?? []);
  const extents = await numberExtents(database, compiledOn(form, { content: { fields: asked }, columns }), cellsView);
  const rounded = columns.filter((index) => {
    const field = fields[index];
    return field !== undefined && isRounded(field, extents.get(field.name));
  });
  return new Map(rounded.flatMap((index) => (fields[index] ? [[index, warningOf(form, fields[index], index)] as const] : [])));
}

/** Two cells half as long as the widest decimal may be too wide together; an exponent makes a short one long. */
async function longNumbers(database: Database, fields: readonly Field[]): Promise<number[]> {
  const numbers = fields.flatMap(({ type }, index) => (type === 'number' ? [index] : []));
  const long: number[] = [];
  for (const columns of scans(numbers)) {
    const lengths = columns.map(
      (index) =>
        `max(CASE WHEN contains(lower(${columnName(index)}), 'e') THEN ${limits.maxNumberDigits} ELSE strlen(${columnName(index)}) END)`,
    );
    const [row = []] = await database.rows(`SELECT ${lengths.join(', ')} FROM ${cellsView}`);
    long.push(...columns.filter((_, place) => Number(row[place] ?? 0) > limits.maxNumberDigits / 2));
  }
  return long;
}

function warningOf(form: NormalForm, field: Field, index: number): CellError {
  return { type: 'rounded-numbers', fieldName: field.name, fieldNumber: fileColumnOf(form, index), ...keptAsTextMessage(field) };
}
