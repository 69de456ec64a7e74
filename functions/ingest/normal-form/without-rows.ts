import { createReadStream, createWriteStream } from 'node:fs';
import { rename, truncate } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { limits } from '../../limits.ts';
import type { NormalForm, SetAsideReason } from '../../model/normal-form.ts';
import { setAsideRow, withSetAside } from '../accounting/set-aside.ts';

/** Where a record lies in the normal form, in bytes; its LF is the last of them. */
export type RecordSpan = { readonly rowNumber: number; readonly from: number; readonly to: number };

/** A record to be set aside, and what stands in it. */
export type PlacedRecord = RecordSpan & { readonly cells: readonly string[] };

/**
 * Cuts the records at `spans` (in file order) out of the normal form at `path`, and gives the form as it is then: they are set aside
 * for `reason`. The first record and the last ones cost no memory, whatever the file holds.
 */
export async function withoutRows(
  path: string,
  form: NormalForm,
  spans: readonly PlacedRecord[],
  reason: SetAsideReason,
): Promise<NormalForm> {
  await cutOut(path, form.bytes, spans);
  const { dialect, accounting } = form;
  const more = spans.map(({ rowNumber, cells }) => setAsideRow(rowNumber, reason, cells));
  const skipped = [...dialect.skipped, ...spans.map(({ rowNumber }) => ({ rowNumber, reason }))];
  return {
    ...form,
    rows: form.rows - spans.length,
    rowNumberSum: form.rowNumberSum - spans.reduce((sum, { rowNumber }) => sum + BigInt(rowNumber), 0n),
    bytes: form.bytes - spans.reduce((sum, { from, to }) => sum + (to - from), 0),
    dialect: {
      ...dialect,
      skipped: skipped.toSorted((one, other) => one.rowNumber - other.rowNumber).slice(0, limits.maxSkippedListed),
      skippedRows: dialect.skippedRows + spans.length,
    },
    accounting: { ...accounting, setAside: withSetAside(accounting.setAside, more) },
  };
}

async function cutOut(path: string, bytes: number, spans: readonly RecordSpan[]): Promise<void> {
  const [first] = spans;
  if (first === undefined) return;
  const isEnd = spans.every(({ to }, index) => to === (spans[index + 1]?.from ?? bytes));
  if (isEnd) return truncate(path, first.from);
  const rest = `${path}.rest`;
  await pipeline(keptPieces(path, spans), createWriteStream(rest));
  await rename(rest, path);
}

async function* keptPieces(path: string, spans: readonly RecordSpan[]): AsyncIterable<Uint8Array> {
  let at = 0;
  let next = 0;
  for await (const piece of createReadStream(path, { highWaterMark: limits.normalFormBlockBytes })) {
    const kept: Uint8Array[] = [];
    const end = at + piece.length;
    let from = at;
    for (let span = spans[next]; span !== undefined && span.from < end; span = spans[next]) {
      if (span.from > from) kept.push(piece.subarray(from - at, span.from - at));
      from = Math.min(span.to, end);
      // A record that goes on in the next piece is cut there, too.
      if (span.to > end) break;
      next++;
    }
    kept.push(piece.subarray(from - at));
    yield Buffer.concat(kept);
    at = end;
  }
}
