import { cityCodes } from '../aws/city-codes.ts';
import { readCity } from '../aws/city-file.ts';
import { clients } from '../aws/clients.ts';
import { dynamoDatasets } from '../aws/dynamo/datasets.ts';
import { dynamoExemptions } from '../aws/dynamo/exemptions.ts';
import { s3CatalogIndex } from '../aws/s3/catalog-index.ts';
import { uploadOrigin } from '../aws/s3/upload-origin.ts';
import { readSettings } from '../aws/settings.ts';
import { bundledAreaCodes } from '../duckdb/area-codes.ts';
import { serve } from '../http/serve.ts';
import { portalOperations } from './operations.ts';

const settings = readSettings(process.env, [
  'CATALOG_TABLE',
  'PUBLISHED_BUCKET',
  'INBOX_BUCKET',
  'ISSUER',
  'CLIENT_ID',
  'SIGN_IN_ORIGIN',
  'SIGN_IN_PARAMETERS',
  'PUBLIC_URL',
]);
const city = readCity();
const documents = clients.documents();
const codes = cityCodes(bundledAreaCodes, city.areaCode);
let districts: ReturnType<typeof codes> | undefined;
const ports = {
  city,
  datasets: dynamoDatasets(documents, settings.CATALOG_TABLE),
  exemptions: dynamoExemptions(documents, settings.CATALOG_TABLE),
  // 91,000 codes are read once, for the first page that needs them.
  districts: () => {
    districts ??= codes('kemendagri-kecamatan');
    return districts;
  },
  index: s3CatalogIndex(clients.objects(), settings.PUBLISHED_BUCKET),
  settings: {
    cityName: city.name,
    publicUrl: settings.PUBLIC_URL,
    contact: city.contact,
    issuer: settings.ISSUER,
    clientId: settings.CLIENT_ID,
    signInOrigin: settings.SIGN_IN_ORIGIN,
    signInParameters: settings.SIGN_IN_PARAMETERS,
    uploadOrigin: await uploadOrigin(clients.objects(), settings.INBOX_BUCKET),
  },
};

export const handler = serve<'portal'>(portalOperations(ports), { now: () => new Date() });
