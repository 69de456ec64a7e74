import { fileURLToPath } from 'node:url';
import { areaCodesTable } from '../standards/rules/reference-codes.ts';
import { literal } from '../standards/sql-text.ts';
import type { StandardContent } from '../standards/standard.ts';
import type { Database } from './instance.ts';

/** Kemendagri's area codes, `code,name` a line. `lib/` puts the file beside every bundle that this module is in. */
export const bundledAreaCodes = fileURLToPath(new URL('./area-codes.csv', import.meta.url));

/** Reads the lists if the standard asks for codes of one; throws where the engine was given none. */
export async function loadCodesFor(database: Database, standard: StandardContent, path: string | undefined): Promise<void> {
  if (standard.fields.every(({ referenceCodes }) => referenceCodes === undefined)) return;
  if (path === undefined) throw new Error('the engine was given no list of area codes');
  await loadAreaCodes(database, path);
}

/** Reads the lists where they are not there yet: 91,000 codes in some 50 ms, so only a file that asks for them pays. */
export async function loadAreaCodes(database: Database, path: string): Promise<void> {
  const columns = "columns = {'code': 'VARCHAR', 'name': 'VARCHAR'}";
  const options = `auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', ${columns}`;
  await database.run(
    `CREATE TEMP TABLE IF NOT EXISTS ${areaCodesTable} AS SELECT replace(code, '.', '') AS digits, code, name FROM read_csv(${literal(path)}, ${options})`,
  );
}
