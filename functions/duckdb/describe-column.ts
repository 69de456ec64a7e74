import { limits } from '../limits.ts';
import type { Bin, ColumnSummary, ColumnValues, Quantiles } from '../model/version-summary.ts';
import { identifier } from '../standards/sql-text.ts';
import type { Field } from '../standards/standard.ts';
import { readDecimal } from '../standards/types/decimal.ts';
import { comparedAs, type StoredColumns } from './compared.ts';
import { dayBounds } from './day-bounds.ts';
import { filterSql } from './filter-sql.ts';
import type { Database } from './instance.ts';
import { numberBounds } from './number-bounds.ts';
import type { PartsSource } from './parts-source.ts';
import { jsonValueSql, numberText, type ShownColumn, textSql } from './row-text.ts';

type Asked = { readonly rows: number; readonly withValues: boolean };

/** Each different value of one column and how many cells have it: everything else is asked of this table, which spills where it is large. */
const valuesTable = 'column_values';
const value = 'v';

const numberTypes: ReadonlySet<Field['type']> = new Set(['integer', 'number', 'year']);
const dayTypes: ReadonlySet<Field['type']> = new Set(['date', 'datetime']);
const orderedTypes: ReadonlySet<Field['type']> = new Set([...numberTypes, ...dayTypes, 'time', 'yearmonth']);
/** Their cells are no values that repeat. */
const compositeTypes: ReadonlySet<Field['type']> = new Set(['list', 'array', 'object', 'geojson']);

/** What one column says of itself, exactly: numbers and moments compare as in filters and sorts, and stand as they do in rows. */
export async function describeColumn(
  database: Database,
  source: PartsSource,
  field: Field,
  { rows, withValues }: Asked,
): Promise<Pick<ColumnSummary, 'nulls' | 'distinct' | 'values'>> {
  const stored = source.types.get(field.name);
  if (stored === undefined) return { nulls: rows, distinct: 0 };
  await database.run(
    `CREATE OR REPLACE TEMP TABLE ${valuesTable} AS
     SELECT ${value}, count(*) AS n FROM (SELECT ${identifier(field.name)} AS ${value} FROM ${source.sql}) WHERE ${value} IS NOT NULL GROUP BY 1`,
  );
  const [[distinct, filled] = []] = await database.rows(`SELECT count(*), coalesce(sum(n), 0) FROM ${valuesTable}`);
  const found = { nulls: rows - Number(filled), distinct: Number(distinct) };
  if (!withValues || compositeTypes.has(field.type)) return found;
  const isNumberText = source.numberTexts.has(field.name);
  const types = new Map([[value, stored]]);
  const column: ValuesColumn = {
    field: { ...field, name: value },
    shown: { name: value, type: isNumberText ? numberText : stored, title: value, field },
    stored: { types, numberTexts: new Set(isNumberText ? [value] : []), mixed: new Set() },
  };
  return { ...found, values: { ...(await orderedValues(database, column)), top: await topValues(database, column) } };
}

/** The column of the table of values. */
type ValuesColumn = { readonly field: Field; readonly shown: ShownColumn; readonly stored: StoredColumns };

async function topValues(database: Database, { shown }: ValuesColumn): Promise<ColumnValues['top']> {
  const longest = limits.maxSummaryValueCharacters;
  const isText = shown.type === 'VARCHAR';
  const most = `SELECT * FROM ${valuesTable} ORDER BY n DESC, ${value} LIMIT ${limits.maxTopValues}`;
  const [cut, isCut] = isText ? [`left(${value}, ${longest})`, `length(${value}) > ${longest}`] : [value, 'FALSE'];
  const top = `SELECT ${cut} AS ${value}, n, ${isCut} AS cut FROM (${most})`;
  const rows = await database.rows(`SELECT ${jsonValueSql(shown)}, n, cut FROM (${top})`);
  return rows.map(([text, n, wasCut]) => ({ value: String(text), count: Number(n), ...(wasCut ? { cut: true as const } : {}) }));
}

async function orderedValues(database: Database, column: ValuesColumn): Promise<Omit<ColumnValues, 'top'>> {
  const { field } = column;
  if (!orderedTypes.has(field.type)) return {};
  const { cell } = comparedAs(field, column.stored);
  const keyed = `SELECT ${value}, n, ${cell} AS k FROM ${valuesTable} WHERE ${cell} IS NOT NULL`;
  const [[counted] = []] = await database.rows(`SELECT coalesce(sum(n), 0) FROM (${keyed})`);
  const cells = Number(counted);
  if (cells === 0) return {};
  const [min, max] = await shownValues(database, column, `arg_min(${value}, k), arg_max(${value}, k)`, keyed);
  if (min === undefined || max === undefined) throw new Error('a column with values has no least one');
  const quantiles = numberTypes.has(field.type) ? { quantiles: await quantilesOf(database, column, keyed, cells) } : {};
  const bins = await histogram(database, column, { min: min.text, max: max.text, cells });
  return { min: min.json, max: max.json, ...quantiles, ...(bins === undefined ? {} : { histogram: bins }) };
}

type Shown = { readonly json: string; readonly text: string };

/** Values that aggregates choose, as JSON and as text. */
async function shownValues(database: Database, { shown }: ValuesColumn, aggregates: string, from: string): Promise<Shown[]> {
  const chosen = `SELECT unnest([${aggregates}]) AS ${value} FROM (${from})`;
  const rows = await database.rows(`SELECT ${jsonValueSql(shown)}, ${textSql(shown)} FROM (${chosen})`);
  return rows.map(([json, text]) => ({ json: String(json), text: String(text) }));
}

const percents = [5, 25, 50, 75, 95] as const;

/** Nearest rank: the least value that at least so many of the cells do not exceed. */
async function quantilesOf(database: Database, column: ValuesColumn, keyed: string, cells: number): Promise<Quantiles> {
  const running = `SELECT ${value}, k, sum(n) OVER (ORDER BY k RANGE UNBOUNDED PRECEDING) AS upto FROM (${keyed})`;
  const ranks = percents.map((percent) => Math.ceil((percent * cells) / 100));
  const aggregates = ranks.map((rank) => `arg_min(${value}, k) FILTER (upto >= ${rank})`).join(', ');
  const found = await shownValues(database, column, aggregates, running);
  const at = (index: number) => {
    const one = found[index];
    if (one === undefined) throw new Error('a quantile is missing');
    return one.json;
  };
  return { 5: at(0), 25: at(1), 50: at(2), 75: at(3), 95: at(4) };
}

type Extent = { readonly min: string; readonly max: string; readonly cells: number };

async function histogram(database: Database, column: ValuesColumn, extent: Extent): Promise<Bin[] | undefined> {
  const bounds = boundsOf(column.field, extent);
  if (bounds === undefined) return undefined;
  const below = await countsBelow(database, column, bounds.slice(1, -1));
  const upTo = [0, ...below, extent.cells];
  const written = bounds.map((bound) => (numberTypes.has(column.field.type) ? bound : JSON.stringify(bound)));
  return written.slice(1).map((to, index) => ({ from: written[index] ?? '', to, count: (upTo[index + 1] ?? 0) - (upTo[index] ?? 0) }));
}

/** From the bound that the first bin begins with to the one that ends the last. */
function boundsOf({ type }: Field, { min, max }: Extent): string[] | undefined {
  if (numberTypes.has(type)) {
    const [least, greatest] = [readDecimal(min), readDecimal(max)];
    if (!least || !greatest) return undefined;
    return numberBounds(least, greatest, { maxBins: limits.maxHistogramBins, isWhole: type !== 'number' });
  }
  if (!dayTypes.has(type)) return undefined;
  const days = dayBounds(min, max, limits.maxHistogramBins);
  return type === 'date' ? days : days?.map((day) => `${day}T00:00:00`);
}

/** How many cells are below each bound, compared exactly as a filter compares. */
async function countsBelow(database: Database, { field, stored }: ValuesColumn, bounds: readonly string[]): Promise<number[]> {
  if (bounds.length === 0) return [];
  const conditions = bounds.map((bound) => filterSql([{ column: value, operator: 'strictly_less', values: [bound] }], [field], stored));
  const sums = conditions.map(({ sql }) => `coalesce(sum(n) FILTER (${sql}), 0)`);
  const [row = []] = await database.rows(
    `SELECT ${sums.join(', ')} FROM ${valuesTable}`,
    conditions.flatMap(({ values }) => [...values]),
  );
  return row.map(Number);
}
