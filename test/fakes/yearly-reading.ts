import type { Dataset } from '../../functions/model/dataset.ts';
import type { Manifest } from '../../functions/model/manifest.ts';
import type { ShownColumn } from '../../functions/model/shown-column.ts';
import { keptPictures } from '../../functions/portal/kept-pictures.ts';
import type { DatasetPagePorts } from '../../functions/portal/ports.ts';
import type { Field, Standard } from '../../functions/standards/standard.ts';
import { shapes } from '../browser/sample-pictures.ts';
import { memoryManifests } from './memory-manifests.ts';
import { type MemoryPublished, memoryPublished } from './memory-published.ts';
import { memoryStandards } from './memory-standards.ts';
import { portalReading } from './portal-reading.ts';

export type YearlyRow = { readonly tahun: string; readonly kecamatan: string; readonly kasus: number };

const fields: readonly Field[] = [
  { name: 'tahun', type: 'year', title: 'Tahun' },
  { name: 'kecamatan', type: 'string', title: 'Kecamatan' },
  { name: 'kasus', type: 'integer', title: 'Kasus', unit: 'kasus' },
];

type Own = {
  /** A year that the rows are refused of. */
  readonly refused?: string;
  /** Told which year the rows are asked of, each time that they are grouped; undefined where they are of all. */
  readonly asked?: (year: string | undefined) => void;
  readonly published?: MemoryPublished;
};

/** What pages read of an open dataset of cases by year and kecamatan, as the rows API would group them: a line over the years, a map and bars of one. */
export function yearlyReading(dataset: Dataset, rows: readonly YearlyRow[], own: Own = {}): ReturnType<typeof portalReading> {
  const years = [...new Set(rows.map(({ tahun }) => tahun))];
  const { refused, asked = () => undefined, published = memoryPublished() } = own;
  const reading = portalReading([dataset], [], fields);
  const listRows: DatasetPagePorts['engine']['listRows'] = async ({ query, params }) => {
    const { group, tahun__exact: year } = query;
    if (group !== undefined) asked(year === undefined ? undefined : String(year));
    if (year !== undefined && year === refused) return { status: 422, code: 'does-not-fit', detail: 'Terlalu banyak.' };
    const held = rows.filter(({ tahun }) => year === undefined || tahun === year);
    const items = group === undefined ? held : grouped(held, group);
    const text = JSON.stringify({ datasetId: params.datasetId, version: 1, total: items.length, items });
    return { status: 200, text, headers: { 'Content-Type': 'application/json', Vary: 'Accept' } };
  };
  const columns = [
    columnOf(fields[0], years),
    columnOf(
      fields[1],
      rows.map(({ kecamatan }) => kecamatan),
    ),
    { ...columnOf(fields[2], []), distinct: 50 },
  ];
  return {
    ...reading,
    manifests: memoryManifests(manifestOf(dataset, years)),
    standards: memoryStandards(standardOf(dataset)),
    engine: { ...reading.engine, listRows },
    summaries: { get: async () => ({ version: 1, rows: rows.length, columns, firstRows: rows.map((row) => JSON.stringify(row)) }) },
    pictures: keptPictures(published),
    shapes: () => shapes,
  };
}

function grouped(rows: readonly YearlyRow[], names: readonly string[]) {
  const keyOf = (row: YearlyRow) => Object.entries(row).filter(([name]) => names.includes(name));
  const groups = Map.groupBy(rows, (row) => JSON.stringify(keyOf(row)));
  return [...groups.values()].map((own) => ({
    ...Object.fromEntries(own.slice(0, 1).flatMap(keyOf)),
    kasus__sum: own.reduce((sum, { kasus }) => sum + kasus, 0),
  }));
}

function columnOf(field: Field | undefined, values: readonly string[]): ShownColumn {
  const { name = '', type = 'string', title = name } = field ?? {};
  const different = [...new Set(values)];
  const top = different.slice(0, 10).map((value) => ({ value: JSON.stringify(value), count: 1 }));
  return { name, type, title, nullShare: 0, nulls: 0, distinctBand: '11–100', distinct: different.length, top };
}

function manifestOf({ datasetId, current }: Dataset, years: readonly string[]): Manifest {
  const { n = 1, uploadId = '', publishedAt = '' } = current ?? {};
  const parts = years.map((period) => ({ period, key: `k-${period}`, versionId: 'v', rows: 1, bytes: 1, sha256: 's', uploadId }));
  return { datasetId, n, uploadId, standardVersion: 1, parts, publishedAt, publishedBy: 'kominfo' };
}

function standardOf({ datasetId }: Dataset): Standard {
  return {
    datasetId,
    n: 1,
    state: 'approved',
    origin: 'inferred',
    proposedBy: 'clerk',
    proposedAt: '2026-10-01T00:00:00.000Z',
    periodField: 'tahun',
    fields: [...fields],
  };
}
