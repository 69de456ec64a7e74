import type { CellWord } from '../ingest/table-engine.port.ts';
import { limits } from '../limits.ts';
import { type FileStandard, readingsSql } from './columns.ts';
import type { Database } from './instance.ts';

/** What the filled cells of one field hold, the most frequent first. */
export async function wordsOf(database: Database, standard: FileStandard | undefined, fieldName: string): Promise<CellWord[]> {
  const asked = standard?.fields.find(({ field }) => field.name === fieldName);
  if (!asked) return [];
  const { text, missing } = asked.names;
  const rows = await database.rows(
    `SELECT trim(${text}) AS word, count(*) AS cells, min(row_number) AS first FROM ${readingsSql([asked])} WHERE NOT ${missing} GROUP BY word ORDER BY cells DESC, first LIMIT ${limits.maxWordsOfColumn}`,
  );
  return rows.map(([word, cells, first]) => ({ text: String(word), cells: Number(cells), rowNumber: Number(first) }));
}

/** How many cells of one field are empty, and where the first is. */
export async function emptyCellsOf(
  database: Database,
  standard: FileStandard | undefined,
  fieldName: string,
): Promise<CellWord | undefined> {
  const asked = standard?.fields.find(({ field }) => field.name === fieldName);
  if (!asked) return undefined;
  const [[cells, first] = []] = await database.rows(
    `SELECT count(*), min(row_number) FROM ${readingsSql([asked])} WHERE ${asked.names.missing}`,
  );
  return Number(cells) > 0 ? { text: '', cells: Number(cells), rowNumber: Number(first) } : undefined;
}
