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
import { decideAccess } from './decide-access.ts';
import { listGrants } from './list-grants.ts';
import { listRequests } from './list-requests.ts';
import { listWaitingRequests } from './list-waiting-requests.ts';
import { renewGrant } from './renew-grant.ts';
import { requestAccess } from './request-access.ts';
import { revokeGrant } from './revoke-grant.ts';
import { withdrawRequest } from './withdraw-request.ts';

const settings = readSettings(process.env, ['CATALOG_TABLE']);
const city = readCity();
const documents = clients.documents();
const ports = {
  datasets: dynamoDatasets(documents, settings.CATALOG_TABLE),
  standards: dynamoStandards(documents, settings.CATALOG_TABLE),
  requests: dynamoAccessRequests(documents, settings.CATALOG_TABLE),
  grants: dynamoGrants(documents, settings.CATALOG_TABLE),
  purposes: city.purposes,
  cityCodes: cityCodes(bundledAreaCodes, city.areaCode),
  ids: ulid,
};

export const handler = serve<'grants'>(
  {
    requestAccess: requestAccess(ports),
    listRequests: listRequests(ports),
    listWaitingRequests: listWaitingRequests(ports),
    decideAccess: decideAccess(ports),
    withdrawRequest: withdrawRequest(ports),
    listGrants: listGrants(ports),
    renewGrant: renewGrant(ports),
    revokeGrant: revokeGrant(ports),
  },
  { now: () => new Date(), idempotency: idempotent(dynamoIdempotency(documents, settings.CATALOG_TABLE), refuseReplay(ports.datasets)) },
);
