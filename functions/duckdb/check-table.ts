import { fileColumnOf, type NormalForm } from '../ingest/normal-form/form.ts';
import type { CellError, CheckOutcome, ColumnReport, References } from '../ingest/table-engine.ts';
import { limits } from '../limits.ts';
import type { CompiledStandard } from '../standards/compile.ts';
import { judgeLabels, type LabelVerdict } from '../standards/fields-match.ts';
import { knownPart } from '../standards/known-part.ts';
import { matchLabels } from '../standards/match-labels.ts';
import { personalColumns } from '../standards/personal.ts';
import type { Field, StandardContent } from '../standards/standard.ts';
import { withoutDestroyed } from '../standards/without-destroyed.ts';
import { findBadRows } from './bad-rows.ts';
import { cadenceErrors } from './check-cadence.ts';
import { type CellTotals, countCells } from './check-cells.ts';
import { nikNumberErrors, patternErrors, periodErrors, roundedErrors } from './check-columns.ts';
import { checkKeys, duplicatesTable, type KeyErrors } from './check-keys.ts';
import { astrayTable, checkReferences, type ReferenceCount } from './check-references.ts';
import { compiledOn } from './columns.ts';
import type { Database } from './instance.ts';
import { destroyedErrors, failingColumns, listFailures } from './list-failures.ts';
import type { Extents, NumberExtent } from './stored-columns.ts';

/** What the check says; the extents of its numbers, so that writing the table needs no scan for them; the rows in error, for writing the others. */
export type CheckedTable = {
  readonly outcome: CheckOutcome;
  readonly extents: Extents;
  /** SQL that gives their numbers; absent where no row is in error, or all are because of a whole column. */
  readonly badRows?: string | undefined;
};

/**
 * Every cell of the file against the standard. Columns that the standard doesn't know and fields that the file doesn't
 * have are errors; the columns that both know are checked all the same, so that the clerk sees everything at once.
 */
export async function checkTable(
  database: Database,
  form: NormalForm,
  standard: StandardContent,
  references: References,
): Promise<CheckedTable> {
  const match = matchLabels(standard.fields, form);
  const labels = judgeLabels(standard, match, form);
  const known = knownPart(standard, match);
  if (known.content.fields.length === 0) return { outcome: labelsOnly(form, standard, labels), extents: new Map() };
  const fileNumbers = known.columns.map((column) => fileColumnOf(form, column));
  const patterns = await patternErrors(database, known.content, fileNumbers);
  const compiled = compiledOn(patterns.content, known.columns, form.typedColumns);
  const totals = await countCells(database, compiled);
  assertNothingLost(totals, form);
  const tooMany = await periodErrors(database, compiled, fileNumbers, standard.periodField);
  const periods = [...tooMany, ...(await cadenceErrors(database, compiled, fileNumbers, standard.periodField))];
  const extents = extentsOf(compiled, totals);
  const asked = withoutDestroyed(standard, compiled, destroyedFields(compiled, totals));
  const foreign = await checkReferences(database, asked.standard, asked.compiled, fileNumbers, references);
  const shares = nikShares(totals);
  const numbers = [...roundedErrors(compiled, extents, fileNumbers), ...nikNumberErrors(compiled, shares, fileNumbers)];
  const whole = [...labels.errors, ...patterns.errors, ...periods, ...numbers, ...foreign.whole];
  const keys = await checkKeys(database, asked.compiled, fileNumbers);
  const keyCounts = [...keys.counts, ...foreign.counts];
  const failing = failingColumns(compiled, fileNumbers, totals, false);
  const keyTables = [...(hasErrors(keys.counts) ? [duplicatesTable] : []), ...(hasErrors(foreign.counts) ? [astrayTable] : [])];
  const destroyed = destroyedErrors(compiled, fileNumbers, totals);
  const bad = whole.length + destroyed.length > 0 ? { count: form.rows } : await findBadRows(database, failing, keyTables);
  const errors = [...whole, ...destroyed, ...(await listFailures(database, failing)), ...keys.errors, ...foreign.errors];
  const warnings = [
    ...labels.warnings,
    ...(await listFailures(database, failingColumns(compiled, fileNumbers, totals, true))),
    ...keys.warnings,
    ...foreign.warnings,
  ];
  const personal = personalColumns(known.content.fields, shares).map(({ name }) => name);
  const outcome: CheckOutcome = {
    rows: form.rows,
    validRows: form.rows - bad.count,
    errorCounts: errorCounts(whole, totals, keyCounts),
    errors: ordered(errors),
    warnings: ordered(warnings),
    columns: standard.fields.map((field) => columnReport(field, known.content.fields.indexOf(field), totals, keyCounts, whole)),
    personalColumns: personal,
    nikSuspects: known.content.fields.flatMap(({ name }, index) =>
      (totals.columns[index]?.niks ?? 0) > 0 && !personal.includes(name) ? [name] : [],
    ),
  };
  return { outcome, extents, badRows: bad.select };
}

type KeyCount = KeyErrors['counts'][number] | ReferenceCount;

function hasErrors(counts: readonly KeyCount[]): boolean {
  return counts.some(({ count, warning }) => count > 0 && !warning);
}

/** The reader and the engine must agree on how many rows there are and on which: nothing may be lost silently. */
function assertNothingLost({ rows, rowNumberSum }: CellTotals, form: NormalForm): void {
  if (rows === form.rows && rowNumberSum === form.rowNumberSum) return;
  throw new Error(`the engine read ${rows} rows (row numbers sum ${rowNumberSum}), the reader wrote ${form.rows} (${form.rowNumberSum})`);
}

function destroyedFields(compiled: CompiledStandard, totals: CellTotals): Set<string> {
  return new Set(compiled.fields.flatMap(({ field }, index) => ((totals.columns[index]?.destroyed ?? 0) > 0 ? [field.name] : [])));
}

function extentsOf(compiled: CompiledStandard, totals: CellTotals): Extents {
  const extents = new Map<string, NumberExtent>();
  for (const [index, { field }] of compiled.fields.entries()) {
    const extent = totals.columns[index]?.extent;
    if (extent !== undefined) extents.set(field.name, extent);
  }
  return extents;
}

function labelsOnly(form: NormalForm, standard: StandardContent, { errors }: LabelVerdict): CheckOutcome {
  return {
    rows: form.rows,
    validRows: 0,
    errorCounts: countTypes(errors),
    errors: errors.slice(0, limits.maxReportedErrors),
    warnings: [],
    columns: standard.fields.map(({ name, type }) => ({ name, type, errors: 1, missing: 0 })),
    personalColumns: [],
    nikSuspects: [],
  };
}

/** In row order; errors of the whole file and of whole columns come first. */
function ordered(errors: readonly CellError[]): CellError[] {
  const sorted = [...errors].sort((a, b) => (a.rowNumber ?? 0) - (b.rowNumber ?? 0) || (a.fieldNumber ?? 0) - (b.fieldNumber ?? 0));
  return sorted.slice(0, limits.maxReportedErrors);
}

function countTypes(errors: readonly { readonly type: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { type } of errors) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}

function errorCounts(whole: readonly CellError[], totals: CellTotals, keys: readonly KeyCount[]): Record<string, number> {
  const counts = countTypes(whole);
  const add = (type: string, count: number): void => {
    if (count > 0) counts[type] = (counts[type] ?? 0) + count;
  };
  for (const column of totals.columns) {
    if (column.destroyed > 0) add('type-error', 1);
    for (const { check, count } of column.checks) if (!check.warning) add(check.type, count);
  }
  for (const { type, count, warning } of keys) if (!warning) add(type, count);
  return counts;
}

/** `index` is the field's place among those that the file has, or -1. */
function columnReport(
  field: Field,
  index: number,
  totals: CellTotals,
  keys: readonly KeyCount[],
  whole: readonly CellError[],
): ColumnReport {
  const column = totals.columns[index];
  const ofColumn = whole.filter(({ type, fieldName }) => type !== 'extra-label' && fieldName === field.name).length;
  const cells = (column?.checks ?? []).reduce((sum, { check, count }) => (check.warning ? sum : sum + count), column?.destroyed ?? 0);
  const repeated = keys.reduce((sum, key) => (key.fields[0] === index && !key.warning ? sum + key.count : sum), 0);
  return { name: field.name, type: field.type, errors: ofColumn + cells + repeated, missing: column?.missing ?? 0 };
}

function nikShares(totals: CellTotals): number[] {
  return totals.columns.map(({ niks, missing }) => (totals.rows > missing ? niks / (totals.rows - missing) : 0));
}
