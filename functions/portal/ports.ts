import type { City } from '../../cities/city.ts';
import type { Shapes } from '../../web/parts/pictures/shapes.ts';
import type { CatalogIndexStore } from '../catalog/catalog-index.port.ts';
import type { DatasetStore } from '../datasets/dataset.port.ts';
import type { Operation } from '../http/call.ts';
import type { PublicSummaries } from '../rows/public-summary.port.ts';
import type { VersionPorts } from '../rows/read-version.ts';
import type { KeptPictures } from './kept-pictures.ts';
import type { PortalSettings } from './page.ts';

/** What needs DuckDB: rows that are filtered or far down, and what a version changed. */
export type Engine = { readonly listRows: Operation<'listRows'>; readonly diffVersion: Operation<'diffVersion'> };

/** Pages only read, and only as anyone may. */
export type PortalPorts = VersionPorts & {
  readonly city: City;
  readonly datasets: Pick<DatasetStore, 'get' | 'getAbout' | 'hidden' | 'load'>;
  readonly index: CatalogIndexStore;
  /** The city's kecamatan, with their Kemendagri codes. */
  readonly districts: () => Promise<readonly { readonly code: string; readonly name: string }[]>;
  /** Loaded by the first page that needs it. */
  readonly engine: () => Promise<Engine>;
  /** First rows and statistics of what anyone may read, without DuckDB. */
  readonly summaries: PublicSummaries;
  readonly pictures: KeptPictures;
  /** The city's outlines; decoded by the first page that draws a map. */
  readonly shapes: () => Shapes;
  readonly settings: PortalSettings;
};
