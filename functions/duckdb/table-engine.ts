import type { NormalForm } from '../ingest/normal-form.ts';
import type { Table, TableEngine } from '../ingest/table-engine.ts';
import { limits } from '../limits.ts';
import type { StandardContent } from '../standards/standard.ts';
import { cellsSql, cellsView, cellsViewSql } from './cells.ts';
import { type CheckedTable, checkTable } from './check-table.ts';
import { type Database, openDatabase } from './instance.ts';
import { proposeStandard } from './propose-standard.ts';
import { writeParts } from './write-parts.ts';

/** Tables in DuckDB: one database in memory for each file, let go of by `close`. */
export function duckdbTableEngine(): TableEngine {
  return {
    open: async (path, form, directory, corrections = []) => {
      const cells = cellsSql(path, form, corrections);
      const database = await openDatabase(directory, [path], limits.duckdbMemoryMegabytes);
      try {
        await database.run(cellsViewSql(cells));
      } catch (error) {
        database.close();
        throw error;
      }
      return tableOf(database, form, cells, directory);
    },
  };
}

function tableOf(database: Database, form: NormalForm, cells: string, scratch: string): Table {
  let lastCheck: (CheckedTable & { readonly standard: StandardContent }) | undefined;
  return {
    missingRows: (rowNumbers) => missingRows(database, rowNumbers),
    propose: () => proposeStandard(database, form.labels),
    check: async (standard) => {
      const checked = await checkTable(database, form, standard);
      lastCheck = { ...checked, standard };
      return checked.outcome;
    },
    writeParts: async (standard, { wholePeriod, directory, rows = 'all' }) => {
      const checked = lastCheck?.standard === standard ? lastCheck : undefined;
      const target = { wholePeriod, scratch, directory, extents: checked?.extents };
      if (rows === 'all' || checked?.outcome.validRows === form.rows) return writeParts(database, form, standard, target);
      if (checked?.badRows === undefined) throw new Error('no check says which rows are in error');
      try {
        return await writeParts(database, form, standard, { ...target, salvage: { cells, badRows: checked.badRows } });
      } finally {
        await database.run(cellsViewSql(cells));
      }
    },
    close: async () => database.close(),
  };
}

async function missingRows(database: Database, rowNumbers: readonly number[]): Promise<number[]> {
  const wanted = rowNumbers.filter(Number.isSafeInteger);
  if (wanted.length === 0) return [];
  const found = await database.rows(`SELECT row_number FROM ${cellsView} WHERE row_number IN (${wanted.join(', ')})`);
  const held = new Set(found.map(([rowNumber]) => Number(rowNumber)));
  return rowNumbers.filter((rowNumber) => !held.has(rowNumber));
}
