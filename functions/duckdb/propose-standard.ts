import type { NormalForm } from '../ingest/normal-form/form.ts';
import type { Proposal } from '../ingest/table-engine.ts';
import { type CandidateName, type ColumnFacts, emptyOrWordSql, fitsSql, seenWords, wordsSql } from '../standards/column-facts.ts';
import { fieldNames } from '../standards/field-name.ts';
import { firstCandidates, infer, isIdentifier, otherCandidates, personNumber, unitColumn } from '../standards/infer.ts';
import { trimmed } from '../standards/sql-text.ts';
import type { Field } from '../standards/standard.ts';
import { exponentSql } from '../standards/text-format.ts';
import { type MarkedCell, markedFitsSql, typedFractionsSql } from '../standards/typed-facts.ts';
import { brokenThousands } from './broken-thousands.ts';
import { cellsView, columnName, markNames } from './cells.ts';
import { scans } from './columns.ts';
import type { Database } from './instance.ts';
import { nearlyAllWarnings } from './nearly-all.ts';
import { proposeCodes } from './propose-codes.ts';
import { type Marked, sampledCandidates } from './sampled-candidates.ts';
import { unholdableNumbers } from './unholdable-numbers.ts';

/**
 * A standard from the file itself, of so many rows. The first rows choose each column's candidate types, then one scan asks every cell:
 * a type is proposed only when all cells have it. A column that looked like whole numbers and isn't is asked once more.
 */
export async function proposeStandard(database: Database, form: NormalForm, areaCodes: string | undefined): Promise<Proposal> {
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
  const inferred = infer(
    unit === undefined ? known : known.map((facts, index) => (index === unitIndex ? { ...facts, only: unit } : facts)),
    rows,
  );
  const broken = new Map([
    ...(await unholdableNumbers(database, form, inferred.fields)),
    ...(await brokenThousands(database, form, inferred.fields)),
  ]);
  const fields = inferred.fields.map((field, index) => (broken.has(index) ? asText(field) : field));
  const texts = fields.flatMap(({ name, type }, index) => (type === 'string' && !isIdentifier(name) && !broken.has(index) ? [index] : []));
  return { content: { ...inferred, fields }, warnings: [...broken.values(), ...(await nearlyAllWarnings(database, form, fields, texts))] };
}

function asText({ name, title }: Field): Field {
  return title === undefined ? { name, type: 'string' } : { name, title, type: 'string' };
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
