import { Logger } from '@aws-lambda-powertools/logger';
import { readCity } from '../aws/city-file.ts';
import { clients } from '../aws/clients.ts';
import { emfRecordMetrics } from '../aws/cloudwatch/emf-record-metrics.ts';
import { dynamoDatasetIds } from '../aws/dynamo/dataset-ids.ts';
import { dynamoRecordPartitions } from '../aws/dynamo/record-partitions.ts';
import { s3Archive } from '../aws/s3/archive.ts';
import { readSettings } from '../aws/settings.ts';
import { metricsNamespaceOf } from '../limits.ts';
import { answerArchiveEvent } from './answer-archive-event.ts';

const settings = readSettings(process.env, ['CATALOG_TABLE', 'RECORDS_TABLE', 'ARCHIVE_BUCKET']);
const documents = clients.documents();
const city = readCity();
const ports = {
  opdIds: city.opds.map(({ id }) => id),
  datasets: dynamoDatasetIds(documents, settings.CATALOG_TABLE),
  partitions: dynamoRecordPartitions(documents, settings.RECORDS_TABLE),
  archive: s3Archive(clients.objects(), settings.ARCHIVE_BUCKET),
  metrics: emfRecordMetrics(metricsNamespaceOf(city)),
  now: () => new Date(),
};
const logger = new Logger({ serviceName: 'satu-data' });

/** Daily: archives the records of the days that are over, and compares the last ones; by hand also any others. The log and the answer hold days, counts and keys. */
export const handler = async (event: unknown) => {
  const answer = await answerArchiveEvent(ports, event);
  logger.info('archive', answer);
  return answer;
};
