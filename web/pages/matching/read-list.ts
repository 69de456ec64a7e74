import { type ListCells, listCells, listFaults, listPlaces, missingColumns, missingText } from '../../../functions/messages/match-list.ts';
import { separated } from './separated.ts';

/** A row of the list as the clerk wrote it. */
export type ListRow = ListCells;
/** The list, or what keeps it from being sent, in words that repeat no cell. */
export type ReadList = { readonly ok: true; readonly rows: readonly ListRow[] } | { readonly ok: false; readonly text: string };

/** As spreadsheets copy cells, and as CSV files in Indonesia and elsewhere are written. */
const separators = ['\t', ';', ',', '|'] as const;
/** Titles may stand above the names of the columns. */
const mostLinesAbove = 20;

/** Finds the columns by their names, whatever separates them, and takes the rows below. */
export function readList(text: string): ReadList {
  const tables = separators.map((separator) => tableOf(separated(text.replace(/^\ufeff/, ''), separator)));
  const [best] = tables.toSorted((one, other) => one.missing.length - other.missing.length);
  if (!best || best.missing.length > 0) return { ok: false, text: missingText(best?.missing ?? []) };
  const { rows } = best;
  const faults = listFaults(rows.map((row, place) => ({ ...row, row: place + 1 })));
  return faults === undefined ? { ok: true, rows } : { ok: false, text: faults };
}

type Table = { readonly missing: readonly string[]; readonly rows: readonly ListRow[] };

function tableOf(records: readonly string[][]): Table {
  const heads = records.slice(0, mostLinesAbove).map((record, place) => ({ place, found: listPlaces(record) }));
  const [head] = heads.toSorted((one, other) => missingColumns(one.found).length - missingColumns(other.found).length);
  if (!head) return { missing: missingColumns(listPlaces([])), rows: [] };
  const rows = records.slice(head.place + 1).flatMap((record) => listCells(record, head.found) ?? []);
  return { missing: missingColumns(head.found), rows };
}
