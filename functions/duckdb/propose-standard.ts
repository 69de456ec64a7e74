import type { NormalForm } from '../ingest/normal-form/form.ts';
import type { Answers, Proposal } from '../ingest/table-engine.ts';
import { askColumns } from '../standards/ask-columns.ts';
import {
  type CandidateName,
  type ColumnFacts,
  candidateShapes,
  emptyOrWordSql,
  fitsSql,
  type Shape,
  seenWords,
  wordsSql,
} from '../standards/column-facts.ts';
import { fieldNames } from '../standards/field-name.ts';
import { firstCandidates, infer, isIdentifier, otherCandidates, personNumber, unitColumn } from '../standards/infer.ts';
import { trimmed } from '../standards/sql-text.ts';
import type { Field } from '../standards/standard.ts';
import { exponentSql } from '../standards/text-format.ts';
import { type MarkedCell, markedFitsSql, typedFractionsSql } from '../standards/typed-facts.ts';
import { cellsView, columnName, markNames } from './cells.ts';
import { scans } from './columns.ts';
import { doubtfulTexts } from './doubtful-texts.ts';
import { findDoubts } from './find-doubts.ts';
import type { Database } from './instance.ts';
import { proposeCodes } from './propose-codes.ts';
import { type Marked, sampledCandidates } from './sampled-candidates.ts';
import { toldColumns } from './told-columns.ts';
import { unholdableNumbers } from './unholdable-numbers.ts';

type Asked = { readonly areaCodes: string | undefined; readonly answers: Answers };

/**
 * A standard from the file itself, of so many rows. The first rows choose each column's candidate types, then one scan asks every cell:
 * a type is proposed only when all cells have it. A column that looked like whole numbers and isn't is asked once more.
 */
export async function proposeStandard(database: Database, form: NormalForm, { areaCodes, answers }: Asked): Promise<Proposal> {
  const { labels, rows } = form;
  const marked = new Set(form.typedColumns);
  const names = fieldNames(labels);
  const sampled = await sampledCandidates(database, labels, marked);
  const first = names.map((name, index) => firstCandidates(name, sampled[index] ?? []));
  // Without a value among the first rows, whether there is any, and what stands for it, is asked as well.
  const always = names.map((name, index) => personNumber(name) !== undefined || sampled[index] === undefined);
  const facts = await columnFacts(database, { labels, marked }, first, always);
  const rest = first.map((asked, index) =>
    asked.includes('integer') && !facts[index]?.fits.has('integer') ? otherCandidates(sampled[index] ?? [], asked) : [],
  );
  const more = await columnFacts(database, { labels, marked }, rest, []);
  const codes = await proposeCodes(database, new Map([...names.entries()].filter(([, name]) => isIdentifier(name))), areaCodes);
  const known = facts.map((found, index) => ({
    ...found,
    fits: new Set([...found.fits, ...(more[index]?.fits ?? [])]),
    codes: codes.get(index),
  }));
  const unitIndex = names.indexOf(unitColumn);
  const unit = unitIndex < 0 ? undefined : await onlyText(database, unitIndex);
  const described = unit === undefined ? known : known.map((found, index) => (index === unitIndex ? { ...found, only: unit } : found));
  const { doubts, settled, written } = await findDoubts(database, { names, facts: described, marked });
  const {
    shapes,
    questions,
    told: unasked,
  } = askColumns(doubts, { fields: infer(described, rows).fields, fileColumns: form.fileColumns }, answers);
  const dates = [...settled].map(([index, name]): [number, Shape] => [index, candidateShapes[name]]);
  const complete = await withWords(database, { labels, marked }, described, shapes);
  const content = infer(complete, rows, new Map([...dates, ...shapes]));
  const unholdable = await unholdableNumbers(database, form, content.fields);
  const fields = content.fields.map((field, index) => (unholdable.has(index) ? asText(field) : field));
  const doubtful = await doubtfulTexts(database, form, fields, { doubts, written, told: unasked, marked });
  const said = new Set([...unholdable.values()].map(({ fieldName }) => fieldName));
  const told = await toldColumns(database, form, fields, { asked: new Set(shapes.keys()), marked });
  const warnings = [...unholdable.values(), ...doubtful.filter(({ fieldName }) => !said.has(fieldName)), ...told];
  return { content: { ...content, fields }, questions, warnings };
}

function asText({ name, title }: Field): Field {
  return title === undefined ? { name, type: 'string' } : { name, title, type: 'string' };
}

/** What stands for a missing value was not asked of columns that no type fits; of those that are settled all the same it is. */
async function withWords(
  database: Database,
  table: { readonly labels: readonly string[]; readonly marked: Marked },
  facts: readonly ColumnFacts[],
  shapes: ReadonlyMap<number, Shape>,
): Promise<ColumnFacts[]> {
  const open = facts.map(({ cells }, index) => cells === 0 && (shapes.get(index)?.type ?? 'string') !== 'string');
  if (!open.includes(true)) return [...facts];
  const asked = await columnFacts(database, table, [], open);
  return facts.map((found, index) => (open[index] ? (asked[index] ?? found) : found));
}

/** What every cell of the column holds, where that is one text. */
async function onlyText(database: Database, index: number): Promise<string | undefined> {
  const text = trimmed(columnName(index));
  const [row] = await database.rows(`SELECT min(${text}), max(${text}), count(*) = count(${columnName(index)}) FROM ${cellsView}`);
  const [least, most, filled] = row ?? [];
  return typeof least === 'string' && least !== '' && least === most && filled === true ? least : undefined;
}

/** The facts of all columns, in one scan where they are few enough; a column without candidates is text already. */
async function columnFacts(
  database: Database,
  { labels, marked }: { readonly labels: readonly string[]; readonly marked: Marked },
  candidates: readonly CandidateName[][],
  always: readonly boolean[],
): Promise<ColumnFacts[]> {
  const asked = labels.flatMap((_, index) => ((candidates[index] ?? []).length > 0 || always[index] ? [index] : []));
  const answers = new Map<number, ColumnFacts>();
  for (const columns of scans(asked)) {
    const selects = columns.flatMap((index) => factsSql(index, candidates[index] ?? [], marked.has(index)));
    const [row = []] = await database.rows(`SELECT ${selects.join(', ')} FROM ${textsSql(columns, marked)}`);
    const values = row.values();
    for (const index of columns) answers.set(index, factsOf(labels[index] ?? '', candidates[index] ?? [], values, marked.has(index)));
  }
  return labels.map((label, index) => answers.get(index) ?? { label, cells: 0, words: [], exponents: 0, fits: new Set() });
}

function textsSql(columns: readonly number[], marked: Marked): string {
  const texts = columns.flatMap((index) => {
    const { typed, share } = markNames(index);
    return [`${columnName(index)}, ${trimmed(columnName(index))} AS t${index}`, ...(marked.has(index) ? [typed, share] : [])];
  });
  const empty = columns.map((index) => `${emptyOrWordSql(`t${index}`)} AS e${index}`);
  return `(SELECT *, ${empty.join(', ')} FROM (SELECT ${texts.join(', ')} FROM ${cellsView}))`;
}

function factsSql(index: number, candidates: readonly CandidateName[], isMarked: boolean): string[] {
  const cell = columnName(index);
  const marked: MarkedCell = { cell, text: `t${index}`, ...markNames(index) };
  const every = (fits: string): string => `bool_and(CASE WHEN e${index} THEN TRUE ELSE ${fits} END)`;
  const fits = candidates.map((name) => every(isMarked ? markedFitsSql(name, marked) : fitsSql(name, cell, `t${index}`)));
  if (isMarked) fits.push(typedFractionsSql(marked, `e${index}`));
  return [`count_if(NOT e${index})`, wordsSql(`t${index}`), `count_if(${exponentSql(cell)})`, ...fits];
}

function factsOf(label: string, candidates: readonly CandidateName[], values: ArrayIterator<unknown>, isMarked: boolean): ColumnFacts {
  const next = (): unknown => values.next().value;
  const cells = Number(next());
  const words = seenWords(Number(next() ?? 0));
  const exponents = Number(next());
  const fits = new Set(candidates.filter(() => next() === true));
  const facts = { label, cells, words, exponents, fits };
  return isMarked ? { ...facts, typedFractions: next() === true } : facts;
}
