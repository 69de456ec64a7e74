import type { FactsStore } from '../access/access-facts.port.ts';
import type { DatasetStore } from '../datasets/dataset.port.ts';
import type { Answer } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { sumOfRows } from '../model/manifest.ts';
import type { ShownColumn } from '../model/shown-column.ts';
import { titleOf } from '../standards/labels/match-labels.ts';
import type { Field } from '../standards/standard.ts';
import type { Readable } from './allowed-read.ts';
import { columnsText } from './columns-text.ts';
import { narrowingGrant, scopeOf } from './grant-scope.ts';
import { type ReadableVersion, readVersion, type VersionPorts } from './read-version.ts';
import { type RecordPorts, recordAccess } from './record-access.ts';
import { onSeen } from './seen-dataset.ts';
import { isSensitive } from './sensitive-dataset.ts';
import { shownColumns } from './shown-columns.ts';
import { type SummarisePorts, summarise, summaryAddress } from './summarise.ts';

type Ports = RecordPorts &
  VersionPorts &
  SummarisePorts & { readonly facts: FactsStore; readonly datasets: Pick<DatasetStore, 'getAbout'> };
type Version = Extract<ReadableVersion, { ok: true }>;

/**
 * GET …/statistics: what each column of a version says of itself. For those who may see the dataset; values for those who may read them, of which a look at what is
 * not open leaves a record. A grant for an area gives none: values of all rows are of rows that it leaves out.
 */
export function describeColumns(ports: Ports): Operation<'describeColumns'> {
  return (call) =>
    onSeen(
      ports,
      call,
      async (readable) => {
        const { dataset } = readable;
        const version = await readVersion(ports, dataset, call.query.version);
        if (!version.ok) return version.problem;
        const { manifest, fields } = version;
        const readableColumns = await columnsOf(ports, readable, version);
        if (readableColumns.size > 0) {
          const unrecorded = await recordAccess(ports, call, readable, { versionNumber: manifest.n });
          if (unrecorded) return unrecorded;
        }
        const summary = await summarise(ports, dataset, version);
        const about = await ports.datasets.getAbout(dataset.datasetId);
        const { personal } = summaryAddress(dataset, version);
        const reader = { readable: readableColumns, personal, isSensitive: isSensitive(dataset, about, fields) };
        const columns = summary ? shownColumns(summary, reader) : fields.map(undescribed);
        return answer(version, columns, readableColumns.size > 0);
      },
      'read',
    );
}

/** The columns that the caller may read whole. */
async function columnsOf(
  ports: VersionPorts,
  { dataset, decision }: Readable,
  { manifest, fields }: Version,
): Promise<ReadonlySet<string>> {
  if (decision.effect === 'deny') return new Set();
  const grant = narrowingGrant(decision);
  if (!grant) return new Set(fields.map(({ name }) => name));
  if (grant.area !== undefined) return new Set();
  const current = manifest.n === dataset.current?.n ? undefined : await readVersion(ports, dataset);
  if (current && !current.ok) return new Set();
  const scope = scopeOf(grant, fields, current?.fields ?? fields);
  return new Set(scope.ok ? scope.fields.map(({ name }) => name) : []);
}

function undescribed(field: Field): Pick<ShownColumn, 'name' | 'title' | 'type'> {
  return { name: field.name, title: titleOf(field), type: field.type };
}

function answer(
  { manifest }: Version,
  columns: readonly (ShownColumn | Pick<ShownColumn, 'name' | 'title' | 'type'>)[],
  withValues: boolean,
): Answer<'describeColumns'> {
  const { datasetId, n, parts } = manifest;
  const head = JSON.stringify({ datasetId, version: n, rows: sumOfRows(parts), values: withValues }).slice(0, -1);
  return {
    status: 200,
    text: `${head},"columns":${columnsText(columns)}}`,
    headers: { 'Content-Type': 'application/json' },
    log: { versionNumber: n },
  };
}
