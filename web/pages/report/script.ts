import '../../parts/frame.ts';
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
const me = await account();
const opds = me?.ok && !seesBoard(me.value) ? await ownOpds(me.value) : [];
await showReport();

/** Each of the caller's OPDs its own part; else the one copy that they read. */
async function showReport(): Promise<void> {
  const list = await call('listReports');
  if (!list.ok) return show(place, notice(list.problem));
  // Which reports there are is known before one is asked for: an address that was guessed, or comes too early, is no fault.
  if (!list.value.items.some((item) => item.reportId === reportId)) {
    return show(
      place,
      element('p', {}, 'Laporan ini belum ada, atau belum final: sebelum itu hanya OPD, walidata dan pimpinan yang membacanya.'),
    );
  }
  const scopes = opds.length > 0 ? opds.map(({ opdId }) => ({ opd: opdId })) : [{}];
  const parts = await Promise.all(
    scopes.map(async (query) => {
      const found = await call('getProgressReport', { params: { reportId }, query });
      return found.ok ? partOf(found.value, query) : [notice(found.problem)];
    }),
  );
  show(place, ...parts.flat());
}

function partOf(report: ProgressReport, query: { readonly opd?: string }): HTMLElement[] {
  return [
    element('p', { class: 'headline' }, headline(report)),
    ...sentences(report).map((text) => element('p', {}, text)),
    element('p', { class: 'meta' }, `${whenText(report)} ${judgedText} ${scopeText[report.scope]}`),
    ...(report.isFinal ? [fileLinks(reportId, query)] : []),
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
