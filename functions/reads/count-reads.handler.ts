import { Logger } from '@aws-lambda-powertools/logger';
import * as z from 'zod';
import { readCity } from '../aws/city-file.ts';
import { clients } from '../aws/clients.ts';
import { dynamoDatasets } from '../aws/dynamo/datasets.ts';
import { s3CatalogIndex } from '../aws/s3/catalog-index.ts';
import { s3ReadCounts } from '../aws/s3/read-counts.ts';
import { s3ReadLog } from '../aws/s3/read-log.ts';
import { readSettings } from '../aws/settings.ts';
import { type CountedReads, countReads } from './count-reads.ts';

const settings = readSettings(process.env, ['CATALOG_TABLE', 'PUBLISHED_BUCKET', 'ACCESS_LOG_BUCKET']);
const objects = clients.objects();
const ports = {
  city: readCity(),
  datasets: dynamoDatasets(clients.documents(), settings.CATALOG_TABLE),
  index: s3CatalogIndex(objects, settings.PUBLISHED_BUCKET),
  counts: s3ReadCounts(objects, settings.PUBLISHED_BUCKET),
  log: s3ReadLog(objects, settings.ACCESS_LOG_BUCKET),
};
const logger = new Logger({ serviceName: 'satu-data' });

/** What may be asked for by hand; a schedule's event names no days. */
const eventSchema = z.object({ days: z.array(z.iso.date()).min(1).optional(), firstRunServes: z.boolean().optional() });

/** Daily: counts what was read, from the front door's log. The log of this function holds numbers alone. */
export const handler = async (event: unknown): Promise<CountedReads> => {
  const counted = await countReads(ports, new Date(), eventSchema.parse(event));
  logger.info('count-reads', { ...counted });
  return counted;
};
