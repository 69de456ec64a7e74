import { Logger } from '@aws-lambda-powertools/logger';
import type { Handler } from 'aws-lambda';
import { ulid } from 'ulid';
import { clients } from '../aws/clients.ts';
import { dynamoDatasets } from '../aws/dynamo/datasets.ts';
import { dynamoManifests } from '../aws/dynamo/manifests.ts';
import { dynamoRecords } from '../aws/dynamo/records.ts';
import { dynamoStandards } from '../aws/dynamo/standards.ts';
import { s3Published } from '../aws/s3/published.ts';
import { readSettings } from '../aws/settings.ts';
import { duckdbConcernedLister } from '../duckdb/concerned-lister.ts';
import { limits } from '../limits.ts';
import { type Concerned, listConcerned } from './list-concerned.ts';

const settings = readSettings(process.env, ['CATALOG_TABLE', 'RECORDS_TABLE', 'PUBLISHED_BUCKET']);
const documents = clients.documents();
const published = s3Published(clients.objects(), settings.PUBLISHED_BUCKET);
const logger = new Logger({ serviceName: 'satu-data' });
const ports = {
  datasets: dynamoDatasets(documents, settings.CATALOG_TABLE),
  manifests: dynamoManifests(documents, settings.CATALOG_TABLE, published),
  standards: dynamoStandards(documents, settings.CATALOG_TABLE),
  published,
  records: dynamoRecords(documents, settings.RECORDS_TABLE),
  lister: duckdbConcernedLister(limits.duckdbMemoryMegabytes),
  ids: ulid,
  now: () => new Date(),
};

/**
 * By hand alone, when data have leaked (docs/leak.md). The log holds counts, the dataset's title and the names of its personal columns, and no cell; the link, which lives a
 * minute, is in the answer alone.
 */
export const handler: Handler<unknown, Concerned> = async (event, context) => {
  const { url, ...told } = await listConcerned(ports, event, context.awsRequestId);
  logger.info('concerned listed', { ...told });
  return { ...told, url };
};
