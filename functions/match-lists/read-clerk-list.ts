import { join } from 'node:path';
import { readRecords } from '../ingest/normal-form/read-records.ts';
import { plainMessage } from '../ingest/plain-messages.ts';
import { readFile } from '../ingest/read-file.ts';
import { limits } from '../limits.ts';
import {
  type ListPlaces,
  listCells,
  listFaults,
  listPlaces,
  missingColumns,
  missingText,
  tooManyRowsText,
  unmatchableText,
} from '../messages/match-list.ts';
import type { Finding, ReadOutcome } from '../model/normal-form.ts';
import type { ListedPerson } from '../persons/matching/double-rows.ts';

/** The rows of a list by the numbers that the clerk's file gives them; or why it is none, in words that repeat no cell. */
export type ClerkList =
  | {
      readonly ok: true;
      readonly list: readonly ListedPerson[];
      /** Rows of the file that are no one's: titles, totals, notes. */
      readonly setAside: number;
    }
  | { readonly ok: false; readonly message: string };

/** They help to find sheet and header. */
const expectedLabels = ['NIK', 'Nama', 'Tanggal Lahir'];

/**
 * Reads a list as clerks write it (workbook, CSV, a page called .xls) by the reader of deliveries. What that would ask of other columns is not asked: three are read,
 * and a NIK or a date that the file does not hold as it was meant agrees with nothing.
 */
export async function readClerkList(path: string, ending: string, directory: string): Promise<ClerkList> {
  const sink = join(directory, 'normal-form');
  const outcome = await readFile({ path, name: `daftar${ending}` }, sink, { expectedLabels });
  const form = outcome.ok || outcome.asking ? outcome.form : undefined;
  if (!form) return { ok: false, message: refusal(outcome) };
  const places = listPlaces(form.labels);
  const missing = missingColumns(places);
  if (missing.length > 0) return { ok: false, message: missingText(missing) };
  if (form.rows > limits.maxMatchedRowsPerDay) return { ok: false, message: tooManyRowsText(form.rows) };
  const list = await rowsOf(sink, places);
  const faults = listFaults(list);
  return faults === undefined ? { ok: true, list, setAside: form.accounting.setAside.count } : { ok: false, message: faults };
}

async function rowsOf(sink: string, places: ListPlaces): Promise<ListedPerson[]> {
  const list: ListedPerson[] = [];
  for await (const { rowNumber, cells } of readRecords(sink)) {
    const row = listCells(cells, places);
    if (row) list.push({ row: rowNumber, ...row });
  }
  return list;
}

function refusal(outcome: ReadOutcome): string {
  if (outcome.asking) return unmatchableText.sheets;
  const findings = outcome.ok ? [] : outcome.findings.slice(0, limits.maxRefusalsNamed);
  return [unmatchableText.unreadable, ...new Set(findings.map(wordsOf))].join(' ');
}

/** As a report tells it to who may not read the file: no name, no cell. */
function wordsOf(finding: Finding): string {
  if (finding.messageWithoutNames !== undefined) return `${finding.messageWithoutNames} ${finding.mend}`;
  return finding.fieldName === undefined ? `${finding.message} ${finding.mend}` : plainMessage({ ...finding, fieldName: undefined });
}
