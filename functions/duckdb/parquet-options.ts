import { limits } from '../limits.ts';
import { literal } from '../standards/sql-text.ts';

/** DuckDB's vector: a row group holds at least one. */
const vectorRows = 2_048;

/**
 * SQL: how DuckDB writes Parquet of so many columns within its memory. It keeps a row group's values, a few groups at a time, until the group is written, and reserves a
 * mebibyte for the dictionary of each column of text that has one: of a thousand columns that is all the memory there is, whatever the rows. `about` is written
 * into the file as key-value metadata.
 */
export function parquetSql(compression: 'snappy' | 'zstd', columns: number, about: Readonly<Record<string, string>> = {}): string {
  const options = ['FORMAT parquet', `COMPRESSION ${compression}`, `ROW_GROUP_SIZE ${rowGroupRows(columns)}`];
  const dictionaryBytes = Math.floor(limits.parquetDictionariesBytes / columns);
  // Where it is not less than DuckDB's own, its own holds: a few columns may have larger dictionaries.
  if (dictionaryBytes < 1024 * 1024) options.push(`STRING_DICTIONARY_PAGE_SIZE_LIMIT ${dictionaryBytes}`);
  const pairs = Object.entries(about).map(([key, value]) => `${literal(key)}: ${literal(value)}`);
  if (pairs.length > 0) options.push(`KV_METADATA {${pairs.join(', ')}}`);
  return `(${options.join(', ')})`;
}

function rowGroupRows(columns: number): number {
  const vectors = Math.floor(limits.parquetRowGroupCells / columns / vectorRows);
  return Math.min(limits.parquetRowGroupRows, Math.max(1, vectors) * vectorRows);
}
