import type { Call } from '../http/call.ts';
import { limits } from '../limits.ts';
import type { Dataset } from '../model/dataset.ts';
import { parseRowQuery } from '../rows/parse-row-query.ts';
import type { PublicSummary } from '../rows/public-summary.port.ts';
import { type ReadableVersion, readVersion } from '../rows/read-version.ts';
import type { Standard } from '../standards/standard.ts';
import { askRows } from './ask-rows.ts';
import type { DatasetPagePorts } from './ports.ts';
import { readPictures, type VersionPictures } from './read-pictures.ts';
import { type RowView, rowViewOf } from './row-view.ts';
import { rowOf, type ShownRow } from './rows-of-answer.ts';

/** What a page shows of a dataset's rows. */
export type OpenRows = {
  readonly version: number;
  readonly standard: Standard;
  readonly view: RowView;
  /** Of the view; undefined where the rows could not be read so. */
  readonly total?: number;
  readonly rows: readonly ShownRow[];
  /** Where the first of them stands among all of the view, from 1. */
  readonly from: number;
  /** What of the view does not fit, in words. */
  readonly refused: readonly string[];
  readonly drawn: VersionPictures;
};

type Asked = {
  readonly query: Call<'showDataset'>['query'];
  readonly requestId: string;
  readonly now: Date;
};

/** The rows of open data as its page shows them: a page of those that fit, in the order that is asked for. Undefined where there is no version to read. */
export async function readOpenRows(ports: DatasetPagePorts, dataset: Dataset, asked: Asked): Promise<OpenRows | undefined> {
  const version = await readVersion(ports, dataset);
  if (!version.ok) return undefined;
  const { datasetId } = dataset;
  const summary = await ports.summaries.get(datasetId, asked.now);
  const { requestId, now, query } = asked;
  const [rows, drawn] = await Promise.all([
    readRows(ports, version, summary, { ...asked, datasetId }),
    readPictures(ports, { dataset, version, summary: async () => summary, requestId, now }, query.gambar),
  ]);
  return { ...rows, drawn };
}

async function readRows(
  ports: DatasetPagePorts,
  version: Extract<ReadableVersion, { ok: true }>,
  summary: PublicSummary | undefined,
  asked: Asked & { readonly datasetId: string },
): Promise<Omit<OpenRows, 'drawn'>> {
  const view = rowViewOf(asked.query, version.fields);
  const from = (view.page - 1) * limits.defaultRowsPerPage + 1;
  const shown = { version: version.manifest.n, standard: version.standard, view, from };
  const isFirst = view.filters.length === 0 && view.sort === undefined && view.page === 1;
  if (isFirst && summary?.firstRows !== undefined && summary.version === shown.version)
    return { ...shown, total: summary.rows, rows: summary.firstRows.slice(0, limits.defaultRowsPerPage).map(rowOf), refused: [] };
  const parameters = {
    limit: limits.defaultRowsPerPage,
    offset: from - 1,
    version: version.manifest.n,
    ...(view.sort === undefined ? {} : { sort: view.sort }),
    ...Object.fromEntries(filterParameters(view)),
  };
  const parsed = parseRowQuery(parameters, version.fields, from - 1);
  if (!parsed.ok) return { ...shown, rows: [], refused: parsed.violations.map(({ where, what }) => `${where}: ${what}`) };
  const found = await askRows(ports.engine, { ...asked, query: parameters });
  if ('code' in found) return { ...shown, rows: [], refused: [found.detail] };
  return { ...shown, ...found, refused: [] };
}

/** The same column may be compared several times. */
function filterParameters({ filters }: RowView): Map<string, string | string[]> {
  const parameters = new Map<string, string | string[]>();
  for (const { column, operator, value } of filters) {
    const name = `${column}__${operator}`;
    const before = parameters.get(name);
    parameters.set(name, before === undefined ? value : [before, value].flat());
  }
  return parameters;
}
