import type { CellError } from '../ingest/table-engine.port.ts';
import { limits } from '../limits.ts';
import { fileColumnOf, type NormalForm } from '../model/normal-form.ts';
import { type CandidateName, candidateShapes, emptyOrWordSql, fitsSql, nearlyCandidates } from '../standards/inference/column-facts.ts';
import { doubtMessage, type TypedDates, typedDateMessage } from '../standards/inference/doubt-messages.ts';
import { titleOf } from '../standards/labels/match-labels.ts';
import { trimmed } from '../standards/sql-text.ts';
import type { Field } from '../standards/standard.ts';
import { cellsView, columnName, markNames } from './cells.ts';
import { columnCells, type FirstCell, firstCells, unpivotedName } from './column-cells.ts';
import { scans } from './columns.ts';
import type { Database } from './instance.ts';
import type { Marked } from './sampled-candidates.ts';

type Nearly = { readonly index: number; readonly candidate: CandidateName; readonly cells: number; readonly fitting: number };

/** What is told of a column; of all its cells but a few it is sure what they are, of half of them no more than that. `isMost`: of more than half, or of half with nothing else that fits as many, or the file says it. */
export type NearlyAll = { readonly warning: CellError; readonly isSure: boolean; readonly isMost: boolean };

/**
 * Warnings about columns proposed as text though half or more of their cells are numbers, or dates: a slip of the pen would else decide a column's type unseen.
 * `texts` are the indexes of such columns; the first rows spare most of them the scan.
 */
export async function nearlyAllWarnings(
  database: Database,
  form: NormalForm,
  fields: readonly Field[],
  texts: readonly number[],
  marked: Marked = new Set(),
): Promise<NearlyAll[]> {
  const sample = `(SELECT * FROM ${cellsView} LIMIT ${limits.inferSampleRows})`;
  const question = { from: sample, minCells: 1, slack: limits.nearlyAllSampleSlack };
  const sampled = await nearly(database, await withDigits(database, texts, question), { ...question, candidates: nearlyCandidates });
  const likely = new Set(sampled.map(({ index }) => index));
  const candidates = nearlyCandidates.filter((name) => sampled.some(({ candidate }) => candidate === name));
  const asked = texts.filter((index) => likely.has(index));
  const found = await nearly(database, asked, { candidates, from: cellsView, minCells: limits.nearlyAllMinCells, slack: 0 });
  const doubtful = asked.flatMap((index) => {
    const [best, next] = found.filter((each) => each.index === index).sort((a, b) => b.fitting - a.fitting);
    // A column that can be read whole in some way is text for another reason.
    return best === undefined || best.fitting === best.cells ? [] : [{ ...best, isBest: next?.fitting !== best.fitting }];
  });
  const strays = await firstStrays(database, doubtful);
  const typed = new Map<number, TypedDates>();
  for (const { index, candidate } of doubtful) {
    if (!marked.has(index) || candidateShapes[candidate].type !== 'date') continue;
    const dates = await typedDates(database, index);
    if (dates !== undefined) typed.set(index, dates);
  }
  return doubtful.flatMap((each) => {
    const [field, stray] = [fields[each.index], strays.get(each.index)];
    if (!field || !stray) return [];
    const dates = typed.get(each.index);
    if (dates !== undefined) {
      const { rowNumber, cell } = dates.firstText;
      const place = { fieldName: field.name, fieldNumber: fileColumnOf(form, each.index), rowNumber, cell };
      return [{ warning: { type: 'doubtful-type', ...place, ...typedDateMessage(titleOf(field), dates) }, isSure: false, isMost: true }];
    }
    const isSure = each.cells >= limits.sureMinCells && each.fitting >= each.cells * limits.sureShare;
    return [
      {
        warning: warningOf(fileColumnOf(form, each.index), field, each, stray),
        isSure,
        isMost: each.fitting * 2 > each.cells || each.isBest,
      },
    ];
  });
}

type Question = {
  readonly candidates: readonly CandidateName[];
  readonly from: string;
  readonly minCells: number;
  readonly slack: number;
};

/** The columns of which enough cells have a digit: no number and no date is without one, and to ask for each of them takes DuckDB a tenth of a second to bind. */
async function withDigits(
  database: Database,
  indexes: readonly number[],
  { from, minCells, slack }: Omit<Question, 'candidates'>,
): Promise<number[]> {
  const likely = new Set<unknown>();
  for (const columns of scans(indexes)) {
    const rows = await database.rows(
      `SELECT name, count(*), count_if(regexp_matches(text, '[0-9]')) FROM ${columnCells(columns, from)} WHERE NOT ${emptyOrWordSql('text')} GROUP BY name`,
    );
    for (const [name, cells, digits] of rows)
      if (Number(cells) >= minCells && Number(digits) >= Number(cells) * (limits.nearlyAllShare - slack)) likely.add(name);
  }
  return indexes.filter((index) => likely.has(unpivotedName(index)));
}

async function nearly(database: Database, indexes: readonly number[], question: Question): Promise<Nearly[]> {
  const { candidates, from, minCells, slack } = question;
  const fits = candidates.map((name) => `count_if(${fitsSql(name, 'cell', 'text')})`);
  const found: Nearly[] = [];
  for (const columns of scans(indexes)) {
    const rows = await database.rows(
      `SELECT name, count(*), ${fits.join(', ')} FROM ${columnCells(columns, from)} WHERE NOT ${emptyOrWordSql('text')} GROUP BY name`,
    );
    const counts = new Map(rows.map(([name, ...numbers]) => [String(name), numbers.map(Number)]));
    for (const index of columns) {
      const [cells = 0, ...fitting] = counts.get(unpivotedName(index)) ?? [];
      if (cells < minCells) continue;
      candidates.forEach((candidate, at) => {
        const count = fitting[at] ?? 0;
        if (count >= cells * (limits.nearlyAllShare - slack)) found.push({ index, candidate, cells, fitting: count });
      });
    }
  }
  return found;
}

/** The dates of a column that the workbook itself keeps as such, and the texts beside them; undefined where there are not both. */
async function typedDates(database: Database, index: number): Promise<TypedDates | undefined> {
  const [cell, isTyped] = [columnName(index), `coalesce(${markNames(index).typed}, FALSE)`];
  const [row] = await database.rows(
    `SELECT count_if(${isTyped} AND regexp_matches(${cell}, '^[0-9]{4}-[0-9]{2}-[0-9]{2}')), count_if(NOT ${isTyped}), min(row_number) FILTER (NOT ${isTyped}), arg_min(left(${cell}, ${limits.maxReportedCellCharacters}), row_number) FILTER (NOT ${isTyped}) FROM ${cellsView} WHERE NOT ${emptyOrWordSql(trimmed(cell))}`,
  );
  const [dates, texts, rowNumber, first] = row ?? [];
  if (!(Number(dates) > 0 && Number(texts) > 0)) return undefined;
  return { dates: Number(dates), texts: Number(texts), firstText: { rowNumber: Number(rowNumber), cell: String(first) } };
}

/** By index, the first cell of each column that is not what the others are. */
async function firstStrays(database: Database, doubtful: readonly Nearly[]): Promise<ReadonlyMap<number, FirstCell>> {
  const strays = new Map<number, FirstCell>();
  for (const candidate of nearlyCandidates) {
    const indexes = doubtful.filter((each) => each.candidate === candidate).map(({ index }) => index);
    const isStray = `NOT ${emptyOrWordSql('text')} AND NOT coalesce(${fitsSql(candidate, 'cell', 'text')}, FALSE)`;
    for (const columns of scans(indexes))
      for (const [index, stray] of await firstCells(database, columns, isStray)) strays.set(index, stray);
  }
  return strays;
}

function warningOf(fieldNumber: number, field: Field, { candidate, cells, fitting }: Nearly, { rowNumber, cell }: FirstCell): CellError {
  const words = doubtMessage({ title: titleOf(field), candidate, cells, strays: cells - fitting, rowNumber, cell });
  return { type: 'doubtful-type', fieldName: field.name, fieldNumber, rowNumber, cell, nearly: candidateShapes[candidate], ...words };
}
