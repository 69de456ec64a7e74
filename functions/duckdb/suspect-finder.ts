import { periodEnd, periodStart } from '../model/period.ts';
import type {
  LocalList,
  LocalRegister,
  LocalVersion,
  SuspectFinder,
  Suspects,
  SuspectsAsked,
} from '../persons/findings/suspect-finder.port.ts';
import { literal } from '../standards/sql-text.ts';
import { type Database, openDatabase } from './instance.ts';
import { isOutsideSql } from './kelurahan-sql.ts';
import { keyedHashSql, keyedHashValues } from './keyed-hash.ts';
import { partsSource } from './parts-source.ts';
import { textSql } from './row-text.ts';
import { shownColumns } from './shown-columns.ts';

/** What is suspected of the people of a list, by joins over the parts of the versions that are compared. No NIK leaves DuckDB: it hashes them. */
export function duckdbSuspectFinder(directory: string, memoryMegabytes: number): SuspectFinder {
  return {
    async find(asked, key) {
      const versions = [asked.list, asked.register, ...asked.exclusive].flatMap((version) => version ?? []);
      const paths = [...new Set(versions.flatMap(({ parts }) => parts.map(({ path }) => path)))];
      const database = await openDatabase(directory, paths, memoryMegabytes);
      try {
        const suspects: Suspects[] = [];
        for (const { sql, ...what } of await questionsOf(database, asked)) {
          suspects.push({ ...what, persons: await hashesOf(database, sql, key) });
        }
        return suspects;
      } finally {
        database.close();
      }
    },
  };
}

type Question = Omit<Suspects, 'persons'> & { readonly sql: string };

/** Of each kind that can be asked, SQL that gives its NIKs. */
async function questionsOf(database: Database, { list, register, exclusive, areas }: SuspectsAsked): Promise<Question[]> {
  const listed = await listSql(database, list);
  const questions: Question[] = [];
  if (register) {
    const registered = await registerSql(database, register);
    questions.push({
      kind: 'unknown',
      sql: `SELECT nik FROM (${listed}) l ANTI JOIN (SELECT DISTINCT nik FROM (${registered})) r USING (nik) WHERE is_newest`,
    });
    if (register.status !== undefined) questions.push({ kind: 'deceased', sql: deceasedSql(listed, registered) });
  }
  for (const other of exclusive) {
    const overlap =
      'CASE WHEN l.starts IS NULL OR o.starts IS NULL THEN l.is_newest AND o.is_newest ELSE l.starts < o.ends AND o.starts < l.ends END';
    const sql = `SELECT l.nik FROM (${listed}) l JOIN (${await listSql(database, other)}) o ON l.nik = o.nik AND ${overlap}`;
    questions.push({ kind: 'exclusive', other: other.datasetId, sql });
  }
  if (list.kelurahan.codes.length + list.kelurahan.names.length > 0) {
    questions.push({
      kind: 'no-kelurahan',
      sql: `SELECT nik FROM (${await addressSql(database, list, areas)}) WHERE is_newest AND is_outside`,
    });
  }
  return questions;
}

/** Who died before a period began for which the list names them; where the day or the period can't be told, who is on the list now. One whom the register also knows alive is not. */
function deceasedSql(listed: string, registered: string): string {
  const dead = `SELECT nik, max(died) AS died FROM (${registered}) GROUP BY nik HAVING bool_and(is_dead)`;
  return `SELECT l.nik FROM (${listed}) l JOIN (${dead}) r ON l.nik = r.nik
    AND CASE WHEN r.died IS NULL OR l.starts IS NULL THEN l.is_newest ELSE r.died < l.starts END`;
}

/** SQL: a row for each row of the list, with the days that its period begins and ends before, and whether it is of the newest. */
async function listSql(database: Database, list: Omit<LocalList, 'kelurahan'>): Promise<string> {
  const { sql, text } = await versionOf(database, list);
  const periods = list.parts.map(({ period }) => period);
  const starts = ofPart(periods.map((period) => dayLiteral(periodStart(period))));
  const ends = ofPart(periods.map((period) => dayLiteral(periodEnd(period))));
  return `SELECT ${text(list.nik)} AS nik, ${newest(list)} AS is_newest, ${starts} AS starts, ${ends} AS ends FROM ${sql} WHERE ${text(list.nik)} IS NOT NULL`;
}

async function registerSql(database: Database, register: LocalRegister): Promise<string> {
  const { sql, text } = await versionOf(database, register);
  const folded = `regexp_replace(lower(${text(register.status)}), '[^a-z]', '', 'g')`;
  const isDead = `coalesce(${folded} IN (${register.deceasedWords.map(literal).join(', ')}), FALSE)`;
  return `SELECT ${text(register.nik)} AS nik, ${isDead} AS is_dead, TRY_CAST(${text(register.statusAt)} AS DATE) AS died
    FROM ${sql} WHERE ${text(register.nik)} IS NOT NULL`;
}

async function addressSql(database: Database, list: LocalList, areas: SuspectsAsked['areas']): Promise<string> {
  const { sql, text } = await versionOf(database, list);
  const isOutside = isOutsideSql({ codes: list.kelurahan.codes.map(text), names: list.kelurahan.names.map(text) }, areas);
  return `SELECT ${text(list.nik)} AS nik, ${newest(list)} AS is_newest, ${isOutside} AS is_outside FROM ${sql} WHERE ${text(list.nik)} IS NOT NULL`;
}

/** A version as one relation, and the SQL of a column's canonical text, by which it was hashed for the subject index, too. */
async function versionOf(database: Database, { parts, fields }: LocalVersion) {
  const source = await partsSource(
    database,
    parts.map(({ path }) => path),
  );
  const columns = shownColumns(source, fields);
  const text = (name: string | undefined): string => {
    const column = columns.find((one) => one.name === name);
    return column ? textSql(column) : 'CAST(NULL AS VARCHAR)';
  };
  return { sql: source.sql, text };
}

function newest(list: Omit<LocalList, 'kelurahan'>): string {
  return ofPart(list.parts.map(({ period }) => (period === list.newest ? 'TRUE' : 'FALSE')));
}

/** SQL: of each row what its part says, in the order of the parts. */
function ofPart(values: readonly string[]): string {
  return `[${values.join(', ')}][CAST(file_index AS INTEGER) + 1]`;
}

function dayLiteral(milliseconds: number | undefined): string {
  return milliseconds === undefined ? 'CAST(NULL AS DATE)' : `DATE ${literal(new Date(milliseconds).toISOString().slice(0, 10))}`;
}

async function hashesOf(database: Database, niks: string, key: Uint8Array): Promise<string[]> {
  const hash = keyedHashSql('nik', '$1', '$2');
  const rows = await database.rows(`SELECT ${hash} AS hash FROM (SELECT DISTINCT nik FROM (${niks})) ORDER BY hash`, keyedHashValues(key));
  return rows.map(([found]) => String(found));
}
