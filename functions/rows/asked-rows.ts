import { invalidRequest, type Problem } from '../http/problem.ts';
import type { Readable } from './allowed-read.ts';
import { narrowingGrant, type ReadScope, scopeOf } from './grant-scope.ts';
import { parseRowQuery, type RowParameters } from './parse-row-query.ts';
import { type ReadableVersion, readVersion, type VersionPorts } from './read-version.ts';
import type { Grouping, RowQuery } from './row-query.port.ts';

type Version = Extract<ReadableVersion, { ok: true }>;

/** What is asked of a version's rows, as far as the caller may ask it. */
export type AskedRows =
  | { readonly ok: true; readonly version: Version; readonly query: RowQuery; readonly grouping?: Grouping }
  | { readonly ok: false; readonly problem: Problem };

/** Reads filters, order, columns and groups against what the caller may read of that version: a column that a grant leaves out is one that does not exist. */
export async function askedRows(
  ports: VersionPorts,
  readable: Readable,
  parameters: RowParameters,
  place: { readonly version?: number | undefined; readonly offset: number },
): Promise<AskedRows> {
  const version = await readVersion(ports, readable.dataset, place.version);
  if (!version.ok) return version;
  const scope = await scopeIn(ports, readable, version);
  if (!scope.ok) return scope;
  const parsed = parseRowQuery(parameters, scope.fields, place.offset);
  if (!parsed.ok) return { ok: false, problem: invalidRequest(parsed.violations) };
  const { query, grouping } = parsed;
  return { ok: true, version, query: scope.within ? { ...query, within: scope.within } : query, ...(grouping ? { grouping } : {}) };
}

/** All of the version, or what the grant gives of it. */
async function scopeIn(ports: VersionPorts, { dataset, decision }: Readable, { manifest, fields }: Version): Promise<ReadScope> {
  const grant = narrowingGrant(decision);
  if (!grant) return { ok: true, fields };
  if (manifest.n === dataset.current?.n) return scopeOf(grant, fields, fields);
  const current = await readVersion(ports, dataset);
  return current.ok ? scopeOf(grant, fields, current.fields) : current;
}
