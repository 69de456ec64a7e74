import { limits } from '../limits.ts';
import { numberText } from '../messages/number.ts';
import { pageNames } from '../messages/page-name.ts';
import { reportName } from '../messages/report-name.ts';
import {
  boardRows,
  boardTitles,
  headline,
  judgedText,
  lateCells,
  lateTitles,
  longestLateText,
  restLateText,
  scopeText,
  sentenceCase,
  sentences,
  tableNames,
  unseenText,
  whenText,
} from '../messages/report-words.ts';
import type { ReportView } from '../model/report-view.ts';
import type { PdfBlock, PdfDocument, PdfTable } from '../pdf-writer/pdf-document.ts';

/** The report on paper, as the page shows it. Its first page is Monday's whole answer: how it stands, every OPD, and who has been late the longest; the rest follows. */
export function reportDocument(view: ReportView, cityName: string): PdfDocument {
  return {
    title: `${reportName(view.reportId)}: ${cityName}`,
    footer: `${reportName(view.reportId)} · ${scopeText[view.scope]}`,
    at: new Date(view.finalAt),
    blocks: [
      { is: 'paragraph', text: headline(view) },
      ...sentences(view).map((text): PdfBlock => ({ is: 'paragraph', text })),
      { is: 'paragraph', quiet: true, text: whenText(view) },
      { is: 'heading', level: 2, text: pageNames.board },
      boardTable(view),
      ...lateHead(view),
      ...lateBlocks(view),
      ...causeBlocks(view),
      { is: 'paragraph', quiet: true, text: judgedText },
    ],
  };
}

/** Of the late list, as shares of the page. */
const lateWidths = [20, 24, 17, 17, 22];

/** Shares of the page, in letters: a number's column is as wide as the longest word above it, the last as two of its words; the OPD has the rest. */
function boardTable(view: ReportView): PdfTable {
  const wordOf = (title: string) => Math.max(...title.split(' ').map(({ length }) => length));
  const columns = boardTitles.map((title, place) => {
    if (place === 0) return { title, width: 48 };
    const letters = place === boardTitles.length - 1 ? 2 * wordOf(title) : wordOf(title);
    return { title, width: letters + 3.2, isNumber: true } as const;
  });
  return {
    is: 'table',
    columns,
    hasTotal: true,
    isDense: true,
    rows: boardRows(view).map(({ name, numbers }) => [name, ...numbers.map(numberText)]),
  };
}

/** Of the whole city: the longest late ones, where they are more than the first page has room for, and where the others are. */
function lateHead({ late, scope }: ReportView): PdfBlock[] {
  const most = limits.maxReportLateOnFirstPage;
  if (scope !== 'all' || late.length <= most) return [];
  const columns = lateTitles.slice(0, 3).map((title, place) => ({ title, width: lateWidths[place] ?? 20 }));
  const rows = late.slice(0, most).map((dataset) => lateCells(dataset).slice(0, columns.length));
  return [
    { is: 'heading', level: 2, text: longestLateText(Math.min(most, late.length)) },
    { is: 'table', columns, rows, isDense: true },
    { is: 'paragraph', quiet: true, text: restLateText(late.length - most) },
    { is: 'page-break' },
  ];
}

function lateBlocks(view: ReportView): PdfBlock[] {
  if (view.scope === 'public') return [];
  const heading: PdfBlock = { is: 'heading', level: 2, text: tableNames.late };
  const unseen: PdfBlock[] = view.unseen === 0 ? [] : [{ is: 'paragraph', quiet: true, text: unseenText(view.unseen) }];
  if (view.late.length === 0) return [heading, { is: 'paragraph', text: 'Tidak ada.' }, ...unseen];
  const columns = lateTitles.map((title, place) => ({ title, width: lateWidths[place] ?? 20 }));
  return [heading, { is: 'table', columns, rows: view.late.map(lateCells) }, ...unseen];
}

function causeBlocks({ causes }: ReportView): PdfBlock[] {
  if (causes.length === 0) return [];
  const columns = [
    { title: 'Sebab', width: 60 },
    { title: 'Unggahan', width: 12, isNumber: true },
  ] as const;
  const rows = causes.map(({ text, uploads }) => [sentenceCase(text), numberText(uploads)]);
  return [
    { is: 'heading', level: 2, text: tableNames.causes },
    { is: 'table', columns, rows },
  ];
}
