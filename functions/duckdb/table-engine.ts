import type { NormalForm } from '../ingest/normal-form.ts';
import type { Table, TableEngine } from '../ingest/table-engine.ts';
import { limits } from '../limits.ts';
import type { StandardContent } from '../standards/standard.ts';
import { cellsSql } from './cells.ts';
import { checkTable } from './check-table.ts';
import { type Database, openDatabase } from './instance.ts';
import { proposeStandard } from './propose-standard.ts';
import type { Extents } from './stored-columns.ts';
import { writeParts } from './write-parts.ts';

/** Tables in DuckDB: one database in memory for each file, let go of by `close`. */
export function duckdbTableEngine(): TableEngine {
  return {
    open: async (path, form, directory, corrections = []) => {
      if (corrections.length > 0) throw new Error('corrections are not built yet');
      const database = await openDatabase(directory, [path], limits.duckdbMemoryMegabytes);
      try {
        await database.run(cellsSql(path, form));
      } catch (error) {
        database.close();
        throw error;
      }
      return tableOf(database, form, directory);
    },
  };
}

function tableOf(database: Database, form: NormalForm, scratch: string): Table {
  let lastCheck: { readonly standard: StandardContent; readonly extents: Extents } | undefined;
  return {
    propose: () => proposeStandard(database, form.labels),
    check: async (standard) => {
      const { outcome, extents } = await checkTable(database, form, standard);
      lastCheck = { standard, extents };
      return outcome;
    },
    writeParts: (standard, { wholePeriod, directory, rows = 'all' }) => {
      if (rows !== 'all') throw new Error('salvage is not built yet');
      const extents = lastCheck?.standard === standard ? lastCheck.extents : undefined;
      return writeParts(database, form, standard, { wholePeriod, scratch, directory, extents });
    },
    close: async () => database.close(),
  };
}
