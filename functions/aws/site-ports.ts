import type { City } from '../../cities/city.ts';
import type { Shapes } from '../../web/parts/pictures/shapes.ts';
import { once } from '../model/once.ts';
import type { SitePorts } from '../portal/site.port.ts';
import { readAssets } from './asset-file.ts';
import { cityCodes } from './city-codes.ts';
import type { clients } from './clients.ts';
import { uploadOrigin } from './s3/upload-origin.ts';

/** Settings of a function that draws pages. */
type SiteSetting = 'PUBLIC_URL' | 'INBOX_BUCKET' | 'ISSUER' | 'CLIENT_ID' | 'SIGN_IN_ORIGIN' | 'SIGN_IN_PARAMETERS';

type Asked = {
  readonly city: City;
  readonly settings: Readonly<Record<SiteSetting, string>>;
  readonly objects: ReturnType<typeof clients.objects>;
  /** The file of area codes beside the bundle. */
  readonly areaCodes: string;
  readonly shapesOf: (city: City) => Shapes;
};

/** What every page is drawn with: the city, where to sign in, and what is decoded once, for the first page that needs it. */
export async function sitePorts({ city, settings, objects, areaCodes, shapesOf }: Asked): Promise<SitePorts> {
  return {
    city,
    // 91,000 codes are read.
    districts: once(() => cityCodes(areaCodes, city.areaCode)('kemendagri-kecamatan')),
    shapes: once(() => shapesOf(city)),
    settings: {
      cityName: city.name,
      assetAt: readAssets(),
      publicUrl: settings.PUBLIC_URL,
      contact: city.contact,
      issuer: settings.ISSUER,
      clientId: settings.CLIENT_ID,
      signInOrigin: settings.SIGN_IN_ORIGIN,
      signInParameters: settings.SIGN_IN_PARAMETERS,
      uploadOrigin: await uploadOrigin(objects, settings.INBOX_BUCKET),
    },
  };
}
