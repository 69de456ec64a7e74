import { ownSheetNames } from '../excel-writer/sheet-names.ts';
import { limits } from '../limits.ts';
import type { Finding } from '../model/normal-form.ts';
import type { Question } from '../model/question.ts';
import { judgedSheet } from './judged-sheet.ts';
import { type PassedSheet, sayPassedOver } from './passed-sheets.ts';
import {
  askSheet,
  chooseOne,
  chosenPlace,
  type ListedPart,
  noSheets,
  noSuchSheet,
  type PartName,
  type WhyPassedOver,
} from './sheet-messages.ts';
import { emptyFile } from './table/messages.ts';
import { planRows, type RowPlan, type RowPlanOutcome } from './table/plan-rows.ts';
import type { MergedRange, Sheet } from './workbook/workbook.ts';

/** What helps to choose. */
export type Wanted = {
  /** The standard's names and titles; empty when there is none. */
  readonly expectedLabels: readonly string[];
  /** The name that the clerk wrote. */
  readonly sheet: string | undefined;
  readonly part: PartName;
  /** By question, the reading that the clerk chose. */
  readonly answers: ReadonlyMap<string, string>;
};

export type SheetTable = {
  readonly sheet: Sheet;
  readonly plan: RowPlan;
  /** Undefined where they stand behind rows that are not read yet; they may call for another plan. */
  readonly merged: readonly MergedRange[] | undefined;
  readonly planWith: (merged: readonly MergedRange[]) => RowPlanOutcome;
};

export type SheetChoice =
  | { readonly ok: true; readonly table: SheetTable; readonly warnings: readonly Finding[] }
  | { readonly ok: false; readonly asking: readonly Question[]; readonly warnings: readonly Finding[] }
  | { readonly ok: false; readonly asking?: undefined; readonly findings: readonly Finding[]; readonly warnings: readonly Finding[] };

type Candidate = Omit<SheetTable, 'plan'> & { readonly outcome: RowPlanOutcome };

/**
 * The one sheet that is read: the one that the clerk named, or chose when asked; else the one that our returned workbook says was judged; else, of
 * those that can be seen, the one that matches most labels of the standard, or the only one with a table. Each one passed over is
 * said with its rows; where several would do, the clerk is asked.
 */
export async function chooseSheet(sheets: readonly Sheet[], wanted: Wanted): Promise<SheetChoice> {
  const { sheet: asked, part } = wanted;
  const own = new Set<string>(ownSheetNames);
  const theirs = sheets.filter(({ name }) => !own.has(name));
  if (asked !== undefined) return takeNamed(theirs, asked, wanted);
  const chosenBefore = sheets[(chosenPlace(part, wanted.answers) ?? 0) - 1];
  if (chosenBefore !== undefined && theirs.includes(chosenBefore)) return takeOne(theirs, chosenBefore, wanted, 'not-chosen');
  const judged = part === 'lembar' ? await judgedSheet(sheets) : undefined;
  if (judged !== undefined && theirs.includes(judged)) return takeOne(theirs, judged, wanted, 'not-judged');
  const seen = theirs.filter(({ hidden }) => !hidden);
  const candidates: Candidate[] = [];
  for (const sheet of seen) candidates.push(await plan(sheet, wanted));
  const chosen = choose(candidates, wanted);
  const taken: readonly Candidate[] = Array.isArray(chosen) ? chosen : [chosen];
  const others = candidates.filter((candidate) => !taken.includes(candidate)).map((other) => ({ sheet: other.sheet, why: whyNot(other) }));
  const hidden = theirs.filter((sheet) => sheet.hidden).map((sheet): PassedSheet => ({ sheet, why: 'hidden' }));
  const warnings = await sayPassedOver(part, [...others, ...hidden]);
  if (!Array.isArray(chosen)) return conclude(chosen, warnings);
  if (chosen.length === 0) return { ok: false, findings: [candidates.length === 0 ? noSheets : emptyFile], warnings };
  const list: (ListedPart & { place: number })[] = [];
  for (const candidate of chosen) list.push({ ...(await describe(candidate)), place: sheets.indexOf(candidate.sheet) + 1 });
  if (list.length <= limits.maxListedNames) return { ok: false, asking: [askSheet(part, list)], warnings };
  return { ok: false, findings: [chooseOne(part, list, chosen.some(isMatched))], warnings };
}

async function takeNamed(sheets: readonly Sheet[], asked: string, wanted: Wanted): Promise<SheetChoice> {
  const fold = (name: string) => name.trim().toLowerCase();
  const sheet = sheets.find(({ name }) => name === asked) ?? sheets.find(({ name }) => fold(name) === fold(asked));
  if (sheet === undefined) {
    const names = sheets.map(({ name }) => name);
    return { ok: false, findings: [noSuchSheet(wanted.part, asked, names)], warnings: [] };
  }
  return takeOne(sheets, sheet, wanted, 'not-named');
}

async function takeOne(sheets: readonly Sheet[], sheet: Sheet, wanted: Wanted, whyOthersNot: WhyPassedOver): Promise<SheetChoice> {
  const others = sheets.filter((other) => other !== sheet).map((other) => ({ sheet: other, why: whyOthersNot }));
  return conclude(await plan(sheet, wanted), await sayPassedOver(wanted.part, others));
}

/** The first rows decide, as in a CSV. A long sheet is not read for its merged cells alone, unless nothing is understood without. */
async function plan(sheet: Sheet, settled: Wanted): Promise<Candidate> {
  const { rows, complete, merged: known } = await sheet.sample();
  const planWith = (merged: readonly MergedRange[]) => planRows(rows, complete, settled, merged);
  const outcome = known === undefined ? planWith([]) : undefined;
  if (outcome?.kind === 'table') return { sheet, outcome, merged: undefined, planWith };
  const merged = known ?? (await sheet.mergedRanges());
  return settle(sheet, planWith(merged), merged);
}

/** On its own, so that it holds no rows: a workbook may have hundreds of sheets. */
function settle(sheet: Sheet, outcome: RowPlanOutcome, merged: readonly MergedRange[]): Candidate {
  return { sheet, outcome, merged, planWith: () => outcome };
}

/** One candidate, or those among which only the clerk can choose; none when all are empty. */
function choose(candidates: readonly Candidate[], { expectedLabels }: Wanted): Candidate | Candidate[] {
  const matches = (candidate: Candidate) => (candidate.outcome.kind === 'empty' ? 0 : matchedLabels(candidate.outcome));
  const most = Math.max(0, ...candidates.map(matches));
  const fitting = most > 0 && most * 2 >= expectedLabels.length ? candidates.filter((candidate) => matches(candidate) === most) : [];
  const filled = candidates.filter(({ outcome }) => outcome.kind !== 'empty');
  const tables = filled.filter(isTable);
  const likely = [fitting, tables, filled].find((some) => some.length > 0) ?? [];
  return likely.length === 1 && likely[0] !== undefined ? likely[0] : [...likely];
}

/** A sheet of one column is a text, where another has more. */
function isTable({ outcome }: Candidate): boolean {
  if (outcome.kind === 'table') return outcome.plan.labels.length > 1;
  return outcome.kind === 'faulty' && outcome.findings.some(({ type }) => type === 'duplicate-label' || type === 'blank-label');
}

function isMatched({ outcome }: Candidate): boolean {
  return outcome.kind !== 'empty' && matchedLabels(outcome) > 0;
}

function matchedLabels(outcome: Exclude<RowPlanOutcome, { kind: 'empty' }>): number {
  return outcome.kind === 'table' ? outcome.plan.matchedLabels : outcome.matchedLabels;
}

function whyNot(other: Candidate): WhyPassedOver {
  if (other.outcome.kind === 'empty') return 'empty';
  return isTable(other) ? 'not-fitting' : 'no-table';
}

function conclude({ sheet, outcome, merged, planWith }: Candidate, warnings: readonly Finding[]): SheetChoice {
  if (outcome.kind === 'empty') return { ok: false, findings: [emptyFile], warnings };
  if (outcome.kind === 'faulty') return { ok: false, findings: outcome.findings, warnings };
  return { ok: true, table: { sheet, plan: outcome.plan, merged, planWith }, warnings };
}

async function describe({ sheet, outcome }: Candidate): Promise<ListedPart> {
  const lastRow = outcome.kind === 'table' ? outcome.plan.lastRow : outcome.kind === 'faulty' ? outcome.lastRow : 0;
  const { rows, columns } = await sheet.sizeBelow(lastRow);
  return { name: sheet.name, rows, columns: outcome.kind === 'table' ? outcome.plan.labels.length : columns };
}
