import type { Cell, Row, SheetPlan } from '../excel-writer/sheet.ts';
import type { Look } from '../excel-writer/styles.ts';
import { reportName } from '../messages/report-name.ts';
import {
  boardRows,
  boardTitles,
  headline,
  judgedText,
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
/** Of the late list, in characters. */
const lateWidths = [44, 44, 30, 20, 50];
/** In points. */
const lineHeight = 15;
const text: Look = { text: true, wrap: true };

/** The same report as a workbook: the board, the late list, the causes; numbers are numbers, everything else text (T25). */
export function reportSheets(view: ReportView, cityName: string): SheetPlan[] {
  return [boardSheet(view, cityName), ...(view.scope === 'public' ? [] : [lateSheet(view)]), causeSheet(view)];
}

function boardSheet(view: ReportView, cityName: string): SheetPlan {
  const above = [
    `${reportName(view.reportId)}: ${cityName}`,
    headline(view),
    ...sentences(view),
    whenText(view),
    judgedText,
    scopeText[view.scope],
  ];
  const rows = boardRows(view);
  return {
    name: 'Papan',
    columns: boardTitles.map((_, place) => ({ width: place === 0 ? 72 : 12 })),
    printWide: true,
    rows: [
      ...above.map(
        (line, place): Row => (place === 0 ? { height: 24, cells: [{ text: line, look: title }] } : { cells: [{ text: line }] }),
      ),
      { cells: [] },
      headRow(boardTitles, 3),
      ...rows.map(({ name, numbers }, place): Row => {
        const look = place === rows.length - 1 ? { look: bold } : {};
        return { cells: [{ text: name, ...look }, ...numbers.map((number): Cell => ({ number, ...look }))] };
      }),
    ],
  };
}

function lateSheet(view: ReportView): SheetPlan {
  return {
    name: 'Terlambat',
    columns: lateWidths.map((width) => ({ width })),
    printWide: true,
    frozenRows: 1,
    rows: [
      headRow(lateTitles),
      ...view.late.map((dataset): Row => lateRow(lateCells(dataset))),
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

/** As high as its longest cell needs: a program that opens it need not measure again. */
function lateRow(cells: readonly string[]): Row {
  const lines = Math.max(...cells.map((cell, place) => Math.ceil(cell.length / ((lateWidths[place] ?? 20) - 2))));
  return { height: lines * lineHeight, cells: cells.map((cell) => ({ text: cell, look: text })) };
}

function headRow(titles: readonly string[], lines = 2): Row {
  return { height: lines * lineHeight, cells: titles.map((each) => ({ text: each, look: head })) };
}
