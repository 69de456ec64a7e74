import type { CellError, References } from '../ingest/table-engine.ts';
import { limits } from '../limits.ts';
import type { CompiledField, CompiledStandard } from '../standards/compile.ts';
import { type ForeignKey, resourceOf } from '../standards/foreign-key.ts';
import { astrayWords, lostTargetWords } from '../standards/reference-words.ts';
import { allOf, identifier } from '../standards/sql-text.ts';
import type { StandardContent } from '../standards/standard.ts';
import { readingsSql } from './columns.ts';
import type { Database } from './instance.ts';
import { partsSource } from './parts-source.ts';

export type ReferenceCount = {
  readonly type: 'foreign-key';
  /** Indexes into the standard's fields. */
  readonly fields: readonly number[];
  readonly warning: boolean;
  readonly count: number;
};

export type ReferenceErrors = {
  readonly counts: readonly ReferenceCount[];
  readonly errors: readonly CellError[];
  readonly warnings: readonly CellError[];
  /** Errors of whole columns: the other side has no such column. */
  readonly whole: readonly CellError[];
};

/** The rows whose key stands nowhere in what it refers to, of the last check: `n` is the key's place in `foreignKeys`. */
export const astrayTable = 'astray';

type Key = { readonly n: number; readonly key: ForeignKey; readonly fields: readonly CompiledField[]; readonly places: readonly number[] };
type Target = { readonly sql: string } | { readonly lost: readonly string[] };

/**
 * Rows whose key stands nowhere in what it refers to: another dataset's current version, whose parts `references` names, or this very table. A key with a missing
 * part refers to nothing (SQL's MATCH SIMPLE). A dataset that `references` lacks is not asked: ingest has said why. Joins spill to the scratch directory.
 */
export async function checkReferences(
  database: Database,
  content: StandardContent,
  compiled: CompiledStandard,
  fileNumbers: readonly number[],
  references: References,
): Promise<ReferenceErrors> {
  const keys = keysOf(content, compiled);
  if (keys.length === 0) return { counts: [], errors: [], warnings: [], whole: [] };
  const warning = content.rules?.foreignKeys === 'peringatan';
  await database.run(`CREATE OR REPLACE TEMP TABLE ${astrayTable} (n INTEGER, warning BOOLEAN, row_number BIGINT, shown VARCHAR)`);
  const whole: CellError[] = [];
  for (const key of keys) {
    const target = await targetOf(database, compiled, key, references);
    if (target === undefined) continue;
    if ('sql' in target) await database.run(findAstray(key, target.sql, warning));
    else whole.push({ ...placeOf(key, fileNumbers), ...lostTargetWords(fieldsOf(key), key.key, target.lost) });
  }
  const counted = await database.rows(`SELECT n, count(*) FROM ${astrayTable} GROUP BY n`);
  const counts = keys.map(({ n, places }) => {
    const count = Number(counted.find(([of]) => of === n)?.[1] ?? 0);
    return { type: 'foreign-key' as const, fields: places, warning, count };
  });
  const listed = await listAstray(database, keys, fileNumbers);
  return warning ? { counts, whole: [], errors: [], warnings: [...whole, ...listed] } : { counts, whole, errors: listed, warnings: [] };
}

/** The keys all of whose fields the file has. */
function keysOf({ foreignKeys = [] }: StandardContent, compiled: CompiledStandard): Key[] {
  return foreignKeys.flatMap((key, n) => {
    const places = key.fields.map((name) => placeIn(compiled, name));
    const fields = places.flatMap((place) => compiled.fields[place] ?? []);
    return fields.length === key.fields.length ? [{ n, key, fields, places }] : [];
  });
}

function placeIn(compiled: CompiledStandard, name: string): number {
  return compiled.fields.findIndex(({ field }) => field.name === name);
}

async function targetOf(database: Database, compiled: CompiledStandard, key: Key, references: References): Promise<Target | undefined> {
  const resource = resourceOf(key.key);
  if (resource === undefined) return ownTarget(compiled, key);
  const paths = references.get(resource);
  if (paths === undefined) return undefined;
  const source = await partsSource(database, paths);
  const lost = key.key.reference.fields.filter((name) => !source.types.has(name));
  if (lost.length > 0) return { lost };
  const types = await typesOf(database, key.fields);
  const values = key.key.reference.fields.map((name, place) => `TRY_CAST(${identifier(name)} AS ${types[place]}) AS ${keyName(place)}`);
  return { sql: `SELECT DISTINCT ${values.join(', ')} FROM ${source.sql}` };
}

/** Undefined where the file lacks the columns: that is said of them already. */
function ownTarget(compiled: CompiledStandard, { key }: Key): Target | undefined {
  const targets = key.reference.fields.flatMap((name) => compiled.fields[placeIn(compiled, name)] ?? []);
  if (targets.length < key.reference.fields.length) return undefined;
  const values = targets.map(({ names }, place) => `${names.value} AS ${keyName(place)}`);
  return { sql: `SELECT DISTINCT ${values.join(', ')} FROM ${readingsSql([...new Set(targets)])}` };
}

/** The SQL types of the values as this file has them: the other side is read as them. */
async function typesOf(database: Database, fields: readonly CompiledField[]): Promise<string[]> {
  const values = fields.map(({ names }) => names.value).join(', ');
  const described = await database.rows(`DESCRIBE SELECT ${values} FROM ${readingsSql(fields)}`);
  return described.map(([, type]) => String(type));
}

function findAstray({ n, fields }: Key, target: string, warning: boolean): string {
  const values = fields.map(({ names }) => names.value);
  const equal = allOf(values.map((value, place) => `r.${value} = t.${keyName(place)}`));
  const present = allOf(values.map((value) => `r.${value} IS NOT NULL`));
  const shown = `left(concat_ws(' + ', ${fields.map(({ names }) => names.cell).join(', ')}), ${limits.maxReportedCellCharacters})`;
  return `INSERT INTO ${astrayTable} SELECT ${n}, ${warning}, r.row_number, ${shown}
    FROM ${readingsSql(fields)} r ANTI JOIN (${target}) t ON ${equal} WHERE ${present}`;
}

function keyName(place: number): string {
  return identifier(`key${place + 1}`);
}

async function listAstray(database: Database, keys: readonly Key[], fileNumbers: readonly number[]): Promise<CellError[]> {
  const rows = await database.rows(
    `SELECT n, row_number, shown FROM ${astrayTable} ORDER BY row_number, n LIMIT ${limits.maxReportedErrors}`,
  );
  return rows.flatMap(([n, row, shown]) => {
    const key = keys.find((candidate) => candidate.n === n);
    if (key === undefined) return [];
    const [rowNumber, cell] = [Number(row), String(shown)];
    return [{ ...placeOf(key, fileNumbers), rowNumber, cell, ...astrayWords(fieldsOf(key), key.key, rowNumber, cell) }];
  });
}

function placeOf({ fields, places }: Key, fileNumbers: readonly number[]): Omit<CellError, 'message' | 'mend'> {
  const names = fields.map(({ field }) => field.name);
  const [fieldName = ''] = names;
  const several = names.length > 1 ? { fieldNames: names } : {};
  return { type: 'foreign-key', fieldName, ...several, fieldNumber: fileNumbers[places[0] ?? 0] ?? 0 };
}

function fieldsOf({ fields }: Key) {
  return fields.map(({ field }) => field);
}
