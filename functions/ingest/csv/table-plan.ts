import { limits } from '../../limits.ts';
import type { Finding, SkippedRow } from '../normal-form.ts';
import { chooseReading, delimiters, type Reading } from './delimiter.ts';
import { type Header, isNote, labelText } from './header.ts';
import { isHeaderless } from './headerless.ts';
import { isBlank, type SampleRow } from './sample.ts';
import { createUnwrapper } from './unwrap.ts';
import * as words from './words.ts';

/** How the rest of the file is to be read. */
export type TablePlan = {
  readonly delimiter: string;
  readonly labels: readonly string[];
  /** Cells of the header row in the file. */
  readonly headerWidth: number;
  /** For each of those, from 0: whether its column is kept. */
  readonly kept: readonly boolean[];
  readonly headerRow: number;
  /** Where data starts: bytes of UTF-8 after the byte order mark (unwrapped, if so), and the physical line. */
  readonly dataOffset: number;
  readonly dataLine: number;
  readonly unwrap: boolean;
  readonly skipped: readonly SkippedRow[];
  readonly warnings: readonly Finding[];
};

export type PlanOutcome = { readonly ok: true; readonly plan: TablePlan } | { readonly ok: false; readonly findings: readonly Finding[] };

/** Most rows are one quoted cell that holds the delimiter. */
const wrappedShare = 0.8;
/** Unwrapped rows must agree on a width like this, or the quotes meant something else. */
const unwrappedShare = 0.9;

/**
 * Plans the reading of a table from the start of its file: `sample` is UTF-8 without byte order mark, `complete` when it is
 * the whole file, `expectedLabels` the standard's names and titles (empty when there is none).
 */
export function planTable(sample: Uint8Array, complete: boolean, expectedLabels: readonly string[]): PlanOutcome {
  const start = readSeparatorLine(sample);
  const reading = chooseReading(terminated(sample), complete, expectedLabels, start);
  const inner = isWrapped(reading) ? createUnwrapper()(sample, complete) : undefined;
  const unwrapped = inner && chooseReading(terminated(inner), complete, expectedLabels, start);
  const takeInner = unwrapped !== undefined && unwrapped.width > 1 && unwrapped.share >= unwrappedShare;
  const outcome = planReading(takeInner ? unwrapped : reading, complete);
  if (!outcome.ok) return outcome;
  const skipped: SkippedRow[] = start.line > 1 ? [{ rowNumber: 1, reason: 'separator-line' }] : [];
  return {
    ok: true,
    plan: {
      ...outcome.plan,
      unwrap: takeInner,
      skipped: [...skipped, ...outcome.plan.skipped],
      warnings: takeInner ? [words.unwrapped, ...outcome.plan.warnings] : outcome.plan.warnings,
    },
  };
}

/** A zero byte after the end ends the tokeniser's inner loops. */
function terminated(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(bytes.length + 1);
  copy.set(bytes);
  return copy;
}

/** Excel's `sep=;` line names the delimiter. */
function readSeparatorLine(sample: Uint8Array): { offset: number; line: number; delimiter: string | undefined } {
  const text = Buffer.from(sample.buffer, sample.byteOffset, Math.min(sample.length, 16)).toString('latin1');
  const match = /^"?sep=(.)"?(\r\r\n|\r\n|\r|\n)/i.exec(text);
  const delimiter = delimiters.find((known) => known === match?.[1]);
  if (match === null || delimiter === undefined) return { offset: 0, line: 1, delimiter: undefined };
  return { offset: match[0].length, line: 2, delimiter };
}

function isWrapped(reading: Reading): boolean {
  const rows = reading.sample.rows.filter((row) => !isBlank(row));
  const wrapped = rows.filter((row) => row.width === 1 && delimiters.some((delimiter) => row.cells[0]?.includes(delimiter)));
  return rows.length > 1 && wrapped.length >= wrappedShare * (rows.length - 1);
}

function planReading(reading: Reading, complete: boolean): PlanOutcome {
  const { header, sample } = reading;
  if (header === undefined) return { ok: false, findings: [whyNoHeader(reading, complete)] };
  if (header.row.width > limits.maxColumns) {
    return { ok: false, findings: [words.tooManyColumns(header.row.line, header.row.width, limits.maxColumns)] };
  }
  if (header.matchedLabels === 0 && isHeaderless(header.row, header.data)) {
    return { ok: false, findings: [words.headerless(header.row.line, header.row.width)] };
  }
  if (complete && header.data.every(isBlank) && sample.faults === 0 && sample.openQuoteLine === 0) {
    return { ok: false, findings: [words.headerOnly(header.row.line)] };
  }
  return planColumns(reading.delimiter, header);
}

function whyNoHeader({ sample }: Reading, complete: boolean): Finding {
  if (sample.openQuoteLine > 0) return words.openQuote(sample.openQuoteLine);
  if (sample.rows.length === 0 && !complete) return words.longRecord(1, limits.csvSampleBytes);
  return sample.faults === 0 && sample.rows.every(isBlank) ? words.emptyFile : words.noHeader;
}

function planColumns(delimiter: string, header: Header): PlanOutcome {
  const headerRow = header.row.line;
  const columns = header.row.cells.map((cell, index) => nameColumn(labelText(cell), index, header));
  const labelled = columns.flatMap((column, index) => (column.name === undefined ? [] : [{ name: column.name, field: index + 1 }]));
  const findings = [...columns.flatMap((column) => column.finding ?? []), ...checkLabels(labelled, headerRow)];
  if (findings.length > 0) return { ok: false, findings };
  const dropped = columns.flatMap((column, index) => (column.name === undefined ? [index + 1] : []));
  const warnings = columns.flatMap((column) => column.warning ?? []);
  return {
    ok: true,
    plan: {
      delimiter,
      labels: labelled.map(({ name }) => name),
      headerWidth: header.row.width,
      kept: columns.map((column) => column.name !== undefined),
      headerRow,
      dataOffset: header.last.nextByte,
      dataLine: header.last.nextLine,
      unwrap: false,
      skipped: header.skipped,
      warnings: dropped.length === 0 ? warnings : [...warnings, words.droppedColumns(headerRow, dropped)],
    },
  };
}

type Column = { readonly name?: string; readonly finding?: Finding; readonly warning?: Finding };

/**
 * A column without label is left out when it holds nothing. The first may hold row names or numbers (pandas and pivot tables
 * leave that corner empty) and gets a name; any other is an error.
 */
function nameColumn(label: string, index: number, header: Header): Column {
  if (label !== '') return { name: label };
  const filled = header.data.find((row) => row.cells[index]?.trim() && !isNoteRow(row));
  if (filled === undefined) return {};
  const headerRow = header.row.line;
  if (index > 0) return { finding: words.blankLabel(headerRow, index + 1, filled.line) };
  return { name: 'kolom_1', warning: words.namedColumn(headerRow, 1, 'kolom_1') };
}

function isNoteRow(row: SampleRow): boolean {
  return isNote(row.cells[0] ?? '') && row.cells.slice(1).every((cell) => cell.trim() === '');
}

function checkLabels(labelled: readonly { readonly name: string; readonly field: number }[], headerRow: number): Finding[] {
  const findings: Finding[] = [];
  const fields = new Map<string, number>();
  for (const { name, field } of labelled) {
    if (name.length > limits.maxLabelCharacters) findings.push(words.labelTooLong(headerRow, field, limits.maxLabelCharacters));
    const folded = name.toLowerCase();
    const earlier = fields.get(folded);
    if (earlier !== undefined) findings.push(words.duplicateLabel(headerRow, field, earlier, name));
    else fields.set(folded, field);
  }
  return findings;
}
