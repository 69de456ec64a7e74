import { cityCodes } from '../aws/city-codes.ts';
import { readCity } from '../aws/city-file.ts';
import { clients } from '../aws/clients.ts';
import { dynamoDatasets } from '../aws/dynamo/datasets.ts';
import { s3CatalogIndex } from '../aws/s3/catalog-index.ts';
import { s3ReadCounts } from '../aws/s3/read-counts.ts';
import { readSettings } from '../aws/settings.ts';
import { bundledAreaCodes } from '../duckdb/area-codes.ts';
import { serve } from '../http/serve.ts';
import { successorOf } from '../model/organisation.ts';
import { catalogOperations } from './operations.ts';
import { rememberedCodes } from './reference-codes.ts';

const settings = readSettings(process.env, ['CATALOG_TABLE', 'PUBLISHED_BUCKET', 'PUBLIC_URL']);
const city = readCity();
const objects = clients.objects();
const ports = {
  city,
  cityCodes: rememberedCodes(cityCodes(bundledAreaCodes, city.areaCode)),
  datasets: dynamoDatasets(clients.documents(), settings.CATALOG_TABLE),
  index: s3CatalogIndex(objects, settings.PUBLISHED_BUCKET),
  counts: s3ReadCounts(objects, settings.PUBLISHED_BUCKET),
  publicUrl: settings.PUBLIC_URL,
};

export const handler = serve<'catalog'>(catalogOperations(ports), {
  now: () => new Date(),
  successorOf: (opdId) => successorOf(city.opds, opdId),
});
