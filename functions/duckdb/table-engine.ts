import type { NormalForm } from '../ingest/normal-form/form.ts';
import type { Table, TableEngine } from '../ingest/table-engine.ts';
import { limits } from '../limits.ts';
import type { StandardContent } from '../standards/standard.ts';
import { loadCodesFor } from './area-codes.ts';
import { cellsSql, cellsView, cellsViewSql } from './cells.ts';
import { type CheckedTable, checkTable } from './check-table.ts';
import { type Database, openDatabase } from './instance.ts';
import { type Proposal, proposeStandard } from './propose-standard.ts';
import { rowNumbersAt } from './row-numbers.ts';
import { writeParts } from './write-parts.ts';

/** Path of the area codes (area-codes.ts); without it a standard that asks for them can't be checked, and none is proposed. */
type Lists = { readonly areaCodes?: string };

/** Tables in DuckDB: one database in memory for each file, let go of by `close`. */
export function duckdbTableEngine({ areaCodes }: Lists = {}): TableEngine {
  return {
    open: async (path, form, directory, corrections = []) => {
      const cells = cellsSql(path, form, corrections);
      const database = await openDatabase(directory, areaCodes === undefined ? [path] : [path, areaCodes], limits.duckdbMemoryMegabytes);
      try {
        await database.run(cellsViewSql(cells));
      } catch (error) {
        database.close();
        throw error;
      }
      return tableOf(database, form, cells, directory, areaCodes);
    },
  };
}

function tableOf(database: Database, form: NormalForm, cells: string, scratch: string, areaCodes: string | undefined): Table {
  let lastCheck: (CheckedTable & { readonly standard: StandardContent }) | undefined;
  let proposal: Proposal | undefined;
  let rowsWritten: 'all' | 'valid' = 'all';
  return {
    missingRows: (rowNumbers) => missingRows(database, rowNumbers),
    propose: async () => {
      proposal = await proposeStandard(database, form, areaCodes);
      return proposal.content;
    },
    check: async (standard, references = new Map()) => {
      await loadCodesFor(database, standard, areaCodes);
      const checked = await checkTable(database, form, standard, references);
      lastCheck = { ...checked, standard };
      if (proposal?.content.fields !== standard.fields) return checked.outcome;
      return { ...checked.outcome, warnings: [...proposal.warnings, ...checked.outcome.warnings].slice(0, limits.maxReportedErrors) };
    },
    writeParts: async (standard, { wholePeriod, directory, rows = 'all' }) => {
      const checked = lastCheck?.standard === standard ? lastCheck : undefined;
      const target = { wholePeriod, scratch, directory, extents: checked?.extents };
      rowsWritten = checked?.outcome.validRows === form.rows ? 'all' : rows;
      if (rowsWritten === 'all') return writeParts(database, form, standard, target);
      if (checked?.badRows === undefined) throw new Error('no check says which rows are in error');
      try {
        return await writeParts(database, form, standard, { ...target, salvage: { cells, badRows: checked.badRows } });
      } finally {
        await database.run(cellsViewSql(cells));
      }
    },
    rowNumbersAt: (standard, period, places) => rowNumbersAt(database, form, { standard, period, places, rows: rowsWritten }),
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
