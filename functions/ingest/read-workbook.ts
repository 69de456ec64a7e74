import { rm } from 'node:fs/promises';
import { limits } from '../limits.ts';
import type { Container, Dialect, Finding, NormalForm, ReadOutcome } from '../model/normal-form.ts';
import { chooseSheet, type SheetTable } from './choose-sheet.ts';
import { createRowSink, type RowSink, type WrittenRows } from './normal-form/row-sink.ts';
import { formulasWithoutValue, hiddenColumnsRead, hiddenRowsRead } from './sheet-messages.ts';
import { createShownColumns, type ShownChoices, type ShownColumns } from './shown-columns.ts';
import { errorCells } from './shown-messages.ts';
import { type Settled, shownOrHeld } from './shown-or-held.ts';
import { createFindingLog, refused } from './table/finding-log.ts';
import { emptyFile, expandsTooMuch, headerOnly } from './table/messages.ts';
import type { RowPlan } from './table/plan-rows.ts';
import { createRowRules, type RowRules } from './table/row-rules.ts';
import { isBlank } from './table/table-row.ts';
import { createRowCounts, type MergedRange, type RowCounts, type Workbook } from './workbook/workbook.ts';
import { findingOf, WorkbookFault } from './workbook/workbook-fault.ts';

export type WorkbookOptions = Partial<Settled> & {
  /** A page of HTML is read as a workbook whose sheets are its tables. */
  readonly container: Exclude<Container, 'csv'>;
  /** The standard's names and titles: they help to find sheet and header. */
  readonly expectedLabels: readonly string[];
  /** The sheet that the clerk named. */
  readonly sheet?: string | undefined;
  /** Of the clerk's own file: what its table may take is measured by it. */
  readonly fileBytes: number;
};

/**
 * Reads one sheet of a workbook and writes the normal form to `sinkPath`. The sheet and the header rows are found; what is skipped
 * is said. Memory is bounded whatever the sheet holds. Expected outcomes, a damaged workbook among them, are values; only a
 * failing disk throws. Without a form, nothing is left at `sinkPath`.
 */
export async function readWorkbook(workbook: Workbook, sinkPath: string, options: WorkbookOptions): Promise<ReadOutcome> {
  try {
    const { expectedLabels, sheet, container } = options;
    const part = container === 'html' ? 'tabel' : 'lembar';
    const choice = await chooseSheet(workbook.sheets, { expectedLabels, sheet, part, answers: options.answers ?? new Map() });
    if (!choice.ok && choice.asking !== undefined)
      return { ok: false, asking: choice.asking, findings: [], totals: {}, warnings: choice.warnings };
    if (!choice.ok) return refused(choice.findings, choice.warnings);
    const outcome = await readSheet(choice.table, sinkPath, options);
    return { ...outcome, warnings: [...choice.warnings, ...outcome.warnings] };
  } catch (error) {
    await rm(sinkPath, { force: true });
    return refused([findingOf(error)]);
  }
}

/** Merged cells stand behind the rows in the file: where there are any, a long sheet is read again. */
async function readSheet(table: SheetTable, sinkPath: string, options: WorkbookOptions): Promise<ReadOutcome> {
  const { sheet, plan, merged, planWith } = table;
  if (merged !== undefined) return writeTable({ sheet, plan, merged }, sinkPath, options);
  const outcome = await writeTable({ sheet, plan, merged: [] }, sinkPath, options);
  const found = await sheet.mergedRanges();
  if (found.length === 0) return outcome;
  const planned = planWith(found);
  if (planned.kind === 'table') return writeTable({ sheet, plan: planned.plan, merged: found }, sinkPath, options);
  await rm(sinkPath, { force: true });
  return refused(planned.kind === 'faulty' ? planned.findings : [emptyFile]);
}

type PlannedTable = Pick<SheetTable, 'sheet' | 'plan'> & { readonly merged: readonly MergedRange[] };

/** Where cells are to be read as they are shown, which all rows together tell, a sheet is read again. */
async function writeTable(table: PlannedTable, sinkPath: string, options: WorkbookOptions, choices?: ShownChoices): Promise<ReadOutcome> {
  const { plan, merged } = table;
  if (plan.questions.length > 0) return { ok: false, asking: plan.questions, findings: [], totals: {}, warnings: plan.warnings };
  const log = createFindingLog();
  const sink = await createRowSink(sinkPath);
  const rules = createRowRules(plan, merged, sink, log);
  const counts = createRowCounts();
  const above = { rows: 0 };
  const shown = createShownColumns(choices ?? new Map());
  let whole: boolean;
  let written: WrittenRows;
  try {
    whole = await writeRows(table, { sink, rules, counts, shown, above, mostBytes: mostBytesOf(options) });
  } finally {
    written = await sink.close();
  }
  if (written.rows === 0 && log.findings().length === 0) log.add(headerOnly(plan.headerRow));
  const form = { ...describeForm(table, options.container, rules), accounting: rules.accounting(rowsAbove(plan, above.rows)), ...written };
  const ruling = shownOrHeld(shown.facts(), form, { fields: options.fields ?? [], answers: options.answers ?? new Map() });
  if (choices === undefined && ruling.choices.size > 0) return writeTable(table, sinkPath, options, ruling.choices);
  for (const finding of ruling.findings) log.add(finding);
  const warnings = [
    ...plan.warnings,
    ...rules.warnings(),
    ...sayUncalculated(counts, form),
    ...sayErrors(counts, form),
    ...sayHidden(counts, form),
    ...ruling.warnings,
  ];
  const findings = log.findings();
  if (findings.length === 0 && ruling.questions.length > 0)
    return { ok: false, asking: ruling.questions, findings: [], totals: {}, form, warnings };
  if (findings.length === 0) return { ok: true, form, warnings };
  const failed = { ok: false, findings, totals: log.totals(), warnings } as const;
  if (whole && form.rows > 0) return { ...failed, form };
  await rm(sinkPath, { force: true });
  return whole ? { ...failed, accounting: form.accounting } : failed;
}

/** Titles: `rows` that are not blank stand above the data, those of the header and of column numbers among them. */
function rowsAbove({ header, skipped }: RowPlan, rows: number): number {
  return rows - header.length - skipped.filter(({ reason }) => reason === 'column-numbers').length;
}

function sayUncalculated({ uncalculated, uncalculatedRow, uncalculatedColumn }: RowCounts, form: NormalForm): Finding[] {
  if (uncalculated === 0 || uncalculatedRow === undefined || uncalculatedColumn === undefined) return [];
  const label = form.labels[form.fileColumns.indexOf(uncalculatedColumn)];
  return [formulasWithoutValue({ cells: uncalculated, rowNumber: uncalculatedRow, fieldNumber: uncalculatedColumn, label })];
}

function sayErrors({ errorCells: cells, firstErrorRow, firstErrorColumn }: RowCounts, form: NormalForm): Finding[] {
  if (firstErrorRow === undefined || firstErrorColumn === undefined) return [];
  return [errorCells(cells, firstErrorRow, firstErrorColumn, form.labels[form.fileColumns.indexOf(firstErrorColumn)])];
}

/** Hidden rows and columns are read like the others; a clerk may not know that they go out. Columns of the table alone: others are empty. */
function sayHidden({ hiddenRows, firstHiddenRow, hiddenColumns }: RowCounts, { labels, fileColumns }: NormalForm): Finding[] {
  const columns = hiddenColumns.flatMap((column) => {
    const label = labels[fileColumns.indexOf(column)];
    return label === undefined ? [] : [{ column, label }];
  });
  return [
    ...(firstHiddenRow === undefined ? [] : [hiddenRowsRead(hiddenRows, firstHiddenRow)]),
    ...(columns.length === 0 ? [] : [hiddenColumnsRead(columns)]),
  ];
}

/** One text named by a thousand rows, or a merged cell that fills them, would make a small file a full disk. */
function mostBytesOf({ fileBytes }: WorkbookOptions): number {
  return Math.max(limits.normalFormGraceBytes, limits.maxNormalFormRatio * fileBytes);
}

type Writing = {
  readonly sink: RowSink;
  readonly rules: RowRules;
  readonly counts: RowCounts;
  /** Counts rows that are not blank above the data. */
  readonly above: { rows: number };
  readonly shown: ShownColumns;
  readonly mostBytes: number;
};

/** False when the rest of the sheet is no part of the table. */
async function writeRows({ sheet, plan }: PlannedTable, { sink, rules, counts, shown, above, mostBytes }: Writing): Promise<boolean> {
  for await (const batch of sheet.rows(counts)) {
    for (const row of batch) {
      if (row.rowNumber <= plan.lastRow) {
        if (!isBlank(row)) above.rows++;
        continue;
      }
      if (!rules.take(shown.take(row))) return false;
      if (sink.bytes() > mostBytes) throw new WorkbookFault(expandsTooMuch);
      const full = sink.drain();
      if (full !== undefined) await full;
    }
  }
  rules.finish();
  return true;
}

/** All but what its records are. */
type FormAround = Omit<NormalForm, keyof WrittenRows | 'accounting'>;

function describeForm({ sheet, plan }: PlannedTable, container: Container, rules: RowRules): FormAround {
  const skipped = rules.skipped();
  const dialect: Dialect = {
    container,
    sheetName: sheet.name,
    header: true,
    headerRows: plan.header.map(({ rowNumber }) => rowNumber),
    skipped: [...plan.skipped, ...skipped.listed].slice(0, limits.maxSkippedListed),
    skippedRows: plan.skipped.length + skipped.count,
    droppedFields: plan.kept.flatMap((kept, index) => (kept ? [] : [index + 1])),
  };
  const fileColumns = plan.kept.flatMap((kept, index) => (kept ? [index + 1] : []));
  const { groups } = plan;
  const labels = groups === undefined ? plan.labels : [...plan.labels, groups.label];
  // The column of the groups is none of the file's: it stands behind them.
  if (groups !== undefined) fileColumns.push(plan.kept.length + 1);
  return { labels, fileColumns, headerRow: plan.headerRow, dialect };
}
