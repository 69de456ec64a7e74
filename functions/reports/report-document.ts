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
  scopeText,
  sentenceCase,
  sentences,
  tableNames,
  unseenText,
  whenText,
} from '../messages/report-words.ts';
import type { ReportView } from '../model/report-view.ts';
import type { PdfBlock, PdfDocument, PdfTable } from '../pdf-writer/pdf-document.ts';

/** The report on paper, as the page shows it. */
export function reportDocument(view: ReportView, cityName: string): PdfDocument {
  return {
    title: `${reportName(view.reportId)}: ${cityName}`,
    footer: `${reportName(view.reportId)} · ${scopeText[view.scope]}`,
    at: new Date(view.finalAt),
    blocks: [
      { is: 'paragraph', text: headline(view) },
      ...sentences(view).map((text): PdfBlock => ({ is: 'paragraph', text })),
      { is: 'paragraph', quiet: true, text: whenText(view) },
      { is: 'paragraph', quiet: true, text: judgedText },
      { is: 'heading', level: 2, text: pageNames.board },
      boardTable(view),
      ...lateBlocks(view),
      ...causeBlocks(view),
    ],
  };
}

/** Shares of the page: a number's column is as wide as the longest word above it, the OPD has the rest. */
function boardTable(view: ReportView): PdfTable {
  const wordOf = (title: string) => Math.max(...title.split(' ').map(({ length }) => length));
  const columns = boardTitles.map((title, place) =>
    place === 0 ? { title, width: 31 } : ({ title, width: wordOf(title) + 2, isNumber: true } as const),
  );
  return { is: 'table', columns, hasTotal: true, rows: boardRows(view).map(({ name, numbers }) => [name, ...numbers.map(numberText)]) };
}

function lateBlocks(view: ReportView): PdfBlock[] {
  if (view.scope === 'public') return [];
  const heading: PdfBlock = { is: 'heading', level: 2, text: tableNames.late };
  const unseen: PdfBlock[] = view.unseen === 0 ? [] : [{ is: 'paragraph', quiet: true, text: unseenText(view.unseen) }];
  if (view.late.length === 0) return [heading, { is: 'paragraph', text: 'Tidak ada.' }, ...unseen];
  const widths = [20, 24, 17, 17, 22];
  const columns = lateTitles.map((title, place) => ({ title, width: widths[place] ?? 20 }));
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
