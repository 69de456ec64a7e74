import { open } from 'node:fs/promises';
import { limits } from '../../limits.ts';
import type { Finding, NormalForm, ReadOutcome } from '../../model/normal-form.ts';
import { readRecords } from '../normal-form/read-records.ts';
import { type PlacedRecord, withoutRows } from '../normal-form/without-rows.ts';
import { isNumber } from './cell-kind.ts';
import { closingOf, partEnd } from './closing.ts';
import { createColumnSums } from './column-sums.ts';
import { readFirst, readLast } from './end-records.ts';
import * as messages from './messages.ts';
import { beginsLikeTotal, isCalledTotal } from './total-name.ts';

/** Fewer rows beside the total sum up to nothing. */
const leastRows = 3;

/**
 * Sets aside a total right under the header or at the end of the normal form at `path`: a row that is called so, and whose numbers are
 * the sums of their columns. A row that is one without the other stays data, and that is said. At the end, rows of words may stand below
 * it, which close the table (closing.ts).
 */
export async function leaveOutTotals(path: string, outcome: ReadOutcome): Promise<ReadOutcome> {
  const { form } = outcome;
  if (form === undefined || form.rows < leastRows - 1) return outcome;
  const file = await open(path, 'r');
  let candidates: readonly (Candidate | undefined)[];
  try {
    candidates = [lastTotal(await readLast(file, form.bytes)), asCandidate(await readFirst(file))];
  } finally {
    await file.close();
  }
  const ends = candidates.filter((one) => one !== undefined).filter(({ record }) => mayBeTotal(record.cells));
  const called = ends.filter(({ record }) => isCalledTotal(record.cells)).map(({ record }) => record.rowNumber);
  // The last one first: it is cut off, and the first stays where it is.
  let result = outcome;
  for (const candidate of ends) result = await leaveOut(path, result, candidate, new Set([...called, candidate.record.rowNumber]));
  return result;
}

/** A row that may be a total, and the rows of words between it and the end of the table. */
type Candidate = { readonly record: PlacedRecord; readonly below: readonly PlacedRecord[] };

function asCandidate(record: PlacedRecord | undefined): Candidate | undefined {
  return record && { record, below: [] };
}

/** Only what is called total may have rows below it. */
function lastTotal(records: readonly PlacedRecord[]): Candidate | undefined {
  const end = partEnd(records);
  if (end === undefined || (end.below.length > 0 && !isCalledTotal(end.last.cells))) return asCandidate(records.at(-1));
  return { record: end.last, below: end.below };
}

async function leaveOut(path: string, outcome: ReadOutcome, candidate: Candidate, totals: ReadonlySet<number>): Promise<ReadOutcome> {
  const { form } = outcome;
  const { record, below } = candidate;
  const stays = isNumberedTotal(record.cells)
    ? messages.numberedTotal
    : totals.size === 1 && isOneOfTwo(record, form)
      ? messages.totalOfOneRow
      : undefined;
  if (stays !== undefined) return warn(outcome, stays(record.rowNumber));
  if (form === undefined || form.rows - below.length < leastRows) return outcome;
  if (form.rows > limits.maxSummedRows) {
    if (!isCalledTotal(record.cells)) return outcome;
    return warn(outcome, messages.uncheckedTotal(record.rowNumber, limits.maxSummedRows));
  }
  const sums = await sumUp(path, form, new Set([...totals, ...below.map(({ rowNumber }) => rowNumber)]));
  const isSum = (!isNameless(record.cells) || sums.hasNames()) && sums.isSum(record.cells);
  const isCalled = isCalledTotal(record.cells);
  if (!isCalled && !isSum) return outcome;
  if (!isCalled || !isSum) {
    const doubt = isSum ? messages.unnamedTotal : isZero(record.cells) ? messages.zeroTotal : messages.doubtfulTotal;
    return warn(outcome, doubt(record.rowNumber));
  }
  const { kept, warnings } = await leaveOutClosing(path, form, below, sums.isNumeric);
  const left = await withoutRows(path, kept, [record], 'total');
  return { ...outcome, form: left, warnings: [...outcome.warnings, messages.totalLeftOut(record.rowNumber), ...warnings] };
}

function warn(outcome: ReadOutcome, finding: Finding): ReadOutcome {
  return { ...outcome, warnings: [...outcome.warnings, finding] };
}

/** The signature first: it is the end of the table, and its notes are then. */
async function leaveOutClosing(
  path: string,
  form: NormalForm,
  below: readonly PlacedRecord[],
  isNumeric: (column: number) => boolean,
): Promise<{ readonly kept: NormalForm; readonly warnings: readonly Finding[] }> {
  const [first] = below;
  const closing = closingOf(below, isNumeric);
  if (first !== undefined && closing.kind === 'unclear')
    return { kept: form, warnings: [messages.rowsBelowTotal(first.rowNumber, below.at(-1)?.rowNumber ?? first.rowNumber)] };
  if (closing.kind === 'unclear') return { kept: form, warnings: [] };
  const unsigned = await withoutRows(path, form, closing.signature, 'signature');
  return { kept: await withoutRows(path, unsigned, closing.notes, 'note'), warnings: [] };
}

/** The numbers or codes of the rows go on before the word: "3", "Jumlah", "11". */
function isNumberedTotal(cells: readonly string[]): boolean {
  const [code = '', ...others] = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return code.length <= limits.maxNumberCharacters && /\d/.test(code) && !/\s/.test(code) && isCalledTotal(others);
}

/** Called so beside a single row, of which nothing can be the sum. */
function isOneOfTwo({ cells }: PlacedRecord, form: NormalForm | undefined): boolean {
  return form?.rows === 2 && isCalledTotal(cells);
}

/** A row that is called total, that has no name, or whose name begins like one ("Total Kota"). */
function mayBeTotal(cells: readonly string[]): boolean {
  return isCalledTotal(cells) || isNumberedTotal(cells) || isNameless(cells) || beginsLikeTotal(cells);
}

/** Nothing but numbers, behind an empty first cell: formulas under a table, or in a row above it. */
function isNameless(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return (cells[0] ?? '').trim() === '' && filled.length > 0 && filled.every(isNumber);
}

function isZero(cells: readonly string[]): boolean {
  return cells.filter(isNumber).every((cell) => !/[1-9]/.test(cell));
}

/** The columns without the rows `passedOver`: totals, and what stands below them. */
async function sumUp(path: string, form: NormalForm, passedOver: ReadonlySet<number>): Promise<ReturnType<typeof createColumnSums>> {
  const sums = createColumnSums(form.labels.length);
  for await (const { rowNumber, cells } of readRecords(path)) if (!passedOver.has(rowNumber)) sums.add(cells);
  return sums;
}
