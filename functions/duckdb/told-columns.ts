import type { CellError } from '../ingest/table-engine.port.ts';
import { fileColumnOf, type NormalForm } from '../model/normal-form.ts';
import { isMonthFirst } from '../standards/inference/day-and-month.ts';
import {
  blankBelowMessage,
  missingWordsMessage,
  mixedPercentMessage,
  monthFirstMessage,
} from '../standards/inference/reported-messages.ts';
import { titleOf } from '../standards/labels/match-labels.ts';
import type { Words } from '../standards/rules/cell-messages.ts';
import type { Field } from '../standards/standard.ts';
import { numberStyle } from '../standards/types/number-text.ts';
import { blankBelow } from './blank-below.ts';
import { cellsView, markNames } from './cells.ts';
import { scans } from './columns.ts';
import type { Database } from './instance.ts';
import type { Marked } from './sampled-candidates.ts';

type Known = {
  /** Columns about which the clerk was asked: what they answered is not told again. */
  readonly asked: ReadonlySet<number>;
  readonly marked: Marked;
};

/** Warnings about proposed columns in which something was decided that a clerk would want to hear: the month first, words read as no value, shares beside plain numbers, cells left blank below the first of a group. */
export async function toldColumns(
  database: Database,
  form: NormalForm,
  fields: readonly Field[],
  { asked, marked }: Known,
): Promise<CellError[]> {
  const ofPercents = fields.flatMap((field, index) => (numberStyle(field).percentUnit ? [index] : []));
  const mixed = await mixedPercents(
    database,
    [...marked].filter((index) => !ofPercents.includes(index)),
  );
  const texts = fields.flatMap(({ type }, index) => (type === 'string' ? [index] : []));
  const blank = await blankBelow(database, texts, fields.length);
  return fields.flatMap((field, index) => {
    const tell = (type: string, words: Words): CellError => ({
      type,
      fieldName: field.name,
      fieldNumber: fileColumnOf(form, index),
      ...words,
    });
    const missing = (field.missingValues ?? []).map((word) => (typeof word === 'string' ? word : word.value)).filter((word) => word !== '');
    const percents = mixed.get(index);
    const blanks = blank.get(index);
    return [
      ...(isMonthFirst(field) && !asked.has(index) ? [tell('month-first', monthFirstMessage(titleOf(field)))] : []),
      ...(missing.length > 0 ? [tell('missing-words', missingWordsMessage(titleOf(field), missing))] : []),
      ...(percents ? [tell('mixed-percent', mixedPercentMessage(titleOf(field), percents.shares, percents.numbers))] : []),
      ...(blanks ? [tell('blank-below', blankBelowMessage(titleOf(field), blanks.empty, blanks.rows))] : []),
    ];
  });
}

type Percents = { readonly shares: number; readonly numbers: number };

async function mixedPercents(database: Database, columns: readonly number[]): Promise<ReadonlyMap<number, Percents>> {
  const found = new Map<number, Percents>();
  for (const group of scans(columns)) {
    const counts = group.flatMap((index) => {
      const { typed, share } = markNames(index);
      return [`count_if(${share})`, `count_if(${typed} AND NOT ${share})`];
    });
    const [row = []] = await database.rows(`SELECT ${counts.join(', ')} FROM ${cellsView}`);
    for (const [place, index] of group.entries()) {
      const [shares, numbers] = [Number(row[2 * place]), Number(row[2 * place + 1])];
      if (shares > 0 && numbers > 0) found.set(index, { shares, numbers });
    }
  }
  return found;
}
