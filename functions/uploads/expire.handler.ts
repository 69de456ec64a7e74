import { Logger } from '@aws-lambda-powertools/logger';
import type { ScheduledHandler } from 'aws-lambda';
import { clients } from '../aws/clients.ts';
import { dynamoUnanswered } from '../aws/dynamo/unanswered.ts';
import { dynamoUploads } from '../aws/dynamo/uploads.ts';
import { s3Inbox } from '../aws/s3/inbox.ts';
import { readSettings } from '../aws/settings.ts';
import { expireUnanswered } from './expire-unanswered.ts';

const settings = readSettings(process.env, ['CATALOG_TABLE', 'INBOX_BUCKET']);
const documents = clients.documents();
const ports = {
  unanswered: dynamoUnanswered(documents, settings.CATALOG_TABLE),
  uploads: dynamoUploads(documents, settings.CATALOG_TABLE, 'without parts outside'),
  inbox: s3Inbox(clients.objects(), settings.INBOX_BUCKET),
  now: () => new Date(),
};
const logger = new Logger({ serviceName: 'satu-data' });

/** Daily: cancels what nobody has answered. The log holds their number. */
export const handler: ScheduledHandler = async () => {
  logger.info('expire', { cancelled: await expireUnanswered(ports) });
};
