import type { CellError } from '../ingest/table-engine.port.ts';
import { fileColumnOf, type NormalForm } from '../model/normal-form.ts';
import { isMonthFirst } from '../standards/inference/day-and-month.ts';
import { blankBelowMessage, missingWordsMessage, monthFirstMessage } from '../standards/inference/reported-messages.ts';
import { titleOf } from '../standards/labels/match-labels.ts';
import type { Words } from '../standards/rules/cell-messages.ts';
import type { Field } from '../standards/standard.ts';
import { blankBelow } from './blank-below.ts';
import type { Database } from './instance.ts';

/**
 * Warnings about proposed columns in which something was decided that a clerk would want to hear: the month first, words read as no value, cells left blank below the first of a group.
 * What was `asked` of the clerk is not told again.
 */
export async function toldColumns(
  database: Database,
  form: NormalForm,
  fields: readonly Field[],
  asked: ReadonlySet<number>,
): Promise<CellError[]> {
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
    const blanks = blank.get(index);
    return [
      ...(isMonthFirst(field) && !asked.has(index) ? [tell('month-first', monthFirstMessage(titleOf(field)))] : []),
      ...(missing.length > 0 ? [tell('missing-words', missingWordsMessage(titleOf(field), missing))] : []),
      ...(blanks ? [tell('blank-below', blankBelowMessage(titleOf(field), blanks.empty, blanks.rows))] : []),
    ];
  });
}
