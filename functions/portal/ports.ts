import type { FactsStore } from '../access/access-facts.port.ts';
import type { CatalogIndexStore } from '../catalog/catalog-index.port.ts';
import type { ReadCounts } from '../catalog/read-counts.port.ts';
import type { ReferencePorts } from '../catalog/reference-codes.ts';
import type { DatasetStore } from '../datasets/dataset.port.ts';
import type { Operation } from '../http/call.ts';
import type { PublicSummaries } from '../rows/public-summary.port.ts';
import type { VersionPorts } from '../rows/read-version.ts';
import type { StandardStore } from '../standards/standard.port.ts';
import type { KeptPictures } from './kept-pictures.ts';
import type { SitePorts } from './site.port.ts';

/** Pages only read, and only as anyone may; those of the portal see no row. */
export type PortalPorts = SitePorts & {
  readonly datasets: Pick<DatasetStore, 'get' | 'getAbout' | 'hidden'>;
  readonly index: CatalogIndexStore;
  readonly cityCodes: ReferencePorts['cityCodes'];
  readonly pictures: Pick<KeptPictures, 'get'>;
  /** What columns mean, and which of them name areas. */
  readonly standards: Pick<StandardStore, 'get'>;
};

/** What asks DuckDB: rows that are filtered or far down, and what a version changed. */
export type Engine = { readonly listRows: Operation<'listRows'>; readonly diffVersion: Operation<'diffVersion'> };

/** What a dataset's own pages read of it. */
export type DatasetPagePorts = VersionPorts &
  SitePorts & {
    readonly datasets: Pick<DatasetStore, 'getAbout' | 'load'>;
    readonly facts: FactsStore;
    readonly engine: Engine;
    /** First rows and statistics of what anyone may read, without DuckDB. */
    readonly summaries: PublicSummaries;
    readonly pictures: KeptPictures;
    readonly counts: Pick<ReadCounts, 'recent'>;
  };
