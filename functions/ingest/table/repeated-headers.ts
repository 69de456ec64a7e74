import { readFile, writeFile } from 'node:fs/promises';
import { limits } from '../../limits.ts';
import { cellSeparator, type ReadOutcome, type SkippedRow } from '../normal-form/form.ts';

const separator = String.fromCharCode(cellSeparator);

/**
 * Leaves out the rows of the normal form at `path` that say the header again, as reports print it on each page. Looked for where the
 * form is no larger than a report; a longer file names such a row by its first bad cell. One column may hold its own name.
 */
export async function leaveOutRepeatedHeaders(path: string, outcome: ReadOutcome): Promise<ReadOutcome> {
  const { form } = outcome;
  if (form === undefined || form.labels.length < 2 || form.bytes > limits.maxReportBytes) return outcome;
  const text = await readFile(path);
  const header = Buffer.from(`${separator}${form.labels.join(separator)}\n`);
  const kept: Uint8Array[] = [];
  const skipped: SkippedRow[] = [];
  let keptTo = 0;
  for (let at = text.indexOf(header); at >= 0; at = text.indexOf(header, at + header.length)) {
    const start = text.lastIndexOf('\n', at) + 1;
    const rowNumber = text.subarray(start, at).toString('latin1');
    if (!/^\d+$/.test(rowNumber)) continue;
    kept.push(text.subarray(keptTo, start));
    keptTo = at + header.length;
    skipped.push({ rowNumber: Number.parseInt(rowNumber, 10), reason: 'repeated-header' });
  }
  if (skipped.length === 0 || skipped.length === form.rows) return outcome;
  const rest = Buffer.concat([...kept, text.subarray(keptTo)]);
  await writeFile(path, rest);
  const { dialect } = form;
  const listed = [...dialect.skipped, ...skipped].toSorted((one, other) => one.rowNumber - other.rowNumber);
  return {
    ...outcome,
    form: {
      ...form,
      rows: form.rows - skipped.length,
      rowNumberSum: form.rowNumberSum - skipped.reduce((sum, { rowNumber }) => sum + BigInt(rowNumber), 0n),
      bytes: rest.length,
      dialect: { ...dialect, skipped: listed.slice(0, limits.maxSkippedListed), skippedRows: dialect.skippedRows + skipped.length },
    },
  };
}
