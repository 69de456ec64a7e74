import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cityCodes } from '../aws/city-codes.ts';
import { readCity } from '../aws/city-file.ts';
import { clients } from '../aws/clients.ts';
import { dynamoAccessFacts } from '../aws/dynamo/access-facts.ts';
import { dynamoDatasets } from '../aws/dynamo/datasets.ts';
import { dynamoDestructions } from '../aws/dynamo/destructions.ts';
import { dynamoExemptions } from '../aws/dynamo/exemptions.ts';
import { dynamoIdempotency } from '../aws/dynamo/idempotency.ts';
import { dynamoLibrary } from '../aws/dynamo/library.ts';
import { dynamoProfiles } from '../aws/dynamo/profiles.ts';
import { dynamoStandards } from '../aws/dynamo/standards.ts';
import { s3Published } from '../aws/s3/published.ts';
import { readSettings } from '../aws/settings.ts';
import { sqsRefresh } from '../aws/sqs/refresh.ts';
import { bundledAreaCodes } from '../duckdb/area-codes.ts';
import { idempotent } from '../http/idempotency.ts';
import { serve } from '../http/serve.ts';
import { factsInBody } from '../tokens/in-body.ts';
import { datasetsOperations } from './operations.ts';
import { refuseReplay } from './refuse-replay.ts';

const settings = readSettings(process.env, ['CATALOG_TABLE', 'PUBLISHED_BUCKET', 'REFRESH_QUEUE_URL']);
const city = readCity();
const ports = {
  datasets: dynamoDatasets(clients.documents(), settings.CATALOG_TABLE),
  facts: factsInBody(dynamoAccessFacts(clients.documents(), settings.CATALOG_TABLE), city.opds),
  destructions: dynamoDestructions(clients.documents(), settings.CATALOG_TABLE),
  exemptions: dynamoExemptions(clients.documents(), settings.CATALOG_TABLE),
  profiles: dynamoProfiles(clients.documents(), settings.CATALOG_TABLE),
  standards: dynamoStandards(clients.documents(), settings.CATALOG_TABLE),
  library: dynamoLibrary(clients.documents(), settings.CATALOG_TABLE),
  refresh: sqsRefresh(clients.queues(), settings.REFRESH_QUEUE_URL),
  published: s3Published(clients.objects(), settings.PUBLISHED_BUCKET),
  cityCodes: cityCodes(bundledAreaCodes, city.areaCode),
  opds: city.opds,
  city,
  ids: randomUUID,
  directory: join(tmpdir(), 'satudata-templates'),
};

export const handler = serve<'datasets'>(datasetsOperations(ports), {
  now: () => new Date(),
  idempotency: idempotent(dynamoIdempotency(clients.documents(), settings.CATALOG_TABLE), refuseReplay(ports.datasets)),
});
