import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ByteSource, fileSource } from '../../../functions/ingest/csv/byte-source.ts';
import { readCsv } from '../../../functions/ingest/csv/read-csv.ts';
import type { ReadOutcome } from '../../../functions/model/normal-form.ts';

/** A record read back from the normal form: the clerk's line number and the cells. */
export type WrittenRecord = { readonly line: number; readonly cells: readonly string[] };
export type ReadBack = { readonly outcome: ReadOutcome; readonly records: readonly WrittenRecord[] };

/** A source that gives `bytes` in pieces of `pieceBytes`. */
export function sourceOf(bytes: Uint8Array, pieceBytes = 64 * 1024): ByteSource {
  return async function* read(from) {
    for (let at = from; at < bytes.length; at += pieceBytes) yield bytes.slice(at, at + pieceBytes);
  };
}

/** Reads a CSV and takes the normal form apart again. */
export async function readBack(source: ByteSource | string, expectedLabels: readonly string[] = []): Promise<ReadBack> {
  const directory = await mkdtemp(join(tmpdir(), 'csv-'));
  try {
    const sink = join(directory, 'normal-form.txt');
    const outcome = await readCsv(typeof source === 'string' ? fileSource(source) : source, sink, expectedLabels);
    const form = outcome.form;
    return { outcome, records: form === undefined ? [] : parseNormalForm(await readFile(sink, 'utf8')) };
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** Reads a CSV and leaves the normal form unread: for files too large to hold. */
export async function readOnly(source: ByteSource): Promise<ReadOutcome> {
  const directory = await mkdtemp(join(tmpdir(), 'csv-'));
  try {
    return await readCsv(source, join(directory, 'normal-form.txt'), []);
  } finally {
    await rm(directory, { recursive: true });
  }
}

export function readText(text: string, expectedLabels: readonly string[] = []): Promise<ReadBack> {
  return readBack(sourceOf(Buffer.from(text)), expectedLabels);
}

export function cellsOf({ records }: ReadBack): readonly (readonly string[])[] {
  return records.map((record) => record.cells);
}

export function linesOf({ records }: ReadBack): readonly number[] {
  return records.map((record) => record.line);
}

/** Types and lines of the findings, in short: `missing-cell@4`. */
export function findingsOf({ outcome }: ReadBack): readonly string[] {
  return outcome.ok ? [] : outcome.findings.map(({ type, rowNumber }) => (rowNumber === undefined ? type : `${type}@${rowNumber}`));
}

/** Records of a normal form. */
export function parseNormalForm(text: string): WrittenRecord[] {
  if (text === '') return [];
  if (!text.endsWith('\n')) throw new Error('the last record does not end with a line feed');
  return text
    .slice(0, -1)
    .split('\n')
    .map((record) => {
      const [line, ...cells] = record.split('\x1f');
      return { line: Number(line), cells: cells.map((cell) => cell.replaceAll('\x1d', '\n').replaceAll('\x1c', '\r')) };
    });
}
