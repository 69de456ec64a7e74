import { Logger } from '@aws-lambda-powertools/logger';
import type { ScheduledHandler } from 'aws-lambda';
import { ulid } from 'ulid';
import { readCity } from '../aws/city-file.ts';
import { clients } from '../aws/clients.ts';
import { emfProgressMetrics } from '../aws/cloudwatch/emf-progress-metrics.ts';
import { dynamoAccessRequests } from '../aws/dynamo/access-requests.ts';
import { dynamoDatasets } from '../aws/dynamo/datasets.ts';
import { dynamoMoves } from '../aws/dynamo/moves.ts';
import { dynamoOutbox } from '../aws/dynamo/outbox.ts';
import { dynamoPlans } from '../aws/dynamo/plans.ts';
import { dynamoProfiles } from '../aws/dynamo/profiles.ts';
import { dynamoProgress } from '../aws/dynamo/progress.ts';
import { dynamoRecords } from '../aws/dynamo/records.ts';
import { dynamoReviews } from '../aws/dynamo/reviews.ts';
import { dynamoUploads } from '../aws/dynamo/uploads.ts';
import { readSettings } from '../aws/settings.ts';
import { sqsRefresh } from '../aws/sqs/refresh.ts';
import { metricsNamespaceOf } from '../limits.ts';
import { moveOpds } from './move-opds.ts';

const settings = readSettings(process.env, ['CATALOG_TABLE', 'RECORDS_TABLE', 'REFRESH_QUEUE_URL']);
const documents = clients.documents();
const city = readCity();
const ports = {
  city,
  datasets: dynamoDatasets(documents, settings.CATALOG_TABLE),
  profiles: dynamoProfiles(documents, settings.CATALOG_TABLE),
  uploads: dynamoUploads(documents, settings.CATALOG_TABLE, 'without parts outside'),
  reviews: dynamoReviews(documents, settings.CATALOG_TABLE),
  requests: dynamoAccessRequests(documents, settings.CATALOG_TABLE),
  plans: dynamoPlans(documents, settings.CATALOG_TABLE),
  progress: dynamoProgress(documents, settings.CATALOG_TABLE),
  metrics: emfProgressMetrics(metricsNamespaceOf(city)),
  moves: dynamoMoves(documents, settings.CATALOG_TABLE),
  outbox: dynamoOutbox(documents, settings.CATALOG_TABLE),
  records: dynamoRecords(documents, settings.RECORDS_TABLE),
  refresh: sqsRefresh(clients.queues(), settings.REFRESH_QUEUE_URL),
  ids: ulid,
  now: () => new Date(),
};
const logger = new Logger({ serviceName: 'satu-data' });

/** Each hour: what ended OPDs had goes to their successors. The log holds numbers. */
export const handler: ScheduledHandler = async (_event, context) => {
  logger.info('move', { ...(await moveOpds(ports, context.awsRequestId)) });
};
