import type { City } from '../../cities/city.ts';
import type { CatalogIndexStore } from '../catalog/catalog-index.port.ts';
import type { DatasetStore } from '../datasets/dataset.port.ts';
import type { PortalSettings } from './page.ts';

/** Pages only read, and only as anyone may. */
export type PortalPorts = {
  readonly city: City;
  readonly datasets: Pick<DatasetStore, 'get' | 'getAbout' | 'hidden'>;
  readonly index: CatalogIndexStore;
  /** The city's kecamatan, with their Kemendagri codes. */
  readonly districts: () => Promise<readonly { readonly code: string; readonly name: string }[]>;
  readonly settings: PortalSettings;
};
