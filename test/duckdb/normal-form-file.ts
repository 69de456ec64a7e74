import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { duckdbTableEngine } from '../../functions/duckdb/table-engine.ts';
import type { Correction, Table } from '../../functions/ingest/table-engine.port.ts';
import { type NormalForm, withoutMark } from '../../functions/model/normal-form.ts';
import { areaCodes } from '../fakes/area-codes.ts';

/** A cell that is a typed value begins with its mark, as in the normal form. */
export type Cells = readonly (readonly string[])[];

/** A directory for one test, and what opens tables in it. */
export type Bench = {
  readonly directory: string;
  readonly form: (labels: readonly string[], rows: Cells) => Promise<{ path: string; form: NormalForm }>;
  readonly table: (labels: readonly string[], rows: Cells, corrections?: readonly Correction[]) => Promise<Table>;
  readonly close: () => Promise<void>;
};

/** The first record stands in row 2 of the clerk's file, as under a header. */
export const firstRowNumber = 2;
/** An empty column stands before the table, so that no index of a column is its number in the file by chance. */
export const firstFileColumn = 2;

export async function openBench(): Promise<Bench> {
  const directory = await mkdtemp(join(tmpdir(), 'satudata-duckdb-'));
  const tables: Table[] = [];
  let n = 0;
  const form = async (labels: readonly string[], rows: Cells): Promise<{ path: string; form: NormalForm }> => {
    n += 1;
    const path = join(directory, `form-${n}.txt`);
    await writeFile(path, rows.map(normalRecord).join(''));
    return { path, form: formOf(labels, rows) };
  };
  return {
    directory,
    form,
    table: async (labels, rows, corrections = []) => {
      const written = await form(labels, rows);
      // Named after its own file: two tables opened at once have a scratch each.
      const scratch = `${written.path}.scratch`;
      const table = await duckdbTableEngine({ areaCodes: areaCodes() }).open(written.path, written.form, scratch, corrections);
      tables.push(table);
      return table;
    },
    close: async () => {
      for (const table of tables) await table.close();
      await rm(directory, { recursive: true });
    },
  };
}

function normalRecord(cells: readonly string[], index: number): string {
  const inner = cells.map((cell) => cell.replaceAll('\n', '\x1d').replaceAll('\r', '\x1c'));
  return `${[index + firstRowNumber, ...inner].join('\x1f')}\n`;
}

function formOf(labels: readonly string[], rows: Cells): NormalForm {
  const numbers = rows.map((_, index) => BigInt(index + firstRowNumber));
  return {
    labels,
    fileColumns: labels.map((_, index) => index + firstFileColumn),
    headerRow: 1,
    rows: rows.length,
    rowNumberSum: numbers.reduce((sum, number) => sum + number, 0n),
    accounting: { read: rows.length, refused: 0, setAside: { listed: [], count: 0 } },
    columnsWithNewline: labels.flatMap((_, column) => (rows.some((cells) => /[\r\n]/.test(cells[column] ?? '')) ? [column] : [])),
    typedColumns: labels.flatMap((_, column) => (rows.some((cells) => withoutMark(cells[column] ?? '') !== cells[column]) ? [column] : [])),
    dialect: {
      container: 'csv',
      encoding: 'utf-8',
      byteOrderMark: false,
      delimiter: ',',
      quoteChar: '"',
      lineTerminator: '\n',
      header: true,
      headerRows: [1],
      skipped: [],
      skippedRows: 0,
      droppedFields: [1],
    },
    bytes: 0,
  };
}

/** A cell that a workbook keeps as a value, in canonical style. */
export const typed = (text: string) => `\x1e${text}`;
/** The same, shown as a percentage. */
export const share = (text: string) => `\x1b${text}`;
