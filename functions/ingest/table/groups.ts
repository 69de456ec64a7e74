import type { Question } from '../../model/question.ts';
import { foldLabel } from '../../standards/labels/field-name.ts';
import { isNote } from './around-table.ts';
import { isNumber } from './cell-kind.ts';
import { askGroups, type GroupLabel, groupsAsData, groupsQuestion } from './group-messages.ts';
import type { Header } from './header.ts';
import { labelText, sayTheSame } from './label-text.ts';
import { filledCells, isBlank, type TableRow } from './table-row.ts';

/** Lines such as "UMUM" and "BUKAN UMUM" above their rows, which become a column of those. */
export type Groups = {
  readonly label: GroupLabel;
  /** Where the lines stand, by column from 0. */
  readonly column: number;
  /** The group of the rows before the first line; '' where that comes first. */
  readonly first: string;
};

/** What settles how group lines are read. */
export type GroupAnswers = { readonly expectedLabels: readonly string[]; readonly answers: ReadonlyMap<string, string> };

export type GroupPlan = { readonly groups?: Groups; readonly questions: readonly Question[] };

const none: GroupPlan = { questions: [] };
const columnLabel = 'kelompok';
/** A name alone above fewer rows may be a row whose numbers are missing. */
const leastRows = 2;

/**
 * Whether lines divide the table in groups, by its first rows (`complete` where they are all): each stands alone in one column, the first right
 * under the header or right above it, and rows follow. Certain where they have a header of their own, or several rows each and are written unlike
 * the names of rows; asked where one of both fails; where nothing tells them from rows without numbers, they are those. An approved standard
 * settles it: its tables have the column or not.
 */
export function planGroups(header: Header, complete: boolean, { expectedLabels, answers }: GroupAnswers): GroupPlan {
  const found = groupsOnPages(header) ?? groupsUnderHeader(header, complete);
  if (found === undefined) return none;
  const answer = answers.get(groupsQuestion);
  const label = freeLabel(header.labels);
  const column = { questions: [], groups: { ...found.groups, label } };
  if (answer !== undefined) return answer === groupsAsData ? none : column;
  if (expectedLabels.length > 0) return expectedLabels.some((expected) => foldLabel(expected) === foldLabel(label)) ? column : none;
  return found.certain ? column : { questions: [askGroups(found.lines)] };
}

type Found = { readonly groups: Omit<Groups, 'label'>; readonly certain: boolean; readonly lines: readonly string[] };

/** The header is printed again for each group, with the group's line right above it, as above the first. */
function groupsOnPages({ rows, titles, data }: Header): Found | undefined {
  const [top] = rows;
  const title = titles.at(-1);
  if (top === undefined || title === undefined || title.rowNumber !== top.rowNumber - 1) return undefined;
  const filled = data.filter((row) => !isBlank(row));
  const isHeader = (row: TableRow | undefined) => row !== undefined && rows.some((own) => sayTheSame(row.cells, own.cells));
  const again = filled.flatMap((row, index) => (isHeader(row) && !isHeader(filled[index - 1]) ? [index] : []));
  const lines = again.map((index) => lineOf(filled[index - 1]));
  const first = lineOf(title);
  if (first === undefined || again.length === 0 || lines.some((line) => line === undefined || line.column !== first.column))
    return undefined;
  const texts = [first.text, ...lines.flatMap((line) => line?.text ?? [])];
  const others = filled.filter((row, index) => lineOf(row) !== undefined && !again.includes(index + 1));
  if (new Set(texts).size < texts.length || others.some((row) => !isNote(filledCells(row)[0] ?? ''))) return undefined;
  return { groups: { column: first.column, first: first.text }, certain: true, lines: texts };
}

/** The first row of the data is a line, and others follow, each above rows of its own. */
function groupsUnderHeader({ data }: Header, complete: boolean): Found | undefined {
  const filled = data.filter((row) => !isBlank(row));
  const last = filled.findLastIndex((row) => filledCells(row).length > 1);
  const judged = filled.slice(0, last + 1);
  const lines = judged.flatMap((row, index) => (filledCells(row).length === 1 ? [{ index, line: lineOf(row) }] : []));
  const [first] = lines;
  if (first?.index !== 0 || first.line === undefined || lines.length < 2) return undefined;
  const column = first.line.column;
  const texts = lines.flatMap(({ line }) => (line === undefined || line.column !== column ? [] : [line.text]));
  if (texts.length < lines.length || new Set(texts).size < texts.length) return undefined;
  const sizes = lines.map(({ index }, place) => (lines[place + 1]?.index ?? judged.length) - index - 1);
  const whole = complete ? sizes : sizes.slice(0, -1);
  const regular = judged.filter((row) => filledCells(row).length > 1);
  const several = whole.every((size) => size >= leastRows);
  const unlike = areUnlikeNames(texts, regular, column);
  if (whole.some((size) => size === 0) || (!unlike && !(several && areComplete(regular)))) return undefined;
  return { groups: { column, first: '' }, certain: several && unlike, lines: texts };
}

const enumerated = /^([A-Z]|[IVXLC]+|\d{1,2})[.)]\s*\S/;

/** In a column of row numbers, or one that rows leave empty; in capitals or numbered, as the rows' names are not. */
function areUnlikeNames(lines: readonly string[], rows: readonly TableRow[], column: number): boolean {
  const names = rows.map(({ cells }) => labelText(cells[column] ?? '')).filter((name) => name !== '');
  if (names.every(isNumber)) return true;
  const capitals = lines.every((line) => /\p{Lu}{2}/u.test(line) && !/\p{Ll}/u.test(line));
  if (capitals && names.filter((name) => /\p{Ll}/u.test(name)).length * 2 >= names.length) return true;
  return lines.every((line) => enumerated.test(line)) && !names.some((name) => enumerated.test(name));
}

/** No row lacks a cell, of several: a line that lacks all but one is unlike them. */
function areComplete(rows: readonly TableRow[]): boolean {
  const width = Math.max(...rows.map((row) => filledCells(row).length));
  return width > 2 && rows.every((row) => filledCells(row).length === width);
}

/** A row's one text, where it is no number and no note. */
function lineOf(row: TableRow | undefined): { readonly text: string; readonly column: number } | undefined {
  if (row === undefined || filledCells(row).length !== 1) return undefined;
  const column = row.cells.findIndex((cell) => cell.trim() !== '');
  const text = labelText(row.cells[column] ?? '');
  return isNumber(text) || isNote(text) ? undefined : { text, column };
}

/** As labels are compared: two that fold alike are one column to a standard. */
function freeLabel(labels: readonly string[]): GroupLabel {
  const taken = new Set(labels.map(foldLabel));
  const isFree = (label: GroupLabel): boolean => !taken.has(foldLabel(label));
  const ofRows = `${columnLabel}_baris` as const;
  if (isFree(columnLabel)) return columnLabel;
  if (isFree(ofRows)) return ofRows;
  for (let n = 2; ; n++) {
    const label = `${ofRows}_${n}` as const;
    if (isFree(label)) return label;
  }
}
