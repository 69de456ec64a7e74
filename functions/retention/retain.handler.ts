import { Logger } from '@aws-lambda-powertools/logger';
import type { ScheduledHandler } from 'aws-lambda';
import { ulid } from 'ulid';
import { readCity } from '../aws/city-file.ts';
import { clients } from '../aws/clients.ts';
import { dynamoDatasets } from '../aws/dynamo/datasets.ts';
import { dynamoDestructions } from '../aws/dynamo/destructions.ts';
import { dynamoFindingWriter } from '../aws/dynamo/findings.ts';
import { dynamoForgetSubjects } from '../aws/dynamo/forget-subjects.ts';
import { dynamoMakings } from '../aws/dynamo/makings.ts';
import { dynamoManifests } from '../aws/dynamo/manifests.ts';
import { dynamoOutbox } from '../aws/dynamo/outbox.ts';
import { dynamoReviews } from '../aws/dynamo/reviews.ts';
import { dynamoTickets } from '../aws/dynamo/tickets.ts';
import { dynamoUploads } from '../aws/dynamo/uploads.ts';
import { s3FilePieces } from '../aws/s3/file-pieces.ts';
import { s3InboxParts } from '../aws/s3/inbox-parts.ts';
import { s3ObjectVersions } from '../aws/s3/object-versions.ts';
import { s3Published } from '../aws/s3/published.ts';
import { readSettings } from '../aws/settings.ts';
import { sqsRefresh } from '../aws/sqs/refresh.ts';
import { endLists } from './end-lists.ts';
import { endTickets } from './end-tickets.ts';
import { forgetFindings } from './forget-findings.ts';
import { retain } from './retain.ts';
import { runSteps } from './run-steps.ts';

const settings = readSettings(process.env, ['CATALOG_TABLE', 'INBOX_BUCKET', 'PUBLISHED_BUCKET', 'REFRESH_QUEUE_URL']);
const documents = clients.documents();
const objects = clients.objects();
const opdIds = readCity().opds.map(({ id }) => id);
const logger = new Logger({ serviceName: 'satu-data' });
const ports = {
  datasets: dynamoDatasets(documents, settings.CATALOG_TABLE),
  manifests: dynamoManifests(documents, settings.CATALOG_TABLE, s3Published(objects, settings.PUBLISHED_BUCKET)),
  uploads: dynamoUploads(documents, settings.CATALOG_TABLE, 'without parts outside'),
  reviews: dynamoReviews(documents, settings.CATALOG_TABLE),
  inboxParts: s3InboxParts(objects, settings.INBOX_BUCKET),
  makings: dynamoMakings(documents, settings.CATALOG_TABLE),
  pieces: s3FilePieces(objects, settings.PUBLISHED_BUCKET),
  published: s3ObjectVersions(objects, settings.PUBLISHED_BUCKET),
  inbox: s3ObjectVersions(objects, settings.INBOX_BUCKET),
  subjects: [
    dynamoForgetSubjects(documents, settings.CATALOG_TABLE),
    forgetFindings(dynamoFindingWriter(documents, settings.CATALOG_TABLE)),
  ],
  destructions: dynamoDestructions(documents, settings.CATALOG_TABLE),
  outbox: dynamoOutbox(documents, settings.CATALOG_TABLE),
  refresh: sqsRefresh(clients.queues(), settings.REFRESH_QUEUE_URL),
  ids: () => ulid(),
  now: () => new Date(),
  failed: (datasetId: string, error: unknown) => logger.error('retention failed', { datasetId, error: String(error) }),
};

const tickets = dynamoTickets(documents, settings.CATALOG_TABLE);

/** Daily: tells heads whose data end soon, ends those that are over, lists that nobody settled, and tickets whose time is over. The log holds numbers. */
export const handler: ScheduledHandler = async (_event, context) => {
  await runSteps(
    [
      { name: 'retain', does: () => retain(ports, opdIds, context.awsRequestId) },
      { name: 'lists', does: () => endLists(ports) },
      { name: 'tickets', does: () => endTickets({ tickets, now: ports.now }) },
    ],
    { info: (name, numbers) => logger.info(name, { ...numbers }), error: (message, fault) => logger.error(message, fault) },
  );
};
