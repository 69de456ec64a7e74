import { limits } from '../limits.ts';
import { type CandidateName, candidateNames, emptyOrWordSql, fitsSql } from '../standards/inference/column-facts.ts';
import { markedFitsSql } from '../standards/inference/typed-facts.ts';
import { trimmed } from '../standards/sql-text.ts';
import { cellsView, columnName, markNames } from './cells.ts';
import { scans } from './columns.ts';
import type { Database } from './instance.ts';

/** Indexes of the columns that hold typed cells. */
export type Marked = ReadonlySet<number>;

/** By index, the types that all cells of the first rows fit; undefined for a column without a value in them. */
export async function sampledCandidates(
  database: Database,
  labels: readonly string[],
  marked: Marked,
): Promise<(CandidateName[] | undefined)[]> {
  const byName = new Map<string, CandidateName[]>();
  for (const columns of scans(labels.map((_, index) => index))) {
    const rows = await database.rows(columns.some((index) => marked.has(index)) ? markedSampleSql(columns, marked) : sampleSql(columns));
    for (const [name, ...fits] of rows)
      byName.set(
        String(name),
        candidateNames.filter((_, index) => fits[index] === true),
      );
  }
  return labels.map((_, index) => byName.get(`c${index + 1}`));
}

/** The first rows, a row for each cell, so that the candidates stand once in the statement however many columns there are. */
function sampleSql(indexes: readonly number[]): string {
  const columns = indexes.map(columnName);
  const heads = columns.map((name) => `left(${name}, ${limits.maxCandidateCharacters}) AS ${name}`).join(', ');
  const sample = `SELECT ${heads} FROM (SELECT ${columns.join(', ')} FROM ${cellsView} LIMIT ${limits.inferSampleRows})`;
  const cells = `SELECT name, cell, ${trimmed('cell')} AS text FROM (UNPIVOT (${sample}) ON ${columns.join(', ')} INTO NAME name VALUE cell)`;
  const fits = candidateNames.map((name) => `bool_and(${fitsSql(name, 'cell', 'text')})`);
  return `SELECT name, ${fits.join(', ')} FROM (${cells}) WHERE NOT ${emptyOrWordSql('text')} GROUP BY name`;
}

/** The same, with what the reader says of each cell. */
function markedSampleSql(indexes: readonly number[], marked: Marked): string {
  const rows = `(SELECT * FROM ${cellsView} LIMIT ${limits.inferSampleRows})`;
  const columns = indexes.map((index) => {
    const { typed, share } = markNames(index);
    const marks = marked.has(index) ? `${typed}, ${share}` : `FALSE AS ${typed}, FALSE AS ${share}`;
    const name = columnName(index);
    return {
      name,
      select: `left(${name}, ${limits.maxCandidateCharacters}) AS ${name}, ${marks}`,
      group: `(${name}, ${typed}, ${share}) AS ${name}`,
    };
  });
  const sample = `SELECT ${columns.map(({ select }) => select).join(', ')} FROM ${rows}`;
  const unpivoted = `UNPIVOT (${sample}) ON ${columns.map(({ group }) => group).join(', ')} INTO NAME name VALUE cell, typed, share`;
  const cells = `SELECT *, ${trimmed('cell')} AS text FROM (${unpivoted})`;
  const cell = { cell: 'cell', text: 'text', typed: 'typed', share: 'share' };
  const fits = candidateNames.map((name) => `bool_and(${markedFitsSql(name, cell)})`);
  return `SELECT name, ${fits.join(', ')} FROM (${cells}) WHERE NOT ${emptyOrWordSql('text')} GROUP BY name`;
}
