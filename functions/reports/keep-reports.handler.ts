import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@aws-lambda-powertools/logger';
import type { ScheduledHandler } from 'aws-lambda';
import { readCity } from '../aws/city-file.ts';
import { clients } from '../aws/clients.ts';
import { cognitoDirectory } from '../aws/cognito/directory.ts';
import { dynamoAccounts } from '../aws/dynamo/accounts.ts';
import { dynamoDatasets } from '../aws/dynamo/datasets.ts';
import { dynamoOutbox } from '../aws/dynamo/outbox.ts';
import { dynamoReports } from '../aws/dynamo/reports.ts';
import { dynamoUploads } from '../aws/dynamo/uploads.ts';
import { s3Published } from '../aws/s3/published.ts';
import { readSettings } from '../aws/settings.ts';
import { writePdf } from '../pdf-writer/write-pdf.ts';
import { keepReports } from './keep-reports.ts';

const settings = readSettings(process.env, ['CATALOG_TABLE', 'PUBLISHED_BUCKET', 'USER_POOL_ID', 'PUBLIC_URL']);
const logger = new Logger({ serviceName: 'satu-data' });
const documents = clients.documents();
const ports = {
  city: readCity(),
  accounts: dynamoAccounts(documents, settings.CATALOG_TABLE),
  datasets: dynamoDatasets(documents, settings.CATALOG_TABLE),
  uploads: dynamoUploads(documents, settings.CATALOG_TABLE),
  reports: dynamoReports(documents, settings.CATALOG_TABLE),
  outbox: dynamoOutbox(documents, settings.CATALOG_TABLE),
  published: s3Published(clients.objects(), settings.PUBLISHED_BUCKET),
  publicUrl: settings.PUBLIC_URL,
  writePdf,
  failed: (reportId: string, error: unknown) => logger.error('report failed', { reportId, error: String(error) }),
  directory: join(tmpdir(), 'satudata-reports'),
  ...(settings.USER_POOL_ID === 'none' ? {} : { users: cognitoDirectory(clients.userPools(), settings.USER_POOL_ID) }),
};

/** Each hour: closes reports whose Thursday has come, and makes those final whose Monday has come. The log holds numbers. */
export const handler: ScheduledHandler = async () => {
  logger.info('keep-reports', { ...(await keepReports(ports, new Date())) });
};
