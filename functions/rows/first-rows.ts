import type { Published } from '../datasets/published.port.ts';
import type { Dataset } from '../model/dataset.ts';
import { remembered } from '../model/remembered.ts';
import type { VersionSummary } from '../model/version-summary.ts';
import type { Field } from '../standards/standard.ts';
import { readSummary } from '../versions/version-summary.ts';
import type { ReadableVersion } from './read-version.ts';
import type { RowPage, RowQuery } from './row-query.port.ts';
import { summaryAddress } from './summarise.ts';

type Version = Extract<ReadableVersion, { ok: true }>;
type Beginning = Pick<VersionSummary, 'rows' | 'firstRows'>;

/** The page of rows that is asked for, as JSON, where it is the beginning of all rows with all columns, and the version's summary holds it. */
export type FirstRows = (dataset: Dataset, version: Version, query: RowQuery) => Promise<RowPage | undefined>;

/** Most readers ask for the first rows: they are answered from the summary, the very texts that DuckDB would give (decisions/0044), without DuckDB. */
export function firstRows(published: Pick<Published, 'getText'>, maxBytes: number): FirstRows {
  const recall = remembered<Beginning>(maxBytes);
  return async (dataset, version, query) => {
    if (!isBeginning(query, version.fields)) return undefined;
    const { key } = summaryAddress(dataset, version);
    const summary = await recall(key, () => beginningAt(published, key));
    if (summary?.firstRows === undefined) return undefined;
    const rows = summary.firstRows.slice(0, query.limit);
    // Of long rows fewer are kept than a page has.
    return rows.length < Math.min(query.limit, summary.rows) ? undefined : { total: summary.rows, rows, header: '' };
  };
}

async function beginningAt(published: Pick<Published, 'getText'>, key: string): Promise<Beginning | undefined> {
  const summary = await readSummary(published, key);
  return summary && { rows: summary.rows, firstRows: summary.firstRows };
}

/** A grant that leaves out columns or rows, and columns or filters that were chosen, make it something else. */
function isBeginning({ columns, filters, sort, offset, within }: RowQuery, fields: readonly Field[]): boolean {
  const isWhole = columns.length === fields.length && fields.every(({ name }, place) => columns[place] === name);
  return isWhole && offset === 0 && filters.length === 0 && sort.length === 0 && within === undefined;
}
