import type { CellError } from '../ingest/table-engine.port.ts';
import { fileColumnOf, type NormalForm } from '../model/normal-form.ts';
import type { Doubt, FirstCell } from '../standards/inference/doubt.ts';
import { dayMessage, mixedMessage, monthMessage, unaskedMessage } from '../standards/inference/doubt-messages.ts';
import { isIdentifier } from '../standards/inference/infer.ts';
import type { CellShape } from '../standards/inference/mark-shapes.ts';
import { titleOf } from '../standards/labels/match-labels.ts';
import type { Words } from '../standards/rules/cell-messages.ts';
import type { Field } from '../standards/standard.ts';
import type { Written } from './cell-shapes.ts';
import type { Database } from './instance.ts';
import { nearlyAllWarnings } from './nearly-all.ts';
import type { Marked } from './sampled-candidates.ts';

type Known = {
  readonly doubts: ReadonlyMap<number, Doubt>;
  readonly written: ReadonlyMap<number, Written>;
  /** Columns in doubt that nobody is asked about. */
  readonly told: readonly number[];
  readonly marked: Marked;
};

/** Warnings about columns that are text for want of certainty: none becomes text without a word. What is asked, or was answered, is not told again. */
export async function doubtfulTexts(database: Database, form: NormalForm, fields: readonly Field[], known: Known): Promise<CellError[]> {
  const texts = fields.flatMap((field, index) => (field.type === 'string' && !isIdentifier(field.name) ? [{ index, field }] : []));
  const unasked = texts.flatMap(({ index, field }) => {
    const first = known.doubts.get(index)?.cells[0];
    return first !== undefined && known.told.includes(index) ? [warningOf(form, index, field, first, unaskedMessage)] : [];
  });
  const rest = texts.filter(({ index }) => !known.doubts.has(index));
  const nearly = await nearlyAllWarnings(
    database,
    form,
    fields,
    rest.map(({ index }) => index),
    known.marked,
  );
  const sure = nearly.flatMap(({ warning, isSure }) => (isSure ? [warning] : []));
  const named = new Set(sure.map(({ fieldName }) => fieldName));
  const nearlyNamed = new Set(nearly.flatMap(({ warning, isMost }) => (isMost ? [warning.fieldName] : [])));
  const mixed = rest.flatMap(({ index, field }) => {
    const found = named.has(field.name) ? undefined : contradiction(known.written.get(index));
    // The one cell that is no date says more.
    if (found === undefined || (found.words === dayMessage && nearlyNamed.has(field.name))) return [];
    return [warningOf(form, index, field, found.first, found.words)];
  });
  const said = new Set([...named, ...mixed.map(({ fieldName }) => fieldName)]);
  const half = nearly.flatMap(({ warning }) => (said.has(warning.fieldName) ? [] : [warning]));
  return [...unasked, ...mixed, ...sure, ...half];
}

/** What a text column was not taken for, though its cells look like it. */
function contradiction(written: Written | undefined): { readonly first: FirstCell; readonly words: typeof mixedMessage } | undefined {
  if (written === undefined) return undefined;
  const { counts, first } = written;
  if (first.month !== undefined) return { first: first.month, words: monthMessage };
  if (counts.other !== undefined) return undefined;
  const marked = Object.entries(first).filter(([shape]) => !plain.includes(shape));
  const [earliest] = marked.map(([, cell]) => cell).sort((a, b) => a.rowNumber - b.rowNumber);
  const inOneWay = Object.keys(first).length === 1 && marked.every(([shape]) => days.includes(shape));
  return earliest && { first: earliest, words: inOneWay ? dayMessage : mixedMessage };
}

const plain: readonly string[] = ['whole', 'long'] satisfies CellShape[];
const days: readonly string[] = ['day', 'year first'] satisfies CellShape[];

function warningOf(
  form: NormalForm,
  index: number,
  field: Field,
  { rowNumber, cell }: FirstCell,
  words: (title: string, first: FirstCell) => Words,
): CellError {
  const fieldNumber = fileColumnOf(form, index);
  return { type: 'doubtful-type', fieldName: field.name, fieldNumber, rowNumber, cell, ...words(titleOf(field), { rowNumber, cell }) };
}
