import { clients } from '../aws/clients.ts';
import { dynamoDatasets } from '../aws/dynamo/datasets.ts';
import { dynamoReports } from '../aws/dynamo/reports.ts';
import { s3Published } from '../aws/s3/published.ts';
import { readSettings } from '../aws/settings.ts';
import { serve } from '../http/serve.ts';
import { reportsOperations } from './operations.ts';

const settings = readSettings(process.env, ['CATALOG_TABLE', 'PUBLISHED_BUCKET']);
const ports = {
  datasets: dynamoDatasets(clients.documents(), settings.CATALOG_TABLE),
  reports: dynamoReports(clients.documents(), settings.CATALOG_TABLE),
  published: s3Published(clients.objects(), settings.PUBLISHED_BUCKET),
};

export const handler = serve<'reports'>(reportsOperations(ports), { now: () => new Date() });
