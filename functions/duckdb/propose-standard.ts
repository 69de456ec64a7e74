import type { NormalForm } from '../ingest/normal-form.ts';
import type { CellError } from '../ingest/table-engine.ts';
import { limits } from '../limits.ts';
import {
  type CandidateName,
  type ColumnFacts,
  candidateNames,
  emptyOrWordSql,
  fitsSql,
  seenWords,
  wordsSql,
} from '../standards/column-facts.ts';
import { fieldNames } from '../standards/field-name.ts';
import { firstCandidates, infer, isIdentifier, otherCandidates, personNumber, unitColumn } from '../standards/infer.ts';
import { trimmed } from '../standards/sql-text.ts';
import type { StandardContent } from '../standards/standard.ts';
import { exponentSql } from '../standards/text-format.ts';
import { cellsView, columnName } from './cells.ts';
import { scans } from './columns.ts';
import type { Database } from './instance.ts';
import { nearlyAllWarnings } from './nearly-all.ts';
import { proposeCodes } from './propose-codes.ts';

/** A proposed standard, and what made it doubtful. */
export type Proposal = { readonly content: StandardContent; readonly warnings: readonly CellError[] };

/**
 * A standard from the file itself, of so many rows. The first rows choose each column's candidate types, then one scan asks every cell:
 * a type is proposed only when all cells have it. A column that looked like whole numbers and isn't is asked once more.
 */
export async function proposeStandard(database: Database, { labels, rows }: NormalForm, areaCodes: string | undefined): Promise<Proposal> {
  const names = fieldNames(labels);
  const sampled = await sampledCandidates(database, labels);
  const first = names.map((name, index) => firstCandidates(name, sampled[index] ?? []));
  // Without a value among the first rows, whether there is any, and what stands for it, is asked as well.
  const always = names.map((name, index) => personNumber(name) !== undefined || sampled[index] === undefined);
  const facts = await columnFacts(database, labels, first, always);
  const rest = first.map((asked, index) =>
    asked.includes('integer') && !facts[index]?.fits.has('integer') ? otherCandidates(sampled[index] ?? [], asked) : [],
  );
  const more = await columnFacts(database, labels, rest, []);
  const codes = await proposeCodes(database, new Map([...names.entries()].filter(([, name]) => isIdentifier(name))), areaCodes);
  const known = facts.map((found, index) => ({
    ...found,
    fits: new Set([...found.fits, ...(more[index]?.fits ?? [])]),
    codes: codes.get(index),
  }));
  const unitIndex = names.indexOf(unitColumn);
  const unit = unitIndex < 0 ? undefined : await onlyText(database, unitIndex);
  const content = infer(
    unit === undefined ? known : known.map((facts, index) => (index === unitIndex ? { ...facts, only: unit } : facts)),
    rows,
  );
  const texts = content.fields.flatMap(({ name, type }, index) => (type === 'string' && !isIdentifier(name) ? [index] : []));
  return { content, warnings: await nearlyAllWarnings(database, content.fields, texts) };
}

/** What every cell of the column holds, where that is one text. */
async function onlyText(database: Database, index: number): Promise<string | undefined> {
  const text = trimmed(columnName(index));
  const [row] = await database.rows(`SELECT min(${text}), max(${text}), count(*) = count(${columnName(index)}) FROM ${cellsView}`);
  const [least, most, filled] = row ?? [];
  return typeof least === 'string' && least !== '' && least === most && filled === true ? least : undefined;
}

/** Undefined for a column without a value in the first rows. */
async function sampledCandidates(database: Database, labels: readonly string[]): Promise<(CandidateName[] | undefined)[]> {
  const byName = new Map<string, CandidateName[]>();
  for (const columns of scans(labels.map((_, index) => columnName(index)))) {
    const rows = await database.rows(sampleSql(columns));
    for (const [name, ...fits] of rows)
      byName.set(
        String(name),
        candidateNames.filter((_, index) => fits[index] === true),
      );
  }
  return labels.map((_, index) => byName.get(`c${index + 1}`));
}

/** The first rows, a row for each cell, so that the candidates stand once in the statement however many columns there are. */
function sampleSql(columns: readonly string[]): string {
  const heads = columns.map((name) => `left(${name}, ${longestCandidateCharacters}) AS ${name}`).join(', ');
  const sample = `SELECT ${heads} FROM (SELECT ${columns.join(', ')} FROM ${cellsView} LIMIT ${limits.inferSampleRows})`;
  const cells = `SELECT name, cell, ${trimmed('cell')} AS text FROM (UNPIVOT (${sample}) ON ${columns.join(', ')} INTO NAME name VALUE cell)`;
  const fits = candidateNames.map((name) => `bool_and(${fitsSql(name, 'cell', 'text')})`);
  return `SELECT name, ${fits.join(', ')} FROM (${cells}) WHERE NOT ${emptyOrWordSql('text')} GROUP BY name`;
}

/** Longer cells are text; a map's outline of a megabyte need not be tried as a date. */
const longestCandidateCharacters = 100;

/** The facts of all columns, in one scan where they are few enough; a column without candidates is text already. */
async function columnFacts(
  database: Database,
  labels: readonly string[],
  candidates: readonly CandidateName[][],
  always: readonly boolean[],
): Promise<ColumnFacts[]> {
  const asked = labels.flatMap((_, index) => ((candidates[index] ?? []).length > 0 || always[index] ? [index] : []));
  const answers = new Map<number, ColumnFacts>();
  for (const columns of scans(asked)) {
    const selects = columns.flatMap((index) => factsSql(index, candidates[index] ?? []));
    const [row = []] = await database.rows(`SELECT ${selects.join(', ')} FROM ${textsSql(columns)}`);
    const values = row.values();
    for (const index of columns) answers.set(index, factsOf(labels[index] ?? '', candidates[index] ?? [], values));
  }
  return labels.map((label, index) => answers.get(index) ?? { label, cells: 0, words: [], exponents: 0, fits: new Set() });
}

function textsSql(columns: readonly number[]): string {
  const texts = columns.map((index) => `${columnName(index)}, ${trimmed(columnName(index))} AS t${index}`);
  const empty = columns.map((index) => `${emptyOrWordSql(`t${index}`)} AS e${index}`);
  return `(SELECT *, ${empty.join(', ')} FROM (SELECT ${texts.join(', ')} FROM ${cellsView}))`;
}

function factsSql(index: number, candidates: readonly CandidateName[]): string[] {
  const cell = columnName(index);
  const fits = candidates.map((name) => `bool_and(CASE WHEN e${index} THEN TRUE ELSE ${fitsSql(name, cell, `t${index}`)} END)`);
  return [`count_if(NOT e${index})`, wordsSql(`t${index}`), `count_if(${exponentSql(cell)})`, ...fits];
}

function factsOf(label: string, candidates: readonly CandidateName[], values: ArrayIterator<unknown>): ColumnFacts {
  const next = (): unknown => values.next().value;
  const cells = Number(next());
  const words = seenWords(Number(next() ?? 0));
  const exponents = Number(next());
  const fits = new Set(candidates.filter(() => next() === true));
  return { label, cells, words, exponents, fits };
}
