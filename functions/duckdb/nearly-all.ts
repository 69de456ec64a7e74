import { fileColumnOf, type NormalForm } from '../ingest/normal-form/form.ts';
import type { CellError } from '../ingest/table-engine.ts';
import { limits } from '../limits.ts';
import { type CandidateName, emptyOrWordSql, fitsSql, nearlyCandidates } from '../standards/column-facts.ts';
import { doubtWords } from '../standards/doubt-words.ts';
import { titleOf } from '../standards/match-labels.ts';
import { trimmed } from '../standards/sql-text.ts';
import type { Field } from '../standards/standard.ts';
import { cellsView, columnName } from './cells.ts';
import { scans } from './columns.ts';
import type { Database } from './instance.ts';

type Asked = { readonly index: number; readonly candidates: readonly CandidateName[] };
type Nearly = { readonly index: number; readonly candidate: CandidateName; readonly cells: number; readonly fitting: number };

/**
 * Warnings about columns proposed as text though nearly all their cells are numbers, or dates: a slip of the pen would else decide a column's type unseen.
 * `texts` are the indexes of such columns; the first rows spare most of them the scan.
 */
export async function nearlyAllWarnings(
  database: Database,
  form: NormalForm,
  fields: readonly Field[],
  texts: readonly number[],
): Promise<CellError[]> {
  const all = texts.map((index) => ({ index, candidates: nearlyCandidates }));
  const sampled = await nearly(database, all, `(SELECT * FROM ${cellsView} LIMIT ${limits.inferSampleRows})`, 1);
  const asked = texts.flatMap((index) => {
    const candidates = sampled.filter((found) => found.index === index).map(({ candidate }) => candidate);
    return candidates.length === 0 ? [] : [{ index, candidates }];
  });
  const found = await nearly(database, asked, cellsView, limits.nearlyAllMinCells);
  const warnings: CellError[] = [];
  for (const { index } of asked) {
    const ofColumn = found.filter((each) => each.index === index).sort((a, b) => b.fitting - a.fitting);
    const [best] = ofColumn;
    const field = fields[index];
    // A column that can be read whole in some way is text for another reason.
    if (best === undefined || field === undefined || best.fitting === best.cells) continue;
    warnings.push(await warningOf(database, fileColumnOf(form, index), field, best));
  }
  return warnings;
}

/** A slip in the first rows must not hide the column: they are fewer, so one stray weighs more. */
const sampleSlack = 0.04;

async function nearly(database: Database, asked: readonly Asked[], from: string, minCells: number): Promise<Nearly[]> {
  const share = from === cellsView ? limits.nearlyAllShare : limits.nearlyAllShare - sampleSlack;
  const found: Nearly[] = [];
  for (const columns of scans(asked)) {
    const texts = columns.map(({ index }) => `${columnName(index)}, ${trimmed(columnName(index))} AS t${index}`);
    const counts = columns.map(({ index, candidates }) => {
      const held = `NOT ${emptyOrWordSql(`t${index}`)}`;
      const fits = candidates.map((name) => `count_if(${held} AND ${fitsSql(name, columnName(index), `t${index}`)})`);
      return `[count_if(${held}), ${fits.join(', ')}]`;
    });
    const [row = []] = await database.rows(`SELECT ${counts.join(', ')} FROM (SELECT ${texts.join(', ')} FROM ${from})`);
    columns.forEach(({ index, candidates }, place) => {
      const values = row[place];
      const [cells = 0, ...fitting] = Array.isArray(values) ? values.map(Number) : [];
      if (cells < minCells) return;
      candidates.forEach((candidate, at) => {
        const count = fitting[at] ?? 0;
        if (count >= cells * share) found.push({ index, candidate, cells, fitting: count });
      });
    });
  }
  return found;
}

async function warningOf(
  database: Database,
  fieldNumber: number,
  field: Field,
  { index, candidate, cells, fitting }: Nearly,
): Promise<CellError> {
  const name = columnName(index);
  const stray = `NOT ${emptyOrWordSql('t')} AND NOT coalesce(${fitsSql(candidate, name, 't')}, FALSE)`;
  const [row] = await database.rows(
    `SELECT row_number, left(${name}, ${limits.maxReportedCellCharacters}) FROM (SELECT row_number, ${name}, ${trimmed(name)} AS t FROM ${cellsView})
     WHERE ${stray} ORDER BY row_number LIMIT 1`,
  );
  const rowNumber = Number(row?.[0]);
  const cell = String(row?.[1] ?? '');
  const words = doubtWords({ title: titleOf(field), candidate, cells, strays: cells - fitting, rowNumber, cell });
  return { type: 'doubtful-type', fieldName: field.name, fieldNumber, rowNumber, cell, ...words };
}
