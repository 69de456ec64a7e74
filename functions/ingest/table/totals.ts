import { type FileHandle, open } from 'node:fs/promises';
import { limits } from '../../limits.ts';
import type { NormalForm, ReadOutcome } from '../normal-form/form.ts';
import { parseRecord, readRecords } from '../normal-form/read-records.ts';
import { type PlacedRecord, withoutRows } from '../normal-form/without-rows.ts';
import { createColumnSums } from './column-sums.ts';
import { isNumber } from './header-levels.ts';
import * as words from './words.ts';

/** Fewer rows beside the total sum up to nothing. */
const leastRows = 3;
const totalWords = new Set(['total', 'jumlah', 'jml', 'grand', 'keseluruhan', 'seluruh', 'seluruhnya', 'semua', 'sum', 'dan']);

/**
 * Sets aside a total right under the header or at the end of the normal form at `path`: a row that is called so, and whose numbers are
 * the sums of their columns. A row that is one without the other stays data, and that is said.
 */
export async function leaveOutTotals(path: string, outcome: ReadOutcome): Promise<ReadOutcome> {
  const { form } = outcome;
  if (form === undefined || form.rows < leastRows - 1) return outcome;
  const file = await open(path, 'r');
  let found: readonly (PlacedRecord | undefined)[];
  try {
    found = [await readLast(file, form.bytes), await readFirst(file)];
  } finally {
    await file.close();
  }
  const ends = found.filter((record) => record !== undefined).filter(({ cells }) => mayBeTotal(cells));
  const called = ends.filter(({ cells }) => isCalledTotal(cells)).map(({ rowNumber }) => rowNumber);
  // The last one first: it is cut off, and the first stays where it is.
  let result = outcome;
  for (const record of ends) result = await leaveOut(path, result, record, new Set([...called, record.rowNumber]));
  return result;
}

async function leaveOut(path: string, outcome: ReadOutcome, record: PlacedRecord, totals: ReadonlySet<number>): Promise<ReadOutcome> {
  const { form } = outcome;
  const stays = isNumberedTotal(record.cells)
    ? words.numberedTotal
    : totals.size === 1 && isOneOfTwo(record, form)
      ? words.totalOfOneRow
      : undefined;
  if (stays !== undefined) return { ...outcome, warnings: [...outcome.warnings, stays(record.rowNumber)] };
  if (form === undefined || form.rows < leastRows) return outcome;
  if (form.rows > limits.maxSummedRows) {
    if (!isCalledTotal(record.cells)) return outcome;
    return { ...outcome, warnings: [...outcome.warnings, words.uncheckedTotal(record.rowNumber, limits.maxSummedRows)] };
  }
  const isSum = await isSumOfRows(path, form, record, totals);
  const isCalled = isCalledTotal(record.cells);
  if (!isCalled && !isSum) return outcome;
  if (!isCalled || !isSum) {
    const doubt = isSum ? words.unnamedTotal : isZero(record.cells) ? words.zeroTotal : words.doubtfulTotal;
    return { ...outcome, warnings: [...outcome.warnings, doubt(record.rowNumber)] };
  }
  const warnings = [...outcome.warnings, words.totalLeftOut(record.rowNumber)];
  return { ...outcome, form: await withoutRows(path, form, [record], 'total'), warnings };
}

/** "Total", "Jumlah / Total" as the first text, and nothing but numbers after it. */
function isCalledTotal(cells: readonly string[]): boolean {
  const [name = '', ...values] = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const parts = name.toLowerCase().match(/\p{Letter}+/gu) ?? [];
  if (isNumber(name) || !parts.every((part) => totalWords.has(part)) || !/total|jumlah|jml/i.test(name)) return false;
  return values.some(isNumber) && values.every((value) => isNumber(value) || /^[-–—.]+$/.test(value));
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
  const [name = ''] = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return isCalledTotal(cells) || isNumberedTotal(cells) || isNameless(cells) || /^(grand )?(total|jumlah|jml)\b/i.test(name);
}

/** Nothing but numbers, behind an empty first cell: formulas under a table, or in a row above it. */
function isNameless(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return (cells[0] ?? '').trim() === '' && filled.length > 0 && filled.every(isNumber);
}

function isZero(cells: readonly string[]): boolean {
  return cells.filter(isNumber).every((cell) => !/[1-9]/.test(cell));
}

/** `totals` are the rows, this one among them, that are no part of the sums. */
async function isSumOfRows(path: string, form: NormalForm, total: PlacedRecord, totals: ReadonlySet<number>): Promise<boolean> {
  const sums = createColumnSums(form.labels.length);
  for await (const { rowNumber, cells } of readRecords(path)) if (!totals.has(rowNumber)) sums.add(cells);
  if (isNameless(total.cells) && !sums.hasNames()) return false;
  return sums.isSum(total.cells);
}

/** Undefined where the record is longer than a total can be. */
async function readFirst(file: FileHandle): Promise<PlacedRecord | undefined> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(limits.maxTotalRowBytes), 0, limits.maxTotalRowBytes, 0);
  const end = buffer.subarray(0, bytesRead).indexOf('\n');
  return end < 0 ? undefined : place(buffer.subarray(0, end), 0);
}

async function readLast(file: FileHandle, bytes: number): Promise<PlacedRecord | undefined> {
  const from = Math.max(0, bytes - limits.maxTotalRowBytes);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(limits.maxTotalRowBytes), 0, limits.maxTotalRowBytes, from);
  const tail = buffer.subarray(0, bytesRead - 1);
  const start = tail.lastIndexOf('\n') + 1;
  return start === 0 ? undefined : place(tail.subarray(start), from + start);
}

function place(record: Uint8Array, from: number): PlacedRecord {
  return { ...parseRecord(Buffer.from(record).toString()), from, to: from + record.length + 1 };
}
