import type { Cell, Row, SheetPlan } from '../excel-writer/sheet.ts';
import type { Look } from '../excel-writer/styles.ts';
import { reportName } from '../messages/report-name.ts';
import {
  boardRows,
  boardTitles,
  headline,
  lateCells,
  lateTitles,
  scopeText,
  sentences,
  tableNames,
  unseenText,
  whenText,
} from '../messages/report-words.ts';
import type { ReportView } from '../model/report-view.ts';

const title: Look = { bold: true, size: 16 };
const head: Look = { bold: true, wrap: true, fill: 'E3E0D8' };
const bold: Look = { bold: true };
const wrap: Look = { wrap: true };
const text: Look = { text: true, wrap: true };

/** The same report as a workbook: the board, the late list, the causes; numbers are numbers, everything else text (T25). */
export function reportSheets(view: ReportView, cityName: string): SheetPlan[] {
  return [boardSheet(view, cityName), ...(view.scope === 'public' ? [] : [lateSheet(view)]), causeSheet(view)];
}

function boardSheet(view: ReportView, cityName: string): SheetPlan {
  const above = [`${reportName(view.reportId)}: ${cityName}`, headline(view), ...sentences(view), whenText(view), scopeText[view.scope]];
  const rows = boardRows(view);
  return {
    name: 'Papan',
    columns: boardTitles.map((_, place) => ({ width: place === 0 ? 44 : 12 })),
    printWide: true,
    rows: [
      ...above.map((line, place): Row => ({ cells: [{ text: line, ...(place === 0 ? { look: title } : {}) }] })),
      { cells: [] },
      headRow(boardTitles),
      ...rows.map(({ name, numbers }, place): Row => {
        const look = place === rows.length - 1 ? { look: bold } : {};
        return { cells: [{ text: name, ...look }, ...numbers.map((number): Cell => ({ number, ...look }))] };
      }),
    ],
  };
}

function lateSheet(view: ReportView): SheetPlan {
  const widths = [34, 44, 30, 20, 50];
  return {
    name: 'Terlambat',
    columns: lateTitles.map((_, place) => ({ width: widths[place] ?? 20 })),
    printWide: true,
    frozenRows: 1,
    rows: [
      headRow(lateTitles),
      ...view.late.map((dataset): Row => ({ cells: lateCells(dataset).map((cell) => ({ text: cell, look: text })) })),
      ...(view.unseen === 0 ? [] : [{ cells: [{ text: unseenText(view.unseen) }] }]),
    ],
  };
}

function causeSheet({ causes }: ReportView): SheetPlan {
  return {
    name: 'Sebab',
    columns: [{ width: 60 }, { width: 14 }],
    printWide: true,
    rows: [
      headRow([tableNames.causes, 'Unggahan']),
      ...causes.map(({ text: cause, uploads }): Row => ({ cells: [{ text: cause, look: wrap }, { number: uploads }] })),
    ],
  };
}

function headRow(titles: readonly string[]): Row {
  return { cells: titles.map((each) => ({ text: each, look: head })) };
}
