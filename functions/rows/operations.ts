import type { FactsStore } from '../access/access-facts.port.ts';
import type { RecordStore } from '../access/record.port.ts';
import type { DatasetStore } from '../datasets/dataset.port.ts';
import type { Published } from '../datasets/published.port.ts';
import type { Operations } from '../http/call.ts';
import type { pages } from '../routes/pages.ts';
import type { StandardStore } from '../standards/standard.port.ts';
import type { ManifestStore } from '../versions/manifest.port.ts';
import type { VersionDiffer } from '../versions/version-differ.port.ts';
import type { VersionDescriber } from '../versions/version-summary.port.ts';
import { describeColumns } from './describe-columns.ts';
import { describePackage } from './describe-package.ts';
import { diffVersion } from './diff-version.ts';
import { downloadFile } from './download-file.ts';
import { downloadRows } from './download-rows.ts';
import type { FirstRows } from './first-rows.ts';
import { listPartRows } from './list-part-rows.ts';
import { listRows } from './list-rows.ts';
import type { AboutPorts } from './made-file.ts';
import type { FileQueue, MakingStore } from './making.port.ts';
import type { ShowMaking } from './making-answer.ts';
import type { PartsCache } from './parts-cache.ts';
import type { RowReader } from './row-query.port.ts';

export type RowsPorts = AboutPorts & {
  readonly facts: FactsStore;
  readonly records: RecordStore;
  readonly datasets: Pick<DatasetStore, 'getAbout'>;
  readonly manifests: ManifestStore;
  readonly standards: StandardStore;
  readonly published: Published;
  readonly cache: PartsCache;
  readonly reader: RowReader;
  readonly firstRows: FirstRows;
  readonly differ: VersionDiffer;
  readonly describer: VersionDescriber;
  /** Where versions are compared and described. */
  readonly workspace: string;
  /** Where files to download are written. */
  readonly directory: string;
  readonly makings: MakingStore;
  readonly fileQueue: FileQueue;
  readonly showMaking: ShowMaking;
  /** ULIDs, of access records and of notes on files in the making. */
  readonly ids: () => string;
};

/** Every operation of the function `rows` below /v1 over its ports (its pages: portal/dataset-pages.ts): for its handler, and for tests over fakes. */
export function rowsOperations(ports: RowsPorts): Omit<Operations<'rows'>, keyof typeof pages> {
  return {
    listRows: listRows(ports),
    listPartRows: listPartRows(ports),
    diffVersion: diffVersion(ports),
    describeColumns: describeColumns(ports),
    describePackage: describePackage(ports),
    downloadFile: downloadFile(ports),
    downloadRows: downloadRows(ports),
  };
}
