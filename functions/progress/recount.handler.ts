import type { ScheduledHandler } from 'aws-lambda';
import { readCity } from '../aws/city-file.ts';
import { clients } from '../aws/clients.ts';
import { emfProgressMetrics } from '../aws/cloudwatch/emf-progress-metrics.ts';
import { dynamoDatasets } from '../aws/dynamo/datasets.ts';
import { dynamoProgress } from '../aws/dynamo/progress.ts';
import { dynamoUploads } from '../aws/dynamo/uploads.ts';
import { readSettings } from '../aws/settings.ts';
import { metricsNamespaceOf } from '../limits.ts';
import { recountCity } from './recount.ts';

const settings = readSettings(process.env, ['CATALOG_TABLE']);
const city = readCity();
const opdIds = city.opds.map(({ id }) => id);
const ports = {
  datasets: dynamoDatasets(clients.documents(), settings.CATALOG_TABLE),
  uploads: dynamoUploads(clients.documents(), settings.CATALOG_TABLE),
  progress: dynamoProgress(clients.documents(), settings.CATALOG_TABLE),
  metrics: emfProgressMetrics(metricsNamespaceOf(city)),
  now: () => new Date(),
};

/** On a schedule: every OPD counted again, and the gauges that the day has not told yet or that changed sent to CloudWatch. */
export const handler: ScheduledHandler = async () => {
  await recountCity(ports, opdIds);
};
