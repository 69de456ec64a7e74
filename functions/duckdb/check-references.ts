import type { CellError, References } from '../ingest/table-engine.port.ts';
import { limits } from '../limits.ts';
import { type ForeignKey, resourceOf } from '../model/foreign-key.ts';
import { astrayMessage, lostTargetMessage } from '../standards/rules/reference-messages.ts';
import { allOf, identifier } from '../standards/sql-text.ts';
import type { StandardContent } from '../standards/standard.ts';
import { type FileField, type FileStandard, readingsSql } from './columns.ts';
import { type ErrorCount, errorsOf, type Found, foundWhole, merged, nothingFound, placeOf } from './found.ts';
import type { Database } from './instance.ts';
import { partsSource } from './parts-source.ts';

/** The rows whose key stands nowhere in what it refers to, of the last check: `n` is the key's place in `foreignKeys`. */
const astrayTable = 'astray';

type Key = { readonly n: number; readonly key: ForeignKey; readonly fields: readonly FileField[] };
type Target = { readonly sql: string } | { readonly lost: readonly string[] };

/**
 * Rows whose key stands nowhere in what it refers to: another dataset's current version, whose parts `references` names, or this very table. A key with a missing
 * part refers to nothing (SQL's MATCH SIMPLE). A dataset that `references` lacks is not asked: ingest has said why. Joins spill to the scratch directory.
 */
export async function checkReferences(
  database: Database,
  content: StandardContent,
  compiled: FileStandard,
  references: References,
): Promise<Found> {
  const keys = keysOf(content, compiled);
  if (keys.length === 0) return nothingFound;
  const warning = content.rules?.foreignKeys === 'peringatan';
  await database.run(`CREATE OR REPLACE TEMP TABLE ${astrayTable} (n INTEGER, row_number BIGINT, shown VARCHAR)`);
  const whole: CellError[] = [];
  for (const key of keys) {
    const target = await targetOf(database, compiled, key, references);
    if (target === undefined) continue;
    if ('sql' in target) await database.run(findAstray(key, target.sql));
    else whole.push({ type: 'foreign-key', ...placeOf(key.fields), ...lostTargetMessage(fieldsOf(key), key.key, target.lost) });
  }
  const listed = await listAstray(database, keys);
  if (warning) return { ...nothingFound, warnings: [...whole, ...listed] };
  const counts = await countAstray(database, keys);
  const badRows = counts.length === 0 ? [] : [`SELECT row_number FROM ${astrayTable}`];
  return merged([foundWhole(whole), { ...nothingFound, counts, errors: listed, badRows }]);
}

/** The keys all of whose fields the file has. */
function keysOf({ foreignKeys = [] }: StandardContent, compiled: FileStandard): Key[] {
  return foreignKeys.flatMap((key, n) => {
    const fields = key.fields.flatMap((name) => columnOf(compiled, name) ?? []);
    return fields.length === key.fields.length ? [{ n, key, fields }] : [];
  });
}

function columnOf(compiled: FileStandard, name: string): FileField | undefined {
  return compiled.fields.find(({ field }) => field.name === name);
}

async function targetOf(database: Database, compiled: FileStandard, key: Key, references: References): Promise<Target | undefined> {
  const resource = resourceOf(key.key);
  if (resource === undefined) return ownTarget(database, compiled, key);
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
async function ownTarget(database: Database, compiled: FileStandard, { key, fields }: Key): Promise<Target | undefined> {
  const targets = key.reference.fields.flatMap((name) => columnOf(compiled, name) ?? []);
  if (targets.length < key.reference.fields.length) return undefined;
  const types = await typesOf(database, fields);
  const values = targets.map(({ names }, place) => `TRY_CAST(${names.value} AS ${types[place]}) AS ${keyName(place)}`);
  return { sql: `SELECT DISTINCT ${values.join(', ')} FROM ${readingsSql([...new Set(targets)])}` };
}

/** The SQL types of the values as this file has them: the other side is read as them. */
async function typesOf(database: Database, fields: readonly FileField[]): Promise<string[]> {
  const values = fields.map(({ names }) => names.value).join(', ');
  const described = await database.rows(`DESCRIBE SELECT ${values} FROM ${readingsSql(fields)}`);
  return described.map(([, type]) => String(type));
}

function findAstray({ n, fields }: Key, target: string): string {
  const values = fields.map(({ names }) => names.value);
  const equal = allOf(values.map((value, place) => `r.${value} = t.${keyName(place)}`));
  const present = allOf(values.map((value) => `r.${value} IS NOT NULL`));
  const shown = `left(concat_ws(' + ', ${fields.map(({ names }) => names.cell).join(', ')}), ${limits.maxReportedCellCharacters})`;
  return `INSERT INTO ${astrayTable} SELECT ${n}, r.row_number, ${shown}
    FROM ${readingsSql(fields)} r ANTI JOIN (${target}) t ON ${equal} WHERE ${present}`;
}

function keyName(place: number): string {
  return identifier(`key${place + 1}`);
}

async function countAstray(database: Database, keys: readonly Key[]): Promise<ErrorCount[]> {
  const counted = await database.rows(`SELECT n, count(*) FROM ${astrayTable} GROUP BY n ORDER BY n`);
  return counted.flatMap(([n, count]) => {
    const [field] = keys.find((key) => key.n === n)?.fields ?? [];
    return field === undefined ? [] : [errorsOf(field, 'foreign-key', Number(count))];
  });
}

async function listAstray(database: Database, keys: readonly Key[]): Promise<CellError[]> {
  const rows = await database.rows(
    `SELECT n, row_number, shown FROM ${astrayTable} ORDER BY row_number, n LIMIT ${limits.maxReportedErrors}`,
  );
  return rows.flatMap(([n, row, shown]) => {
    const key = keys.find((candidate) => candidate.n === n);
    if (key === undefined) return [];
    const [rowNumber, cell] = [Number(row), String(shown)];
    return [{ type: 'foreign-key', ...placeOf(key.fields), rowNumber, cell, ...astrayMessage(fieldsOf(key), key.key, rowNumber, cell) }];
  });
}

function fieldsOf({ fields }: Key) {
  return fields.map(({ field }) => field);
}
