import { cityCodes } from '../aws/city-codes.ts';
import { readCity } from '../aws/city-file.ts';
import { clients } from '../aws/clients.ts';
import { dynamoDatasets } from '../aws/dynamo/datasets.ts';
import { dynamoExemptions } from '../aws/dynamo/exemptions.ts';
import { dynamoLibrary } from '../aws/dynamo/library.ts';
import { dynamoMinutes } from '../aws/dynamo/minutes.ts';
import { dynamoStandards } from '../aws/dynamo/standards.ts';
import { s3CatalogIndex } from '../aws/s3/catalog-index.ts';
import { s3Published } from '../aws/s3/published.ts';
import { readSettings } from '../aws/settings.ts';
import { sitePorts } from '../aws/site-ports.ts';
import { rememberedCodes } from '../catalog/reference-codes.ts';
import { bundledAreaCodes } from '../duckdb/area-codes.ts';
import { serve } from '../http/serve.ts';
import { limits } from '../limits.ts';
import { successorOf } from '../model/organisation.ts';
import { rememberedStandards } from '../standards/remembered-standards.ts';
import { shapesOf } from './city-shapes.ts';
import { keptPictures } from './kept-pictures.ts';
import { portalOperations } from './operations.ts';
import { rememberedPictures } from './remembered-pictures.ts';
import { problemPage } from './show-unknown.ts';

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
const documents = clients.documents();
const objects = clients.objects();
const city = readCity();
const ports = {
  ...(await sitePorts({ city, settings, objects, areaCodes: bundledAreaCodes, shapesOf })),
  cityCodes: rememberedCodes(cityCodes(bundledAreaCodes, city.areaCode)),
  datasets: dynamoDatasets(documents, settings.CATALOG_TABLE),
  standards: rememberedStandards(dynamoStandards(documents, settings.CATALOG_TABLE), limits.rememberedBytes),
  library: dynamoLibrary(documents, settings.CATALOG_TABLE),
  minutes: dynamoMinutes(documents, settings.CATALOG_TABLE),
  exemptions: dynamoExemptions(documents, settings.CATALOG_TABLE),
  index: s3CatalogIndex(objects, settings.PUBLISHED_BUCKET),
  pictures: rememberedPictures(keptPictures(s3Published(objects, settings.PUBLISHED_BUCKET)), limits.rememberedBytes),
};

export const handler = serve<'portal'>(portalOperations(ports), {
  now: () => new Date(),
  showProblem: problemPage(ports.settings),
  successorOf: (opdId) => successorOf(city.opds, opdId),
});
