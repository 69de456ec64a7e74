import type { FactsStore } from '../access/access-facts.port.ts';
import type { Answer } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { invalidRequest, notFound, type Problem } from '../http/problem.ts';
import { limits } from '../limits.ts';
import type { Manifest } from '../model/manifest.ts';
import { sumOfCounts } from '../model/row-counts.ts';
import { findVersion } from '../versions/history.ts';
import { refuseDestroyed } from '../versions/served.ts';
import type { Readable } from './allowed-read.ts';
import { type CutPage, cutToSize } from './cut-to-size.ts';
import { readVersion } from './read-version.ts';
import { type RecordPorts, recordAccess } from './record-access.ts';
import { readRowsCursor } from './rows-cursor.ts';
import { onSeen } from './seen-dataset.ts';
import { type ChangePorts, countsOf, type PeriodCounts, type Succession, sidesOf, succession, withDiffer } from './version-changes.ts';

type Ports = RecordPorts & ChangePorts & { readonly facts: FactsStore };

/**
 * What a version changed: how many rows of each period, for anyone who may see the dataset; the rows themselves, page by page, for anyone who may read both
 * it and the version before it.
 */
export function diffVersion(ports: Ports): Operation<'diffVersion'> {
  return (call) =>
    onSeen(ports, call, async (readable) => {
      const { dataset } = readable;
      const offset = offsetOf(call);
      if (offset === undefined) return restart;
      const found = await findVersion(ports.manifests, dataset, call.params.n);
      if (!found) return notFound;
      const destroyed = refuseDestroyed(dataset);
      if (destroyed) return destroyed;
      const versions = await succession(ports, dataset, found.manifest);
      const periods = await countsOf(ports, versions);
      const rows = await readRows(ports, { call, readable, versions, periods, offset });
      if (rows && 'status' in rows) return rows;
      return { ...answerOf(versions, periods, rows), log: { versionNumber: found.manifest.n } };
    });
}

const restart = invalidRequest([
  { where: 'parameter cursor', what: 'bukan dari layanan ini atau untuk versi lain; mulai lagi tanpa cursor' },
]);

/** A cursor of rows is none of their changes. */
const changes = 'changes';

function offsetOf({ query, params }: Call<'diffVersion'>): number | undefined {
  if (query.cursor === undefined) return 0;
  const place = readRowsCursor(query.cursor, params.datasetId);
  return place?.version === params.n && place.asked === changes ? place.offset : undefined;
}

type Reading = {
  readonly call: Call<'diffVersion'>;
  readonly readable: Readable;
  readonly versions: Succession;
  readonly periods: readonly PeriodCounts[];
  readonly offset: number;
};

/** Undefined for anyone who may not read: a row that was removed is a row of the version before, so that one's rules hold, too. */
async function readRows(ports: Ports, asked: Reading): Promise<CutPage | Problem | undefined> {
  const { call, readable, versions, periods, offset } = asked;
  if (readable.decision.effect === 'deny') return undefined;
  for (const manifest of [versions.after, versions.before]) {
    if (manifest && !(await readVersion(ports, readable.dataset, manifest.n)).ok) return undefined;
  }
  const unrecorded = await recordAccess(ports, call, readable, { versionNumber: versions.after.n });
  if (unrecorded) return unrecorded;
  const rows = await listRows(ports, versions, periods, { offset, limit: call.query.limit ?? limits.defaultRowsPerPage });
  const { datasetId, n } = versions.after;
  return cutToSize({ datasetId, version: n, offset, asked: changes }, { rows, total: totalOf(periods) });
}

function totalOf(periods: readonly PeriodCounts[]): number {
  const { added, removed, changed } = sumOfCounts(periods);
  return added + removed + changed;
}

type Page = { readonly offset: number; readonly limit: number };

/** The rows of the page, period after period; only the parts of the periods that it touches are read. */
async function listRows(ports: Ports, versions: Succession, periods: readonly PeriodCounts[], page: Page): Promise<string[]> {
  const { pairs, key, standardBefore, standardAfter } = versions;
  const fields = { fieldsBefore: standardBefore?.fields ?? [], fieldsAfter: standardAfter.fields };
  return withDiffer(ports, async (differ) => {
    const rows: string[] = [];
    let passed = 0;
    for (const [index, pair] of pairs.entries()) {
      const counts = periods[index];
      if (!counts || rows.length === page.limit) break;
      const first = Math.max(0, page.offset - passed);
      const size = totalOf([counts]);
      passed += size;
      if (first >= size) continue;
      const query = { ...fields, by: counts.by, key, offset: first, limit: page.limit - rows.length };
      rows.push(...(await differ.list(await sidesOf(ports, pair), query)).map((row) => rowText(pair.period, row)));
    }
    return rows;
  });
}

function rowText(period: string, row: { readonly change: string; readonly before?: string; readonly after?: string }): string {
  const head = JSON.stringify({ period, change: row.change }).slice(0, -1);
  const before = row.before === undefined ? '' : `,"before":${row.before}`;
  const after = row.after === undefined ? '' : `,"after":${row.after}`;
  return `${head}${before}${after}}`;
}

function answerOf(versions: Succession, periods: readonly PeriodCounts[], page: CutPage | undefined): Answer<'diffVersion'> {
  const { before, after }: { before: Manifest | undefined; after: Manifest } = versions;
  const head = {
    datasetId: after.datasetId,
    version: after.n,
    previous: before?.n,
    total: sumOfCounts(periods),
    periods: periods.map(({ period, replaced, added, removed, changed }) => ({ period, replaced, added, removed, changed })),
    columns: columnsOf(versions),
  };
  const text = JSON.stringify(head).slice(0, -1);
  const items = page === undefined ? '' : `,"items":[${page.rows.join(',')}]`;
  const next = page?.next === undefined ? '' : `,"next":${JSON.stringify(page.next)}`;
  return { status: 200, text: `${text}${items}${next}}`, headers: { 'Content-Type': 'application/json' } };
}

/** Columns that one of the standards alone has: they make no row a changed one. */
function columnsOf({ standardBefore, standardAfter }: Succession): { added: string[]; removed: string[] } {
  const names = (fields: readonly { readonly name: string }[] = []) => fields.map(({ name }) => name);
  const [old, fresh] = [names(standardBefore?.fields), names(standardAfter.fields)];
  if (!standardBefore) return { added: [], removed: [] };
  return { added: fresh.filter((name) => !old.includes(name)), removed: old.filter((name) => !fresh.includes(name)) };
}
