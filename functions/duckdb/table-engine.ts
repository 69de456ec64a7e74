import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Table, TableEngine } from '../ingest/table-engine.port.ts';
import { limits } from '../limits.ts';
import type { NormalForm } from '../model/normal-form.ts';
import { loadCodesFor } from './area-codes.ts';
import { cellsView } from './cells.ts';
import { checkTable } from './check-table.ts';
import { checkedTable } from './checked-table.ts';
import { firstRows } from './first-rows.ts';
import { type Database, openDatabase } from './instance.ts';
import { proposeStandard } from './propose-standard.ts';
import { removeStaged, stageCells } from './staged-cells.ts';

/** Path of the area codes (area-codes.ts); without it a standard that asks for them can't be checked, and none is proposed. */
type Lists = { readonly areaCodes?: string };

/** Tables in DuckDB: one database in memory for each file, let go of by `close`. */
export function duckdbTableEngine({ areaCodes }: Lists = {}): TableEngine {
  return {
    open: async (path, form, directory, corrections = []) => {
      const database = await openDatabase(directory, areaCodes === undefined ? [path] : [path, areaCodes], limits.duckdbMemoryMegabytes);
      const staged = join(directory, `${randomUUID()}.cells.parquet`);
      const close = async (): Promise<void> => {
        database.close();
        await removeStaged(staged);
      };
      try {
        await stageCells(database, { path, form, corrections }, staged);
      } catch (error) {
        await close();
        throw error;
      }
      return tableOf(database, form, { directory, areaCodes, close });
    },
  };
}

type Opened = { readonly directory: string; readonly areaCodes: string | undefined; readonly close: () => Promise<void> };

function tableOf(database: Database, form: NormalForm, { directory, areaCodes, close }: Opened): Table {
  return {
    missingRows: (rowNumbers) => missingRows(database, rowNumbers),
    firstRows: () => firstRows(database, form, { compiled: undefined, extents: new Map() }),
    propose: (answers = new Map()) => proposeStandard(database, form, { areaCodes, answers }),
    check: async (standard, references = new Map(), declared = []) => {
      await loadCodesFor(database, standard, areaCodes);
      return checkedTable(database, form, await checkTable(database, form, { standard, references, declared }), directory);
    },
    close,
  };
}

async function missingRows(database: Database, rowNumbers: readonly number[]): Promise<number[]> {
  const wanted = rowNumbers.filter(Number.isSafeInteger);
  if (wanted.length === 0) return [];
  const found = await database.rows(`SELECT row_number FROM ${cellsView} WHERE row_number IN (${wanted.join(', ')})`);
  const held = new Set(found.map(([rowNumber]) => Number(rowNumber)));
  return rowNumbers.filter((rowNumber) => !held.has(rowNumber));
}
