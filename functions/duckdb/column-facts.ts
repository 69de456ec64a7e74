import { limits } from '../limits.ts';
import { type CandidateName, type ColumnFacts, emptyOrWordSql, fitsSql, seenWords, wordsSql } from '../standards/inference/column-facts.ts';
import { type MarkedCell, markedFitsSql, typedFractionsSql } from '../standards/inference/typed-facts.ts';
import { trimmed } from '../standards/sql-text.ts';
import { exponentSql } from '../standards/types/text-format.ts';
import { cellsView, columnName, markNames } from './cells.ts';
import { columnCells, markedColumnCells, unpivotedName } from './column-cells.ts';
import { scans } from './columns.ts';
import type { Database } from './instance.ts';
import type { Marked } from './sampled-candidates.ts';

/** The columns of a file, and how many rows it has. */
export type Columns = { readonly labels: readonly string[]; readonly rows: number; readonly marked: Marked };

/** One column, the candidates that it is asked about, and whether it holds typed cells. */
type Question = { readonly index: number; readonly candidates: readonly CandidateName[]; readonly isMarked: boolean };
type Answers = ReadonlyMap<number, readonly unknown[]>;

/** The facts of all columns; one without candidates is text already, and is asked only `always`. */
export async function columnFacts(
  database: Database,
  { labels, rows, marked }: Columns,
  candidates: readonly CandidateName[][],
  always: readonly boolean[],
): Promise<ColumnFacts[]> {
  const questions = labels.map((_, index): Question => ({ index, candidates: candidates[index] ?? [], isMarked: marked.has(index) }));
  const asked = questions.filter(({ index, candidates }) => candidates.length > 0 || always[index]);
  const isShort = rows <= limits.unpivotedCells / limits.columnsPerScan;
  const answers = isShort ? await cellByCell(database, asked) : await columnByColumn(database, asked);
  return questions.map((question) => {
    const label = labels[question.index] ?? '';
    if (!asked.includes(question)) return { label, cells: 0, words: [], exponents: 0, fits: new Set() };
    return factsOf(label, question, answers.get(question.index) ?? emptyAnswers(question, rows));
  });
}

/** One scan of a hundred columns: a column of few distinct values is asked once a value, but DuckDB binds every question again for some milliseconds. */
async function columnByColumn(database: Database, asked: readonly Question[]): Promise<Answers> {
  const answers = new Map<number, readonly unknown[]>();
  for (const questions of scans(asked)) {
    const selects = questions.map((question) => {
      const { index } = question;
      return factsSql(question, { cell: columnName(index), text: `t${index}`, ...markNames(index) }, `e${index}`);
    });
    const [row = []] = await database.rows(`SELECT ${selects.flat().join(', ')} FROM ${textsSql(questions)}`);
    let at = 0;
    for (const [place, { index }] of questions.entries()) {
      const end = at + (selects[place]?.length ?? 0);
      answers.set(index, row.slice(at, end));
      at = end;
    }
  }
  return answers;
}

/** A question that many columns share is written once: a thousand columns are so asked in the time that binding a hundred would take. Columns that hold nothing are absent. */
async function cellByCell(database: Database, asked: readonly Question[]): Promise<Answers> {
  const answers = new Map<number, readonly unknown[]>();
  const byQuestion = Map.groupBy(asked, ({ candidates, isMarked }) => [isMarked, ...candidates].join());
  for (const questions of [...byQuestion.values()].flatMap((group) => scans(group))) {
    const [question] = questions;
    if (question === undefined) continue;
    const indexes = questions.map(({ index }) => index);
    const cells = question.isMarked ? markedColumnCells(indexes) : columnCells(indexes);
    const selects = factsSql(question, { cell: 'cell', text: 'text', typed: 'typed', share: 'share' }, 'empty');
    const rows = await database.rows(
      `SELECT name, ${selects.join(', ')} FROM (SELECT *, ${emptyOrWordSql('text')} AS empty FROM ${cells}) GROUP BY name`,
    );
    const byName = new Map(rows.map(([name, ...values]) => [String(name), values]));
    for (const index of indexes) {
      const values = byName.get(unpivotedName(index));
      if (values !== undefined) answers.set(index, values);
    }
  }
  return answers;
}

function textsSql(questions: readonly Question[]): string {
  const texts = questions.flatMap(({ index, isMarked }) => {
    const { typed, share } = markNames(index);
    return [`${columnName(index)}, ${trimmed(columnName(index))} AS t${index}`, ...(isMarked ? [typed, share] : [])];
  });
  const empty = questions.map(({ index }) => `${emptyOrWordSql(`t${index}`)} AS e${index}`);
  return `(SELECT *, ${empty.join(', ')} FROM (SELECT ${texts.join(', ')} FROM ${cellsView}))`;
}

function factsSql({ candidates, isMarked }: Question, marked: MarkedCell, empty: string): string[] {
  const { cell, text } = marked;
  const every = (fits: string): string => `bool_and(CASE WHEN ${empty} THEN TRUE ELSE ${fits} END)`;
  const fits = candidates.map((name) => every(isMarked ? markedFitsSql(name, marked) : fitsSql(name, cell, text)));
  if (isMarked) fits.push(typedFractionsSql(marked, empty));
  return [`count_if(NOT ${empty})`, wordsSql(text), `count_if(${exponentSql(cell)})`, ...fits];
}

/** What a scan would answer of a column of so many empty cells. */
function emptyAnswers({ candidates }: Question, rows: number): unknown[] {
  return [0, 0, 0, ...candidates.map(() => rows > 0), false];
}

function factsOf(label: string, { candidates, isMarked }: Question, [cells, words, exponents, ...fits]: readonly unknown[]): ColumnFacts {
  const facts = {
    label,
    cells: Number(cells),
    words: seenWords(Number(words ?? 0)),
    exponents: Number(exponents),
    fits: new Set(candidates.filter((_, place) => fits[place] === true)),
  };
  return isMarked ? { ...facts, typedFractions: fits[candidates.length] === true } : facts;
}
