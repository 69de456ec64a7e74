import { decide } from '../access/decide.ts';
import type { DatasetStore } from '../datasets/dataset.port.ts';
import type { Published } from '../datasets/published.port.ts';
import { anonymous } from '../model/principal.ts';
import { readSummary } from '../versions/version-summary.ts';
import type { PublicSummaries } from './public-summary.port.ts';
import { readVersion, type VersionPorts } from './read-version.ts';
import { isSensitive } from './sensitive-dataset.ts';
import { shownColumns } from './shown-columns.ts';
import { summaryAddress } from './summarise.ts';

type Ports = VersionPorts & {
  readonly datasets: Pick<DatasetStore, 'get' | 'getAbout'>;
  readonly published: Pick<Published, 'getText'>;
};

/** What anyone may read of a version without DuckDB: decided as reading its rows is, and told as `GET …/statistics` tells it. */
export function publicSummaries(ports: Ports): PublicSummaries {
  return {
    async get(datasetId, now, n) {
      const dataset = await ports.datasets.get(datasetId);
      if (!dataset || decide(anonymous, 'read-whole', { kind: 'dataset', dataset }, now).effect === 'deny') return undefined;
      const version = await readVersion(ports, dataset, n);
      if (!version.ok) return undefined;
      const { manifest, fields } = version;
      const { key, personal } = summaryAddress(dataset, version);
      const [summary, about] = await Promise.all([readSummary(ports.published, key), ports.datasets.getAbout(datasetId)]);
      if (!summary) return undefined;
      const readable = new Set(fields.map(({ name }) => name));
      const columns = shownColumns(summary, { readable, personal, isSensitive: isSensitive(dataset, about, fields) });
      const firstRows = personal.size > 0 ? undefined : summary.firstRows;
      return { version: manifest.n, rows: summary.rows, columns, ...(firstRows === undefined ? {} : { firstRows }) };
    },
  };
}
