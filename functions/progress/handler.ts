import { readCity } from '../aws/city-file.ts';
import { clients } from '../aws/clients.ts';
import { cloudWatchProgressHistory } from '../aws/cloudwatch/progress-history.ts';
import { dynamoDatasets } from '../aws/dynamo/datasets.ts';
import { dynamoNihilLog } from '../aws/dynamo/nihil-log.ts';
import { dynamoProgress } from '../aws/dynamo/progress.ts';
import { dynamoUploads } from '../aws/dynamo/uploads.ts';
import { readSettings } from '../aws/settings.ts';
import { serve } from '../http/serve.ts';
import { metricsNamespaceOf } from '../limits.ts';
import { successorOf } from '../model/organisation.ts';
import { progressOperations } from './operations.ts';

const settings = readSettings(process.env, ['CATALOG_TABLE']);
const city = readCity();
const ports = {
  city,
  datasets: dynamoDatasets(clients.documents(), settings.CATALOG_TABLE),
  uploads: dynamoUploads(clients.documents(), settings.CATALOG_TABLE),
  nihils: dynamoNihilLog(clients.documents(), settings.CATALOG_TABLE),
  progress: dynamoProgress(clients.documents(), settings.CATALOG_TABLE),
  history: cloudWatchProgressHistory(clients.cloudWatch(), metricsNamespaceOf(city)),
};

export const handler = serve<'progress'>(progressOperations(ports), {
  now: () => new Date(),
  successorOf: (opdId) => successorOf(city.opds, opdId),
});
