import type { City } from '../../cities/city.ts';
import type { Shapes } from '../../web/parts/pictures/shapes.ts';
import type { PortalSettings } from './page.ts';

/** What every page is drawn with. */
export type SitePorts = {
  readonly city: City;
  /** The city's kecamatan, with their Kemendagri codes. */
  readonly districts: () => Promise<readonly { readonly code: string; readonly name: string }[]>;
  /** The city's outlines; decoded by the first page that draws a map. */
  readonly shapes: () => Shapes;
  readonly settings: PortalSettings;
};
