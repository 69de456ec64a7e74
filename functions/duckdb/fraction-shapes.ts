import { literal } from '../standards/sql-text.ts';
import { numberStyle } from '../standards/types/number-text.ts';
import type { FractionShape } from '../versions/version-differ.port.ts';
import { type FileField, type FileStandard, readingsSql, scans } from './columns.ts';
import type { Database } from './instance.ts';

/** How the texts of each field of fractions are written, by the field's name; typed cells of a workbook are numbers already, and are passed over. */
export async function fractionShapes(database: Database, { fields }: FileStandard): Promise<ReadonlyMap<string, FractionShape>> {
  const asked = fields.filter(({ field }) => field.type === 'number' && field.format !== 'percent');
  const shapes = new Map<string, FractionShape>();
  for (const columns of scans(asked)) {
    const [row = []] = await database.rows(`SELECT ${columns.flatMap(shapeSql).join(', ')} FROM ${readingsSql(columns)}`);
    for (const [index, { field }] of columns.entries())
      shapes.set(field.name, { marked: Number(row[2 * index]), likeThousands: Number(row[2 * index + 1]) });
  }
  return shapes;
}

function shapeSql({ field, names: { text, typed, missing } }: FileField): string[] {
  const { decimalChar } = numberStyle(field);
  const written = ` AND NOT ${missing}${typed === undefined ? '' : ` AND NOT ${typed}`}`;
  return [
    `count_if(contains(${text}, ${literal(decimalChar)})${written})`,
    `count_if(regexp_full_match(${text}, ${literal(`[+-]?[1-9][0-9]{0,2}[${decimalChar}][0-9]{3}`)})${written})`,
  ];
}
