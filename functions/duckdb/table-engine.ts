import type { NormalForm } from '../ingest/normal-form.ts';
import type { Table, TableEngine } from '../ingest/table-engine.ts';
import { limits } from '../limits.ts';
import { cellsSql, cellsView } from './cells.ts';
import { checkTable } from './check-table.ts';
import { type Database, openDatabase } from './instance.ts';
import { proposeStandard } from './propose-standard.ts';
import { writeParts } from './write-parts.ts';

/** Tables in DuckDB: one database in memory for each file, let go of by `close`. */
export function duckdbTableEngine(): TableEngine {
  return {
    open: async (path, form, directory, corrections = []) => {
      if (corrections.length > 0) throw new Error('corrections are not built yet');
      const database = await openDatabase(directory, [path], limits.duckdbMemoryMegabytes);
      try {
        await database.run(cellsSql(path, form));
        await assertNothingLost(database, form);
      } catch (error) {
        database.close();
        throw error;
      }
      return tableOf(database, form, directory);
    },
  };
}

function tableOf(database: Database, form: NormalForm, scratch: string): Table {
  return {
    propose: () => proposeStandard(database, form.labels),
    check: (standard) => checkTable(database, form, standard),
    writeParts: (standard, { wholePeriod, directory, rows = 'all' }) => {
      if (rows !== 'all') throw new Error('salvage is not built yet');
      return writeParts(database, form, standard, { wholePeriod, scratch, directory });
    },
    close: async () => database.close(),
  };
}

/** The reader and the engine must agree on how many rows there are and on which: nothing may be lost silently. */
async function assertNothingLost(database: Database, form: NormalForm): Promise<void> {
  const [row] = await database.rows(`SELECT count(*), coalesce(sum(row_number), 0) FROM ${cellsView}`);
  const rows = BigInt(String(row?.[0]));
  const sum = BigInt(String(row?.[1]));
  if (rows === BigInt(form.rows) && sum === form.rowNumberSum) return;
  throw new Error(`the engine read ${rows} rows (row numbers sum ${sum}), the reader wrote ${form.rows} (${form.rowNumberSum})`);
}
