import type { CellError } from '../ingest/table-engine.port.ts';
import { titleOf } from '../standards/labels/match-labels.ts';
import type { CompiledField } from '../standards/rules/compile.ts';
import { type ToldReading, toldReadingsOf } from '../standards/rules/told-readings.ts';
import type { FileField } from './columns.ts';
import { errorOf } from './found.ts';

export type CountedReading = { readonly reading: ToldReading; readonly cells: number; readonly others: number; readonly firstRow: number };

/** SQL: of each reading of a field that is told, the cells, those that were read otherwise, and the first one's row. */
export function readingCounts(field: CompiledField): string[] {
  return toldReadingsOf(field).flatMap(({ isRead, isOther = 'FALSE' }) => [
    `count_if(${isRead})`,
    `count_if(${isOther})`,
    `coalesce(min(row_number) FILTER (WHERE ${isRead}), 0)`,
  ]);
}

/** The same, as they come. */
export function nextReadings(field: CompiledField, next: () => number): CountedReading[] {
  return toldReadingsOf(field).map((reading) => ({ reading, cells: next(), others: next(), firstRow: next() }));
}

/** A warning for each column and reading; of a column that Excel destroyed nothing else is said. */
export function tellReadings(
  columns: readonly { readonly compiled: FileField; readonly destroyed: number; readonly readings: readonly CountedReading[] }[],
): CellError[] {
  return columns
    .filter(({ destroyed }) => destroyed === 0)
    .flatMap(({ compiled, readings }) =>
      readings
        .filter(({ reading, cells, others }) => cells > 0 && (reading.isOther === undefined || others > 0))
        .map(({ reading, ...told }) => errorOf(compiled, reading.type, reading.words({ title: titleOf(compiled.field), ...told }))),
    );
}
