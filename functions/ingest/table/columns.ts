import { limits } from '../../limits.ts';
import type { Finding } from '../../model/normal-form.ts';
import type { Question } from '../../model/question.ts';
import { firstNameWithNik } from '../../standards/labels/named-niks.ts';
import { isNote } from './around-table.ts';
import { isName, isNumber } from './cell-kind.ts';
import type { GroupAnswers } from './groups.ts';
import type { Header } from './header.ts';
import { isHeaderless } from './headerless.ts';
import * as messages from './messages.ts';
import { askHeader, hasNumbersForNames, headerAsData, headerQuestion } from './numbers-as-names.ts';
import { findTableBeside } from './table-beside.ts';
import { isBlank, type TableRow } from './table-row.ts';

/** Which columns a table has. */
export type ColumnPlan = {
  readonly labels: readonly string[];
  /** For each cell of the header row, from 0: whether its column is kept. */
  readonly kept: readonly boolean[];
  /** Whether the header is one, where that is open. */
  readonly questions: readonly Question[];
  readonly warnings: readonly Finding[];
};

export type ColumnOutcome =
  | { readonly ok: true; readonly columns: ColumnPlan }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** Control characters and halves of characters: newlines and tabs are blanks by now (label-text.ts). */
const unseen = /[\p{Cc}\p{Cs}]/u;

/** The columns under a header of `width` cells, or why they can't be named; `settled` as for groups. */
export function planColumns(header: Header, width: number, { expectedLabels, answers }: GroupAnswers): ColumnOutcome {
  const headerRow = header.row.rowNumber;
  if (width > limits.maxColumns) return { ok: false, findings: [messages.tooManyColumns(headerRow, width, limits.maxColumns)] };
  if (header.matchedLabels === 0 && isHeaderless({ rowNumber: headerRow, cells: header.labels }, header.data)) {
    const last = lastHeaderRow(header);
    return {
      ok: false,
      findings: [last > headerRow ? messages.severalHeaderRows(headerRow, last) : messages.headerless(headerRow, width)],
    };
  }
  const open = header.matchedLabels === 0 && hasNumbersForNames(header.labels, header.data);
  const answer = answers.get(headerQuestion);
  if (open && (answer === headerAsData || expectedLabels.length > 0)) {
    return { ok: false, findings: [messages.headerless(headerRow, width)] };
  }
  const invisible = header.labels.findIndex((label) => unseen.test(label));
  if (invisible >= 0) return { ok: false, findings: [messages.controlLabel(headerRow, invisible + 1)] };
  const told = firstNameWithNik(header.labels);
  if (told !== undefined) return { ok: false, findings: [messages.nikLabel(headerRow, told + 1)] };
  const named = nameColumns(header, width);
  if (!open || answer !== undefined) return named;
  // A row of numbers that would make no header, either: the same twice, say.
  if (!named.ok) return { ok: false, findings: [messages.headerless(headerRow, width)] };
  return { ok: true, columns: { ...named.columns, questions: [askHeader(headerRow, header.labels)] } };
}

/** The last of the rows right below that hold words alone, where the rows under them have numbers: more of the header than could be joined. */
function lastHeaderRow({ row, data }: Header): number {
  const rows = data.filter((one) => !isBlank(one));
  const isWords = ({ cells }: TableRow) => cells.every((cell) => cell.trim() === '' || isName(cell.trim()));
  const first = rows.findIndex((one) => !isWords(one));
  const below = first < 0 ? [] : rows.slice(first);
  const hasNumbers = below.length > 0 && below.every(({ cells }) => cells.some((cell) => isNumber(cell)));
  return first > 0 && first < limits.maxHeaderLevels && hasNumbers ? (rows[first - 1]?.rowNumber ?? 0) : row.rowNumber;
}

function nameColumns(header: Header, width: number): ColumnOutcome {
  const headerRow = header.row.rowNumber;
  const corner = firstFilled(header);
  const columns = Array.from({ length: width }, (_, index) => nameColumn(header.labels[index] ?? '', index, header, corner));
  const labelled = columns.flatMap((column, index) => (column.name === undefined ? [] : [{ name: column.name, field: index + 1 }]));
  const findings = [...columns.flatMap((column) => column.finding ?? []), ...checkLabels(labelled, headerRow)];
  if (findings.length > 0) return { ok: false, findings };
  const dropped = columns.flatMap((column, index) => (column.name === undefined ? [index + 1] : []));
  const beside = findTableBeside(
    columns.map(({ name }) => name !== undefined),
    header,
  );
  if (beside !== undefined) return { ok: false, findings: [messages.tablesBeside(headerRow, beside)] };
  const warnings = columns.flatMap((column) => column.warning ?? []);
  return {
    ok: true,
    columns: {
      labels: labelled.map(({ name }) => name),
      kept: columns.map((column) => column.name !== undefined),
      questions: [],
      warnings: dropped.length === 0 ? warnings : [...warnings, messages.droppedColumns(headerRow, dropped)],
    },
  };
}

type Column = { readonly name?: string; readonly finding?: Finding; readonly warning?: Finding };

/**
 * A column without label is left out when it holds nothing. The first may hold row names or numbers (pandas and pivot tables
 * leave that corner empty) and gets a name; any other is an error.
 */
function nameColumn(label: string, index: number, header: Header, corner: number): Column {
  if (label !== '') return { name: label };
  const filled = header.data.find((row) => row.cells[index]?.trim() && !isNoteRow(row));
  if (filled === undefined) return {};
  const headerRow = header.row.rowNumber;
  if (index > corner) return { finding: messages.blankLabel(headerRow, index + 1, filled.rowNumber) };
  const name = `kolom_${index + 1}`;
  return { name, warning: messages.namedColumn(headerRow, index + 1, name) };
}

/** The corner of a table that starts further right is not in column 1. */
function firstFilled({ labels, data }: Header): number {
  return labels.findIndex((label, column) => label !== '' || data.some((row) => (row.cells[column] ?? '').trim() !== ''));
}

function isNoteRow(row: TableRow): boolean {
  return isNote(row.cells[0] ?? '') && row.cells.slice(1).every((cell) => cell.trim() === '');
}

function checkLabels(labelled: readonly { readonly name: string; readonly field: number }[], headerRow: number): Finding[] {
  const findings: Finding[] = [];
  const fields = new Map<string, number>();
  for (const { name, field } of labelled) {
    if (name.length > limits.maxLabelCharacters) findings.push(messages.labelTooLong(headerRow, field, limits.maxLabelCharacters));
    const folded = name.toLowerCase();
    const earlier = fields.get(folded);
    if (earlier !== undefined) findings.push(messages.duplicateLabel(headerRow, field, earlier, name));
    else fields.set(folded, field);
  }
  return findings;
}
