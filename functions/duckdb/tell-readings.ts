import { titleOf } from '../standards/labels/match-labels.ts';
import { toldReadingsOf } from '../standards/rules/told-readings.ts';
import { type FileStandard, readingsSql, scans } from './columns.ts';
import { errorOf, type Found, nothingFound } from './found.ts';
import type { Database } from './instance.ts';

/** A warning for each column in which cells were read as its standard alone does not say. */
export async function tellReadings(database: Database, { fields }: FileStandard): Promise<Found> {
  const asked = fields.flatMap((column) => toldReadingsOf(column).map((reading) => ({ column, reading })));
  const warnings = [];
  for (const group of scans(asked)) {
    const counts = group.map(({ reading: { isRead } }) => `count_if(${isRead}), min(CASE WHEN ${isRead} THEN row_number END)`);
    const columns = [...new Set(group.map(({ column }) => column))];
    const [row = []] = await database.rows(`SELECT ${counts.join(', ')} FROM ${readingsSql(columns)}`);
    for (const [place, { column, reading }] of group.entries()) {
      const [cells, firstRow] = [Number(row[2 * place]), Number(row[2 * place + 1])];
      if (cells > 0) warnings.push(errorOf(column, reading.type, reading.words({ title: titleOf(column.field), cells, firstRow })));
    }
  }
  return { ...nothingFound, warnings };
}
