import { limits } from '../limits.ts';
import {
  type CandidateName,
  type ColumnFacts,
  candidateNames,
  emptyOrWordSql,
  fitsSql,
  isExponentSql,
  wordsSql,
} from '../standards/column-facts.ts';
import { infer } from '../standards/infer.ts';
import type { StandardContent } from '../standards/standard.ts';
import { cellsView, columnName } from './cells.ts';
import type { Database } from './instance.ts';

/**
 * A standard from the file itself. The first rows choose each column's candidate types, then one scan asks every cell:
 * a type is proposed only when all cells have it.
 */
export async function proposeStandard(database: Database, labels: readonly string[]): Promise<StandardContent> {
  const candidates = await sampledCandidates(database, labels);
  return infer(await columnFacts(database, labels, candidates));
}

async function sampledCandidates(database: Database, labels: readonly string[]): Promise<CandidateName[][]> {
  const names = labels.map((_, index) => columnName(index));
  const counts = candidateNames.map((name) => `bool_and(${fitsSql(name, 'cell')})`);
  const rows = await database.rows(
    `SELECT name, ${counts.join(', ')}
     FROM (UNPIVOT (SELECT ${names.join(', ')} FROM ${cellsView} LIMIT ${limits.inferSampleRows}) ON ${names.join(', ')} INTO NAME name VALUE cell)
     WHERE NOT ${emptyOrWordSql('cell')} GROUP BY name`,
  );
  const byName = new Map(rows.map(([name, ...fits]) => [String(name), candidateNames.filter((_, index) => fits[index] === true)]));
  return labels.map((_, index) => byName.get(`c${index + 1}`) ?? [...candidateNames]);
}

async function columnFacts(database: Database, labels: readonly string[], candidates: readonly CandidateName[][]): Promise<ColumnFacts[]> {
  const asked = labels.map((_, index) => candidates[index] ?? []);
  const selects = asked.flatMap((names, index) => {
    const cell = columnName(index);
    const empty = emptyOrWordSql(cell);
    const fits = names.map((name) => `bool_and(${empty} OR coalesce(${fitsSql(name, cell)}, FALSE))`);
    return [`count_if(NOT ${empty})`, wordsSql(cell), `count_if(${isExponentSql(cell)})`, ...fits];
  });
  const [row = []] = await database.rows(`SELECT ${selects.join(', ')} FROM ${cellsView}`);
  const values = row.values();
  const next = (): unknown => values.next().value;
  return labels.map((label, index) => {
    const cells = Number(next());
    const words = wordList(next());
    const exponents = Number(next());
    const fits = new Set((asked[index] ?? []).filter(() => next() === true));
    return { label, cells, words, exponents, fits };
  });
}

function wordList(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String).sort() : [];
}
