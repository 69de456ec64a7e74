import { Logger } from '@aws-lambda-powertools/logger';
import type { ScheduledHandler } from 'aws-lambda';
import { readCity } from '../aws/city-file.ts';
import { clients } from '../aws/clients.ts';
import { dynamoLookReader } from '../aws/dynamo/look-reader.ts';
import { dynamoNoticeChoices } from '../aws/dynamo/notice-choices.ts';
import { dynamoOutbox } from '../aws/dynamo/outbox.ts';
import { dynamoTickets } from '../aws/dynamo/tickets.ts';
import { readSettings } from '../aws/settings.ts';
import { tellResidents } from './tell-residents.ts';

const settings = readSettings(process.env, ['CATALOG_TABLE', 'RECORDS_TABLE', 'PUBLIC_URL']);
const documents = clients.documents();
const ports = {
  notices: dynamoNoticeChoices(documents, settings.CATALOG_TABLE),
  looks: dynamoLookReader(documents, settings.RECORDS_TABLE),
  tickets: dynamoTickets(documents, settings.CATALOG_TABLE),
  outbox: dynamoOutbox(documents, settings.CATALOG_TABLE),
  city: { purposes: readCity().purposes, publicUrl: settings.PUBLIC_URL },
};
const logger = new Logger({ serviceName: 'satu-data' });

/** Daily: tells residents who want it that there is something new. The log holds numbers. */
export const handler: ScheduledHandler = async () => {
  logger.info('notify', { ...(await tellResidents(ports, new Date())) });
};
