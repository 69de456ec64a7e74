import '../../parts/frame.ts';
import { limits } from '../../../functions/limits.ts';
import { numberText } from '../../../functions/messages/number.ts';
import { pageNames } from '../../../functions/messages/page-name.ts';
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
} from '../../../functions/messages/report-words.ts';
import { account, ownOpds } from '../../parts/account.ts';
import { call } from '../../parts/api.ts';
import type { LateDataset, ProgressReport } from '../../parts/api-nouns.ts';
import { byId, element, show, stackedTable } from '../../parts/elements.ts';
import { seesBoard } from '../../parts/may.ts';
import { notice } from '../../parts/notice.ts';
import { fileLinks } from './file-links.ts';
import { reasonForm } from './reason-form.ts';

const place = byId('report');
const reportId = document.body.dataset.reportId ?? '';
const notYet = 'Laporan ini belum ada, atau belum final: sebelum itu hanya OPD, walidata dan pimpinan yang membacanya.';
const me = await account();
const opds = me?.ok && !seesBoard(me.value) ? await ownOpds(me.value) : [];
await showReport();

/** Each of the caller's OPDs its own part; else the one copy that they read. */
async function showReport(): Promise<void> {
  const list = await call('listReports');
  if (!list.ok) return show(place, notice(list.problem));
  // A full list leaves out the oldest; else it says which reports there are, and an address that was guessed, or comes too early, is no fault.
  const { items } = list.value;
  const isLeftOut = items.length >= limits.maxReportsListed;
  if (!isLeftOut && !items.some((item) => item.reportId === reportId)) return show(place, element('p', {}, notYet));
  const scopes = opds.length > 0 ? opds.map(({ opdId }) => ({ opd: opdId })) : [{}];
  const parts = await Promise.all(
    scopes.map(async (query) => {
      const found = await call('getProgressReport', { params: { reportId }, query });
      if (found.ok) return partOf(found.value, query);
      return [found.problem.status === 404 ? element('p', {}, notYet) : notice(found.problem)];
    }),
  );
  show(place, ...parts.flat());
}

function partOf(report: ProgressReport, query: { readonly opd?: string }): HTMLElement[] {
  return [
    element('p', { class: 'headline' }, headline(report)),
    ...sentences(report).map((text) => element('p', {}, text)),
    element('p', { class: 'meta' }, `${whenText(report)} ${judgedText} ${scopeText[report.scope]}`),
    ...filesPart(report, query),
    stackedTable(
      pageNames.board,
      boardTitles,
      boardRows(report).map(({ name, numbers }) => [name, ...numbers.map(numberText)]),
    ),
    ...(report.scope === 'public' ? [] : latePart(report)),
    ...(report.causes.length === 0
      ? []
      : [
          stackedTable(
            tableNames.causes,
            ['Sebab', 'Unggahan'],
            report.causes.map(({ text, uploads }) => [sentenceCase(text), numberText(uploads)]),
          ),
        ]),
  ];
}

function filesPart({ isFinal, hasFiles }: ProgressReport, query: { readonly opd?: string }): HTMLElement[] {
  if (hasFiles) return [fileLinks(reportId, query)];
  return isFinal ? [element('p', { class: 'hint' }, 'Berkasnya sedang dibuat. Buka lagi halaman ini dalam satu jam.')] : [];
}

function latePart(report: ProgressReport): HTMLElement[] {
  const mayExplain = report.scope === 'opd' && !report.isFinal;
  const rows = report.late.map((dataset) => {
    const cells = lateCells(dataset);
    return mayExplain ? [...cells.slice(0, -1), reasonOf(dataset)] : cells;
  });
  return [
    ...(rows.length > 0
      ? [stackedTable(tableNames.late, lateTitles, rows)]
      : [element('p', {}, 'Tidak ada yang terlambat atau perlu diperbaiki.')]),
    ...(report.unseen > 0 ? [element('p', { class: 'hint' }, unseenText(report.unseen))] : []),
  ];
}

function reasonOf({ datasetId, title, reason = '' }: LateDataset): HTMLElement {
  return reasonForm({ reportId, datasetId, title, reason });
}
