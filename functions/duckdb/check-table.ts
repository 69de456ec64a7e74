import type { CellError, CheckOutcome, DeclaredCell, References } from '../ingest/table-engine.port.ts';
import { limits } from '../limits.ts';
import type { NormalForm } from '../model/normal-form.ts';
import { matchLabels } from '../standards/labels/match-labels.ts';
import { judgeLabels, type LabelVerdict } from '../standards/rules/fields-match.ts';
import { knownPart } from '../standards/rules/known-part.ts';
import { requiredFields } from '../standards/rules/required.ts';
import { withoutDestroyed } from '../standards/rules/without-destroyed.ts';
import type { StandardContent } from '../standards/standard.ts';
import { countBadRows } from './bad-rows.ts';
import { checkCadence } from './check-cadence.ts';
import { checkCells } from './check-cells.ts';
import { checkNikNumbers, checkPatterns, checkPeriodCount, checkRounding } from './check-columns.ts';
import { checkKeys } from './check-keys.ts';
import { checkPersons, declaredOn, noPersons, type Persons } from './check-persons.ts';
import { checkReferences } from './check-references.ts';
import { compiledOn, type FileStandard } from './columns.ts';
import { type CellTotals, countCells } from './count-cells.ts';
import { type ErrorCount, type Found, foundWhole, merged } from './found.ts';
import type { Database } from './instance.ts';
import type { Extents, NumberExtent } from './stored-columns.ts';
import { tellReadings } from './tell-readings.ts';

/** What the check says; the extents of its numbers, so that writing the table needs no scan for them; the rows in error, for writing the others. */
export type Judgement = {
  readonly outcome: CheckOutcome;
  /** The standard on the file's columns; absent where they are not its own, so that no part may be written. */
  readonly writable?: FileStandard | undefined;
  /** The same of the columns that both know; absent where they are none. */
  readonly known?: FileStandard | undefined;
  readonly extents: Extents;
  /** SQL that gives their numbers; absent where no row is in error, or all are because of a whole column. */
  readonly badRows?: string | undefined;
};

type Question = { readonly standard: StandardContent; readonly references: References; readonly declared: readonly DeclaredCell[] };
type Counted = { readonly totals: CellTotals; readonly persons: Persons };

/**
 * Every cell of the file against the standard. Columns that the standard doesn't know and fields that the file doesn't
 * have are errors; the columns that both know are checked all the same, so that the clerk sees everything at once.
 */
export async function checkTable(database: Database, form: NormalForm, { standard, references, declared }: Question): Promise<Judgement> {
  const match = matchLabels(standard.fields, form, requiredFields(standard));
  const labels = foundLabels(judgeLabels(standard, match, form));
  const known = knownPart(standard, match);
  if (known.content.fields.length === 0)
    return conclude(database, form, standard, labels, {
      totals: { rows: form.rows, rowNumberSum: form.rowNumberSum, columns: [] },
      persons: noPersons,
    });
  const patterns = await checkPatterns(database, compiledOn(form, known));
  const compiled = patterns.askable;
  const totals = await countCells(database, compiled);
  assertNothingLost(totals, form);
  const persons = await checkPersons(database, totals, declaredOn(form, known.columns, declared));
  const asked = withoutDestroyed(standard, compiled, destroyedFields(totals));
  const found = merged([
    labels,
    patterns.found,
    await checkPeriodCount(database, compiled.period),
    await checkCadence(database, compiled.period),
    checkRounding(totals),
    checkNikNumbers(totals, persons.shares),
    persons.found,
    await checkCells(database, compiled, totals),
    await checkKeys(database, asked.compiled),
    await checkReferences(database, asked.standard, asked.compiled, references),
  ]);
  const judgement = await conclude(database, form, standard, found, { totals, persons });
  return labels.whole.length > 0 ? { ...judgement, known: compiled } : { ...judgement, known: compiled, writable: compiled };
}

/** A column that the standard doesn't know is counted for none of its own. */
function foundLabels({ errors, warnings }: LabelVerdict): Found {
  const found = foundWhole(errors);
  const counts = found.counts.map((count) => (count.type === 'extra-label' ? { ...count, fieldName: undefined } : count));
  return { ...found, counts, warnings };
}

/** The reader and the engine must agree on how many rows there are and on which: nothing may be lost silently. */
function assertNothingLost({ rows, rowNumberSum }: CellTotals, form: NormalForm): void {
  if (rows === form.rows && rowNumberSum === form.rowNumberSum) return;
  throw new Error(`the engine read ${rows} rows (row numbers sum ${rowNumberSum}), the reader wrote ${form.rows} (${form.rowNumberSum})`);
}

function destroyedFields({ columns }: CellTotals): Set<string> {
  return new Set(columns.flatMap(({ compiled, destroyed }) => (destroyed > 0 ? [compiled.field.name] : [])));
}

function extentsOf({ columns }: CellTotals): Extents {
  const extents = new Map<string, NumberExtent>();
  for (const { compiled, extent } of columns) if (extent !== undefined) extents.set(compiled.field.name, extent);
  return extents;
}

async function conclude(
  database: Database,
  form: NormalForm,
  standard: StandardContent,
  found: Found,
  { totals, persons }: Counted,
): Promise<Judgement> {
  const bad = found.whole.length > 0 ? { count: form.rows, select: undefined } : await countBadRows(database, found.badRows);
  const outcome: CheckOutcome = {
    rows: form.rows,
    validRows: form.rows - bad.count,
    errorCounts: Object.fromEntries(sumBy(found.counts, ({ type, errors }) => [type, errors])),
    errors: ordered([...found.whole, ...found.errors]),
    warnings: ordered(found.warnings),
    told: tellReadings(totals.columns),
    columns: columnReports(standard, found.counts, totals),
    ...persons.told,
  };
  return { outcome, extents: extentsOf(totals), badRows: bad.select };
}

/** In row order; errors of the whole file and of whole columns come first. */
function ordered(errors: readonly CellError[]): CellError[] {
  const sorted = [...errors].sort((a, b) => (a.rowNumber ?? 0) - (b.rowNumber ?? 0) || (a.fieldNumber ?? 0) - (b.fieldNumber ?? 0));
  return sorted.slice(0, limits.maxReportedErrors);
}

/** By a Map: an object answers for names that it never got, `constructor` for one. */
function sumBy<T>(all: readonly T[], entryOf: (one: T) => readonly [name: string, count: number]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const [name, count] of all.map(entryOf)) sums.set(name, (sums.get(name) ?? 0) + count);
  return sums;
}

function columnReports({ fields }: StandardContent, counts: readonly ErrorCount[], { columns }: CellTotals): CheckOutcome['columns'] {
  const errors = sumBy(counts, ({ fieldName, ofColumn }) => [fieldName ?? '', ofColumn]);
  const missing = sumBy(columns, ({ compiled, missing: cells }) => [compiled.field.name, cells]);
  return fields.map(({ name, type }) => ({ name, type, errors: errors.get(name) ?? 0, missing: missing.get(name) ?? 0 }));
}
