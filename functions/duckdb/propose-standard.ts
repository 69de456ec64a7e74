import type { Answers, Proposal } from '../ingest/table-engine.port.ts';
import type { NormalForm } from '../model/normal-form.ts';
import { askColumns } from '../standards/inference/ask-columns.ts';
import { type ColumnFacts, candidateShapes, type Shape } from '../standards/inference/column-facts.ts';
import {
  candidatesUnder,
  firstCandidates,
  infer,
  isIdentifier,
  otherCandidates,
  personNumber,
  unitColumn,
} from '../standards/inference/infer.ts';
import { fieldNames } from '../standards/labels/field-name.ts';
import { trimmed } from '../standards/sql-text.ts';
import type { Field } from '../standards/standard.ts';
import { cellsView, columnName } from './cells.ts';
import { type Columns, columnFacts } from './column-facts.ts';
import { doubtfulTexts } from './doubtful-texts.ts';
import { findDoubts } from './find-doubts.ts';
import type { Database } from './instance.ts';
import { proposeCodes } from './propose-codes.ts';
import { sampledCandidates } from './sampled-candidates.ts';
import { toldColumns } from './told-columns.ts';
import { unholdableNumbers } from './unholdable-numbers.ts';

type Asked = { readonly areaCodes: string | undefined; readonly answers: Answers };

/**
 * A standard from the file itself, of so many rows. The first rows choose each column's candidate types, then every cell is asked:
 * a type is proposed only when all cells have it. A column that looked like whole numbers and isn't is asked once more.
 */
export async function proposeStandard(database: Database, form: NormalForm, { areaCodes, answers }: Asked): Promise<Proposal> {
  const { labels, rows } = form;
  const marked = new Set(form.typedColumns);
  const names = fieldNames(labels);
  const sampled = (await sampledCandidates(database, labels, marked)).map(
    (fits, index) => fits && candidatesUnder(labels[index] ?? '', fits),
  );
  const first = names.map((name, index) => firstCandidates(name, sampled[index] ?? []));
  // Without a value among the first rows, whether there is any, and what stands for it, is asked as well.
  const always = names.map((name, index) => personNumber(name) !== undefined || sampled[index] === undefined);
  const facts = await columnFacts(database, { labels, rows, marked }, first, always);
  const rest = first.map((asked, index) =>
    asked.includes('integer') && !facts[index]?.fits.has('integer') ? otherCandidates(sampled[index] ?? [], asked) : [],
  );
  const more = await columnFacts(database, { labels, rows, marked }, rest, []);
  const codes = await proposeCodes(database, new Map([...names.entries()].filter(([, name]) => isIdentifier(name))), areaCodes);
  const known = facts.map((found, index) => ({
    ...found,
    fits: new Set([...found.fits, ...(more[index]?.fits ?? [])]),
    codes: codes.get(index),
  }));
  const unitIndex = names.indexOf(unitColumn);
  const unit = unitIndex < 0 ? undefined : await onlyText(database, unitIndex);
  const described = unit === undefined ? known : known.map((found, index) => (index === unitIndex ? { ...found, only: unit } : found));
  const { doubts, settled, written } = await findDoubts(database, { names, facts: described, rows, marked });
  const {
    shapes,
    questions,
    told: unasked,
  } = askColumns(doubts, { fields: infer(described, rows).fields, fileColumns: form.fileColumns }, answers);
  const dates = [...settled].map(([index, name]): [number, Shape] => [index, candidateShapes[name]]);
  const complete = await withWords(database, { labels, rows, marked }, described, shapes);
  const content = infer(complete, rows, new Map([...dates, ...shapes]));
  const unholdable = await unholdableNumbers(database, form, content.fields);
  const fields = content.fields.map((field, index) => (unholdable.has(index) ? asText(field) : field));
  const doubtful = await doubtfulTexts(database, form, fields, { doubts, written, told: unasked, marked });
  const said = new Set([...unholdable.values()].map(({ fieldName }) => fieldName));
  const told = await toldColumns(database, form, fields, new Set(shapes.keys()));
  const warnings = [...unholdable.values(), ...doubtful.filter(({ fieldName }) => !said.has(fieldName)), ...told];
  return { content: { ...content, fields }, questions, warnings };
}

function asText({ name, title }: Field): Field {
  return title === undefined ? { name, type: 'string' } : { name, title, type: 'string' };
}

/** What stands for a missing value was not asked of columns that no type fits; of those that are settled all the same it is. */
async function withWords(
  database: Database,
  table: Columns,
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
