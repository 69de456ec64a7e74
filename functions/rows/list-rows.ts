import type { Answer } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { invalidRequest } from '../http/problem.ts';
import { limits } from '../limits.ts';
import type { Manifest } from '../versions/manifest.ts';
import { allowedRead, type ReadPorts, recordLook } from './allowed-read.ts';
import { parseRowQuery } from './parse-row-query.ts';
import type { PartsCache } from './parts-cache.ts';
import { readVersion, type VersionPorts } from './read-version.ts';
import type { RowPage, RowQuery, RowReader } from './row-query.ts';
import { readRowsCursor, writeRowsCursor } from './rows-cursor.ts';

type Ports = ReadPorts & VersionPorts & { readonly cache: PartsCache; readonly reader: RowReader };

/** A page of rows of the current version, or of the one that the cursor began with. As JSON, or with `Accept: text/csv` as CSV. */
export function listRows(ports: Ports): Operation<'listRows'> {
  return async (call) => {
    const allowed = await allowedRead(ports, call);
    if (!allowed.ok) return allowed.problem;
    const place = placeOf(call);
    if (!place) return restart;
    const version = await readVersion(ports, allowed.dataset, place.version);
    if (!version.ok) return { ...version.problem, log: { ...allowed.log, ...version.problem.log } };
    const parsed = parseRowQuery(call.query, version.fields, place.offset);
    if (!parsed.ok) return invalidRequest(parsed.violations);

    const unrecorded = await recordLook(ports, call, allowed, version.manifest.n);
    if (unrecorded) return unrecorded;
    const form = call.accept.includes('text/csv') ? 'csv' : 'json';
    const paths = await ports.cache.paths(version.manifest.parts);
    const page = await ports.reader.read(paths, parsed.query, form);
    const fitted = cutToSize(version.manifest, parsed.query, page);
    const answer = form === 'csv' ? csvAnswer(page.header, fitted, call.query) : jsonAnswer(version.manifest, page.total, fitted);
    return { ...answer, log: { ...allowed.log, versionNumber: version.manifest.n } };
  };
}

const restart = invalidRequest([
  { where: 'parameter cursor', what: 'bukan dari layanan ini atau untuk data lain; mulai lagi tanpa cursor' },
]);

function placeOf({ query, params }: Call<'listRows'>): { readonly version?: number; readonly offset: number } | undefined {
  if (query.cursor === undefined) return { offset: query.offset ?? 0 };
  return query.offset === undefined ? readRowsCursor(query.cursor, params.datasetId) : undefined;
}

type Fitted = { readonly rows: readonly string[]; readonly next?: string };

function jsonAnswer(manifest: Manifest, total: number, { rows, next }: Fitted): Answer {
  const head = JSON.stringify({ datasetId: manifest.datasetId, version: manifest.n, total }).slice(0, -1);
  const tail = next === undefined ? '' : `,"next":${JSON.stringify(next)}`;
  return {
    status: 200,
    text: `${head},"items":[${rows.join(',')}]${tail}}`,
    headers: { 'Content-Type': 'application/json', Vary: 'Accept' },
  };
}

/** CSV has no place for the cursor: the next page's address goes into the Link header (RFC 8288), with the same filters. */
function csvAnswer(header: string, { rows, next }: Fitted, query: Call<'listRows'>['query']): Answer {
  const { offset: _offset, cursor: _cursor, ...same } = query;
  const asked = Object.entries(same).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, String(one ?? '')]));
  const link = next === undefined ? {} : { Link: `<?${new URLSearchParams([...asked, ['cursor', next]])}>; rel="next"` };
  return {
    status: 200,
    text: [header, ...rows, ''].join('\n'),
    headers: { 'Content-Type': 'text/csv; charset=utf-8', Vary: 'Accept', ...link },
  };
}

/** As many rows as an answer may hold, at least one, and the cursor of what follows. */
function cutToSize(manifest: Manifest, query: RowQuery, page: RowPage): Fitted {
  let bytes = 0;
  const overflow = page.rows.findIndex((row, index) => {
    bytes += Buffer.byteLength(row) + 1;
    return index > 0 && bytes > limits.maxRowsPageBytes;
  });
  const rows = overflow < 0 ? page.rows : page.rows.slice(0, overflow);
  const offset = query.offset + rows.length;
  if (rows.length === 0 || offset >= page.total) return { rows };
  return { rows, next: writeRowsCursor({ datasetId: manifest.datasetId, version: manifest.n, offset }) };
}
