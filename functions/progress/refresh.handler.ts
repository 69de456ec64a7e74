import type { SQSEvent, SQSHandler } from 'aws-lambda';
import * as z from 'zod';
import { readCity } from '../aws/city-file.ts';
import { clients } from '../aws/clients.ts';
import { emfProgressMetrics } from '../aws/cloudwatch/emf-progress-metrics.ts';
import { dynamoDatasets } from '../aws/dynamo/datasets.ts';
import { dynamoProgress } from '../aws/dynamo/progress.ts';
import { dynamoUploads } from '../aws/dynamo/uploads.ts';
import { s3CatalogIndex } from '../aws/s3/catalog-index.ts';
import { readSettings } from '../aws/settings.ts';
import { rebuildIndex } from '../catalog/rebuild-index.ts';
import { metricsNamespaceOf } from '../limits.ts';
import { recount } from './recount.ts';

const settings = readSettings(process.env, ['CATALOG_TABLE', 'PUBLISHED_BUCKET']);
const city = readCity();
const opdIds = city.opds.map(({ id }) => id);
const ports = {
  datasets: dynamoDatasets(clients.documents(), settings.CATALOG_TABLE),
  uploads: dynamoUploads(clients.documents(), settings.CATALOG_TABLE),
  progress: dynamoProgress(clients.documents(), settings.CATALOG_TABLE),
  index: s3CatalogIndex(clients.objects(), settings.PUBLISHED_BUCKET),
  opdIds,
  metrics: emfProgressMetrics(metricsNamespaceOf(city)),
  now: () => new Date(),
};

/**
 * After changes: the search index is rebuilt and the OPDs whose datasets changed are counted again, their gauges with them where these changed.
 * One rebuild serves all messages of a batch; a fault returns the whole batch.
 */
export const handler: SQSHandler = async (event) => {
  const datasetIds = datasetIdsOf(event);
  await rebuildIndex({ ...ports, changed: datasetIds });
  const changed = new Set(await Promise.all(datasetIds.map(async (datasetId) => (await ports.datasets.get(datasetId))?.opdId)));
  await recount(
    ports,
    opdIds.filter((opdId) => changed.has(opdId)),
  );
};

const messageSchema = z.strictObject({ datasetId: z.string() });

/** The datasets that changed, each once. */
function datasetIdsOf(event: SQSEvent): string[] {
  return [...new Set(event.Records.map(({ body }) => messageSchema.parse(JSON.parse(body)).datasetId))];
}
