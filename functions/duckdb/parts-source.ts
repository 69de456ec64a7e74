import { identifier, literal } from '../standards/sql-text.ts';
import type { Database } from './instance.ts';

/** A version's parts as one relation. */
export type PartsSource = {
  /** SQL of the relation; it has `file_index` and `file_row_number`, which give the order of the file. */
  readonly sql: string;
  /** The type of each column. A column in `numberTexts` holds numbers as text. */
  readonly types: ReadonlyMap<string, string>;
  readonly numberTexts: ReadonlySet<string>;
  /** Columns that parts store in different types, of which `types` has the one that holds all. */
  readonly mixed: ReadonlySet<string>;
};

/** DuckDB's widest decimal. */
const maxDecimalDigits = 38;
/** Every decimal of this many digits comes back from a DOUBLE as it was. */
const exactDoubleDigits = 15;
const bigintDigits = 19;
const smallintDigits = 5;

/**
 * The parts in order, columns matched by name. Where parts store a number so differently that no number type holds all
 * of them, DuckDB would round in silence; such a column is read as text, part by part.
 */
export async function partsSource(database: Database, paths: readonly string[]): Promise<PartsSource> {
  const together = `read_parquet([${paths.map(literal).join(', ')}], union_by_name = true)`;
  const stored = paths.length === 1 ? [] : await storedTypes(database, paths);
  const numberTexts = new Set(stored.filter(({ types }) => !isHoldable(types)).map(({ name }) => name));
  const sql = numberTexts.size === 0 ? together : partByPart(paths, stored, numberTexts);
  const described = await database.rows(`DESCRIBE SELECT * FROM ${sql}`);
  const mixed = new Set(stored.filter(({ types }) => types.length > 1).map(({ name }) => name));
  return { sql, types: new Map(described.map(([name, type]) => [String(name), String(type)])), numberTexts, mixed };
}

/** The types in which parts store a column, and the paths of those that have it. */
type StoredTypes = { readonly name: string; readonly types: readonly string[]; readonly paths: readonly string[] };

async function storedTypes(database: Database, paths: readonly string[]): Promise<StoredTypes[]> {
  const rows = await database.rows(
    `SELECT name, list(DISTINCT duckdb_type), list(file_name) FROM parquet_schema([${paths.map(literal).join(', ')}])
     WHERE num_children IS NULL GROUP BY name`,
  );
  return rows.map(([name, types, files]) => ({ name: String(name), types: texts(types), paths: texts(files) }));
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function partByPart(paths: readonly string[], stored: readonly StoredTypes[], numberTexts: ReadonlySet<string>): string {
  const parts = paths.map((path, index) => {
    const has = stored.filter((column) => numberTexts.has(column.name) && column.paths.includes(path)).map(({ name }) => identifier(name));
    const replaced = has.length === 0 ? '' : ` REPLACE (${has.map((name) => `${numberTextSql(name)} AS ${name}`).join(', ')})`;
    return `SELECT *${replaced}, ${index} AS file_index, file_row_number FROM read_parquet(${literal(path)})`;
  });
  return `(${parts.join(' UNION ALL BY NAME ')})`;
}

/** Zeros at the end of a fraction are the type's, not the number's. */
function numberTextSql(column: string): string {
  const text = `CAST(${column} AS VARCHAR)`;
  return `CASE WHEN contains(${text}, '.') AND NOT contains(${text}, 'e') THEN rtrim(rtrim(${text}, '0'), '.') ELSE ${text} END`;
}

/** Whether one type holds the values of all these types exactly. Types that aren't numbers become text, which does. */
function isHoldable(types: readonly string[]): boolean {
  if (types.includes('VARCHAR')) return true;
  const decimals = types.map(decimalDigits).filter((digits) => digits !== undefined);
  const whole = Math.max(0, ...decimals.map(({ width, scale }) => width - scale));
  const scale = Math.max(0, ...decimals.map((digits) => digits.scale));
  return whole + scale <= (types.includes('DOUBLE') ? exactDoubleDigits : maxDecimalDigits);
}

function decimalDigits(type: string): { width: number; scale: number } | undefined {
  if (type === 'BIGINT') return { width: bigintDigits, scale: 0 };
  if (type === 'SMALLINT') return { width: smallintDigits, scale: 0 };
  const [, width, scale] = /^DECIMAL\((\d+),(\d+)\)$/.exec(type) ?? [];
  return width === undefined ? undefined : { width: Number(width), scale: Number(scale) };
}
