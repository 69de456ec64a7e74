import type { CheckedTable } from '../ingest/table-engine.port.ts';
import type { NormalForm } from '../model/normal-form.ts';
import type { Judgement } from './check-table.ts';
import type { FileStandard } from './columns.ts';
import { firstRows } from './first-rows.ts';
import { fractionShapes } from './fraction-shapes.ts';
import type { Database } from './instance.ts';
import { rowNumbersAt } from './row-numbers.ts';
import { emptyCellsOf, wordsOf } from './words-of.ts';
import { writeParts } from './write-parts.ts';

/** A table as it was judged, ready to be written; `scratch` is where the database may write. */
export function checkedTable(database: Database, form: NormalForm, judgement: Judgement, scratch: string): CheckedTable {
  const { outcome, extents } = judgement;
  const isWhole = (rows: 'all' | 'valid'): boolean => rows === 'all' || outcome.validRows === form.rows;
  return {
    outcome,
    writeParts: async ({ rows = 'all', ...target }) => {
      const compiled = writable(judgement);
      const badRows = isWhole(rows) ? undefined : badRowsOf(judgement);
      return writeParts(database, form, compiled, { ...target, scratch, extents, badRows });
    },
    firstRows: () => firstRows(database, form, { compiled: judgement.known, extents }),
    rowNumbersAt: async (period, places, rows = 'all') =>
      rowNumbersAt(database, writable(judgement), { period, places, leavesOut: !isWhole(rows) }),
    wordsOf: (fieldName) => wordsOf(database, judgement.known, fieldName),
    emptyCellsOf: (fieldName) => emptyCellsOf(database, judgement.known, fieldName),
    fractionShapes: () => fractionShapes(database, writable(judgement)),
  };
}

function writable({ writable: compiled }: Judgement): FileStandard {
  if (compiled === undefined) throw new Error('the file’s columns are not those of the standard');
  return compiled;
}

function badRowsOf({ badRows }: Judgement): string {
  if (badRows === undefined) throw new Error('no row is valid, because a whole column is in error');
  return badRows;
}
