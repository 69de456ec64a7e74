import { ulid } from 'ulid';
import { readCity } from '../aws/city-file.ts';
import { clients } from '../aws/clients.ts';
import { dynamoDatasets } from '../aws/dynamo/datasets.ts';
import { dynamoForum } from '../aws/dynamo/forum.ts';
import { dynamoIdempotency } from '../aws/dynamo/idempotency.ts';
import { dynamoPlans } from '../aws/dynamo/plans.ts';
import { readSettings } from '../aws/settings.ts';
import { refuseReplay } from '../datasets/refuse-replay.ts';
import { idempotent } from '../http/idempotency.ts';
import { serve } from '../http/serve.ts';
import { plansOperations } from './operations.ts';

const settings = readSettings(process.env, ['CATALOG_TABLE']);
const documents = clients.documents();
const ports = {
  plans: dynamoPlans(documents, settings.CATALOG_TABLE),
  forum: dynamoForum(documents, settings.CATALOG_TABLE),
  datasets: dynamoDatasets(documents, settings.CATALOG_TABLE),
  city: readCity(),
  ids: ulid,
};

export const handler = serve<'plans'>(plansOperations(ports), {
  now: () => new Date(),
  idempotency: idempotent(dynamoIdempotency(documents, settings.CATALOG_TABLE), refuseReplay()),
});
