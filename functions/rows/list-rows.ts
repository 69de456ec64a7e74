import type { FactsStore } from '../access/access-facts.port.ts';
import type { Answer } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { invalidRequest, type Problem } from '../http/problem.ts';
import type { Manifest } from '../model/manifest.ts';
import { onReadable, type Readable } from './allowed-read.ts';
import { askedRows } from './asked-rows.ts';
import { type CutPage, cutToSize } from './cut-to-size.ts';
import type { FirstRows } from './first-rows.ts';
import { inexactWords } from './parse-grouping.ts';
import type { PartsCache } from './parts-cache.ts';
import type { VersionPorts } from './read-version.ts';
import { type RecordPorts, recordAccess } from './record-access.ts';
import type { Grouping, InexactSums, RowPage, RowQuery, RowReader } from './row-query.port.ts';
import { askedBy, readRowsCursor } from './rows-cursor.ts';

type ReadPorts = { readonly cache: PartsCache; readonly reader: RowReader; readonly firstRows: FirstRows };
export type ReadingPorts = RecordPorts & VersionPorts & ReadPorts & { readonly facts: FactsStore };

/**
 * A page of rows, or with `group` or `aggregate` of groups of them, of the current version, of the one that is named, or of the one that the cursor began with. As
 * JSON, or with `Accept: text/csv` as CSV.
 */
export function listRows(ports: ReadingPorts): Operation<'listRows'> {
  return (call) => onReadable(ports, call, 'read', (readable) => answerRows(ports, call, readable));
}

/** All rows that the decision allows, or of these one unit's part. */
export async function answerRows(
  ports: ReadingPorts,
  call: Call<'listRows'> | Call<'listPartRows'>,
  readable: Readable,
  unitId?: string,
): Promise<Answer<'listRows'>> {
  const place = placeOf(call);
  if (!place) return restart;
  const found = await askedRows(ports, readable, call.query, place);
  if (!found.ok) return found.problem;
  const { version, query, grouping } = found;
  const manifest = ofUnit(version.manifest, unitId);
  if (manifest.parts.length === 0) return noPart;
  const asked = askedBy(query, manifest.n, grouping, unitId);
  if (place.asked !== undefined && place.asked !== asked) return otherQuery;

  const unrecorded = await recordAccess(ports, call, readable, { versionNumber: manifest.n });
  if (unrecorded) return unrecorded;
  const form = call.accept.includes('text/csv') ? 'csv' : 'json';
  const kept = form === 'json' && !grouping && unitId === undefined ? await ports.firstRows(readable.dataset, version, query) : undefined;
  const page = kept ?? (await readParts(ports, manifest, { query, grouping, form }));
  if ('inexact' in page) return invalidRequest([{ where: 'parameter aggregate', what: inexactWords(page.inexact) }]);
  const cut = cutToSize({ datasetId: manifest.datasetId, version: manifest.n, offset: query.offset, asked }, page);
  const answer = form === 'csv' ? csvAnswer(page.header, cut, call.query) : jsonAnswer(manifest, page.total, cut);
  return { ...answer, log: { versionNumber: manifest.n } };
}

function ofUnit(manifest: Manifest, unitId: string | undefined): Manifest {
  return unitId === undefined ? manifest : { ...manifest, parts: manifest.parts.filter((part) => part.unitId === unitId) };
}

const noPart: Problem = { status: 404, code: 'not-found', detail: 'Unit ini belum mempunyai bagian dalam versi itu.' };

type Asked = { readonly query: RowQuery; readonly grouping: Grouping | undefined; readonly form: 'json' | 'csv' };

async function readParts(
  { cache, reader }: ReadPorts,
  manifest: Manifest,
  { query, grouping, form }: Asked,
): Promise<RowPage | InexactSums> {
  const paths = await cache.paths(manifest.parts);
  return grouping ? reader.group(paths, { ...query, grouping }, form) : reader.read(paths, query, form);
}

const restart = invalidRequest([
  { where: 'parameter cursor', what: 'bukan dari layanan ini atau untuk data lain; mulai lagi tanpa cursor' },
]);

const otherQuery = invalidRequest([
  {
    where: 'parameter cursor',
    what: 'ditulis untuk saringan, urutan, kolom, atau versi lain; ulangi permintaan yang sama dengannya, atau mulai lagi tanpa cursor',
  },
]);

type Place = { readonly version?: number | undefined; readonly offset: number; readonly asked?: string };

/** Where to begin; undefined for a cursor that isn't one, is of another version than the one that is named, or stands beside an offset. */
function placeOf({ query, params }: Call<'listRows'> | Call<'listPartRows'>): Place | undefined {
  if (query.cursor === undefined) return { version: query.version, offset: query.offset ?? 0 };
  const place = query.offset === undefined ? readRowsCursor(query.cursor, params.datasetId) : undefined;
  return query.version === undefined || query.version === place?.version ? place : undefined;
}

function jsonAnswer(manifest: Manifest, total: number, { rows, next }: CutPage): Answer<'listRows'> {
  const head = JSON.stringify({ datasetId: manifest.datasetId, version: manifest.n, total }).slice(0, -1);
  const tail = next === undefined ? '' : `,"next":${JSON.stringify(next)}`;
  return {
    status: 200,
    text: `${head},"items":[${rows.join(',')}]${tail}}`,
    headers: { 'Content-Type': 'application/json', Vary: 'Accept' },
  };
}

/** CSV has no place for the cursor: the next page's address goes into the Link header (RFC 8288), with the same filters. */
function csvAnswer(header: string, { rows, next }: CutPage, query: Call<'listRows'>['query']): Answer<'listRows'> {
  const { offset: _offset, cursor: _cursor, ...same } = query;
  const asked = Object.entries(same).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, String(one ?? '')]));
  const link = next === undefined ? {} : { Link: `<?${new URLSearchParams([...asked, ['cursor', next]])}>; rel="next"` };
  return {
    status: 200,
    text: [header, ...rows, ''].join('\n'),
    headers: { 'Content-Type': 'text/csv; charset=utf-8', Vary: 'Accept', ...link },
  };
}
