import { isName } from '../table/cell-kind.ts';
import { findHeader, type Header } from '../table/header.ts';
import { isBlank } from '../table/table-row.ts';
import { readSample, type Sample, type SampleRow } from './sample.ts';

export const delimiters = [',', ';', '\t', '|'] as const;

/** Below this part of even records a delimiter is only a character in a text. */
const leastShare = 0.5;

/** How the sample reads under one delimiter. */
export type Reading = {
  readonly delimiter: string;
  readonly sample: Sample;
  /** Cells that most records have. */
  readonly width: number;
  /** Part of the records that have so many, of all that are not blank, unreadable ones included. */
  readonly share: number;
  readonly header: Header<SampleRow> | undefined;
};

/**
 * The delimiter under which the sample is most evenly wide, quotes honoured. One whose header row matches the standard's
 * labels wins; a file that no delimiter divides has one column and is read as comma-separated.
 */
export function chooseReading(
  bytes: Uint8Array,
  complete: boolean,
  expectedLabels: readonly string[],
  start: { readonly offset: number; readonly line: number; readonly delimiter: string | undefined },
): Reading {
  const candidates = start.delimiter === undefined ? delimiters : [start.delimiter];
  const readings = candidates.map((delimiter) =>
    judge(delimiter, readSample(bytes, complete, delimiter, start.offset, start.line), expectedLabels),
  );
  const oneColumn = readings.find(holdsDecimals);
  if (oneColumn !== undefined) return oneColumn;
  const wide = readings.filter((reading) => reading.header !== undefined && reading.header.row.width > 1);
  const even = wide.filter((reading) => reading.width > 1 && reading.share >= leastShare);
  const best = even.toSorted(byFit)[0] ?? wide.filter(startsWide).toSorted(byFit)[0] ?? readings[0];
  if (best === undefined) throw new Error('no delimiter to read with');
  return best;
}

/** One name without a comma, and below it nothing but numbers of which a comma divides the fraction, so that it divides no columns. */
function holdsDecimals({ delimiter, sample }: Reading): boolean {
  if (delimiter === ',' || sample.faults.length > 0) return false;
  const rows = sample.rows.filter((row) => !isBlank(row));
  const [name = '', ...values] = rows.map(({ cells }) => cells[0]?.trim() ?? '');
  if (rows.some(({ width }) => width > 1) || !isName(name) || name.includes(',')) return false;
  return values.some((value) => value.includes(',')) && values.every((value) => /^[+-]?\d+(,\d+)?$/.test(value));
}

/** The very first row is divided: the file has columns, even if its rows are too ragged to agree on their number. */
function startsWide(reading: Reading): boolean {
  return (reading.sample.rows.find((row) => !isBlank(row))?.width ?? 0) > 1;
}

function byFit(one: Reading, other: Reading): number {
  const matched = (other.header?.matchedLabels ?? 0) - (one.header?.matchedLabels ?? 0);
  if (matched !== 0) return matched;
  return other.share - one.share || other.width - one.width;
}

function judge(delimiter: string, sample: Sample, expectedLabels: readonly string[]): Reading {
  const rows = sample.rows.filter((row) => !isBlank(row));
  const counts = new Map<number, number>();
  for (const { width } of rows) counts.set(width, (counts.get(width) ?? 0) + 1);
  const [width, count] = [...counts].toSorted((one, other) => other[1] - one[1] || other[0] - one[0])[0] ?? [0, 0];
  const records = rows.length + sample.faults.length;
  return { delimiter, sample, width, share: records === 0 ? 0 : count / records, header: findHeader(sample.rows, expectedLabels) };
}
