import { ulid } from 'ulid';
import { clients } from '../aws/clients.ts';
import { dynamoDatasets } from '../aws/dynamo/datasets.ts';
import { dynamoIdempotency } from '../aws/dynamo/idempotency.ts';
import { dynamoManifests } from '../aws/dynamo/manifests.ts';
import { s3Published } from '../aws/s3/published.ts';
import { readSettings } from '../aws/settings.ts';
import { sqsRefresh } from '../aws/sqs/refresh.ts';
import { refuseReplay } from '../datasets/refuse-replay.ts';
import { idempotent } from '../http/idempotency.ts';
import { serve } from '../http/serve.ts';
import { versionsOperations } from './operations.ts';

const settings = readSettings(process.env, ['CATALOG_TABLE', 'PUBLISHED_BUCKET', 'REFRESH_QUEUE_URL']);
const documents = clients.documents();
const published = s3Published(clients.objects(), settings.PUBLISHED_BUCKET);
const ports = {
  datasets: dynamoDatasets(documents, settings.CATALOG_TABLE),
  manifests: dynamoManifests(documents, settings.CATALOG_TABLE, published),
  refresh: sqsRefresh(clients.queues(), settings.REFRESH_QUEUE_URL),
  ids: ulid,
};

export const handler = serve<'versions'>(versionsOperations(ports), {
  now: () => new Date(),
  idempotency: idempotent(dynamoIdempotency(documents, settings.CATALOG_TABLE), refuseReplay(ports.datasets)),
});
