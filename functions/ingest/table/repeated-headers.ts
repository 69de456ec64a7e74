import { readFile } from 'node:fs/promises';
import { limits } from '../../limits.ts';
import { type ReadOutcome, separator } from '../../model/normal-form.ts';
import { type PlacedRecord, withoutRows } from '../normal-form/without-rows.ts';

/**
 * Leaves out the rows of the normal form at `path` that say the header again, as reports print it on each page. Looked for where the
 * form is no larger than a report; a longer file names such a row by its first bad cell. One column may hold its own name, unless behind a mark. For texts:
 * the rows of a sheet are compared as they come (row-rules.ts).
 */
export async function leaveOutRepeatedHeaders(path: string, outcome: ReadOutcome): Promise<ReadOutcome> {
  const { form } = outcome;
  if (form === undefined || form.bytes > limits.maxReportBytes) return outcome;
  const found = findHeaders(await readFile(path), form.labels);
  if (found.length === 0 || found.length === form.rows) return outcome;
  return { ...outcome, form: await withoutRows(path, form, found, 'repeated-header') };
}

function findHeaders(text: Buffer, labels: readonly string[]): PlacedRecord[] {
  const [first = '', ...others] = labels;
  // Files joined by "copy *.csv" begin with a byte order mark each, behind which quotes are none.
  const behindMarks = [`\uFEFF${first}`, `\uFEFF"${first}"`];
  const firsts = labels.length < 2 ? behindMarks : [first, ...behindMarks];
  const found = firsts.flatMap((cell) => findRecords(text, [cell, ...others]));
  return found.toSorted((one, other) => one.from - other.from);
}

function findRecords(text: Buffer, labels: readonly string[]): PlacedRecord[] {
  const header = Buffer.from(`${separator}${labels.join(separator)}\n`);
  const found: PlacedRecord[] = [];
  for (let at = text.indexOf(header); at >= 0; at = text.indexOf(header, at + header.length)) {
    const from = text.lastIndexOf('\n', at) + 1;
    const rowNumber = text.subarray(from, at).toString('latin1');
    if (/^\d+$/.test(rowNumber)) found.push({ rowNumber: Number.parseInt(rowNumber, 10), from, to: at + header.length, cells: labels });
  }
  return found;
}
