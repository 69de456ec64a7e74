import type { CheckPorts } from '../../functions/minutes/check-minutes.ts';
import type { Dataset } from '../../functions/model/dataset.ts';
import type { Manifest } from '../../functions/model/manifest.ts';
import type { DatasetPagePorts, Engine, PortalPorts } from '../../functions/portal/ports.ts';
import type { Field, Standard } from '../../functions/standards/standard.ts';
import { noShapes } from '../../web/parts/pictures/shapes.ts';
import { memoryManifests } from './memory-manifests.ts';
import { memoryMinutes } from './memory-minutes.ts';
import { memoryReadCounts } from './memory-read-counts.ts';
import { memoryStandards } from './memory-standards.ts';

const fields: readonly Field[] = [
  { name: 'kecamatan', type: 'string', title: 'Kecamatan' },
  { name: 'jumlah', type: 'integer', title: 'Jumlah' },
];

/** What pages read of versions, for datasets that have one: its manifest, a standard of two columns, and an engine that answers `rows` to every question. */
export function portalReading(
  datasets: readonly Dataset[],
  rows: readonly Readonly<Record<string, unknown>>[] = [],
  columns: readonly Field[] = fields,
): Pick<DatasetPagePorts, 'facts' | 'manifests' | 'standards' | 'engine' | 'summaries' | 'pictures' | 'shapes' | 'counts'> &
  Pick<PortalPorts, 'cityCodes'> &
  Pick<CheckPorts, 'minutes'> {
  const published = datasets.filter(({ current }) => current !== undefined);
  const engine: Engine = {
    listRows: async ({ params }) => ({
      status: 200,
      text: JSON.stringify({ datasetId: params.datasetId, version: 1, total: rows.length, items: rows }),
      headers: { 'Content-Type': 'application/json', Vary: 'Accept' },
    }),
    diffVersion: async () => ({ status: 404, code: 'not-found', detail: 'Tidak ditemukan.' }),
  };
  return {
    minutes: memoryMinutes(),
    cityCodes: async () => [{ code: '36.71.01', name: 'Tangerang' }],
    facts: {
      load: async ({ datasetId }) => ({
        dataset: datasets.find((dataset) => dataset.datasetId === datasetId),
        account: undefined,
        isBound: false,
        grants: [],
      }),
    },
    manifests: memoryManifests(...published.map(manifestOf)),
    standards: memoryStandards(...published.map(({ datasetId }) => standardOf(datasetId, columns))),
    engine,
    summaries: { get: async () => undefined },
    pictures: { get: async () => undefined, put: async () => undefined },
    counts: memoryReadCounts(),
    shapes: () => noShapes,
  };
}

function manifestOf({ datasetId, current }: Dataset): Manifest {
  const { n = 1, uploadId = '', rows = 0, bytes = 0, publishedAt = '' } = current ?? {};
  const part = { period: 'all', key: 'k', versionId: 'v', rows, bytes, sha256: 's', uploadId };
  return { datasetId, n, uploadId, standardVersion: 1, parts: [part], publishedAt, publishedBy: 'kominfo' };
}

function standardOf(datasetId: string, columns: readonly Field[]): Standard {
  return {
    datasetId,
    n: 1,
    state: 'approved',
    origin: 'inferred',
    proposedBy: 'clerk',
    proposedAt: '2026-10-01T00:00:00.000Z',
    fields: [...columns],
  };
}
