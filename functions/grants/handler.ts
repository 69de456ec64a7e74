import { ulid } from 'ulid';
import { cityCodes } from '../aws/city-codes.ts';
import { readCity } from '../aws/city-file.ts';
import { clients } from '../aws/clients.ts';
import { dynamoAccessRequests } from '../aws/dynamo/access-requests.ts';
import { dynamoDatasets } from '../aws/dynamo/datasets.ts';
import { dynamoGrants } from '../aws/dynamo/grants.ts';
import { dynamoIdempotency } from '../aws/dynamo/idempotency.ts';
import { dynamoStandards } from '../aws/dynamo/standards.ts';
import { readSettings } from '../aws/settings.ts';
import { refuseReplay } from '../datasets/refuse-replay.ts';
import { bundledAreaCodes } from '../duckdb/area-codes.ts';
import { idempotent } from '../http/idempotency.ts';
import { serve } from '../http/serve.ts';
import { grantsOperations } from './operations.ts';

const settings = readSettings(process.env, ['CATALOG_TABLE']);
const city = readCity();
const documents = clients.documents();
const ports = {
  datasets: dynamoDatasets(documents, settings.CATALOG_TABLE),
  standards: dynamoStandards(documents, settings.CATALOG_TABLE),
  requests: dynamoAccessRequests(documents, settings.CATALOG_TABLE),
  grants: dynamoGrants(documents, settings.CATALOG_TABLE),
  purposes: city.purposes,
  opds: city.opds,
  cityCodes: cityCodes(bundledAreaCodes, city.areaCode),
  ids: ulid,
};

export const handler = serve<'grants'>(grantsOperations(ports), {
  now: () => new Date(),
  idempotency: idempotent(dynamoIdempotency(documents, settings.CATALOG_TABLE), refuseReplay(ports.datasets)),
});
