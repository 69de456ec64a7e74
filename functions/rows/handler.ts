import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@aws-lambda-powertools/logger';
import { ulid } from 'ulid';
import { readCity } from '../aws/city-file.ts';
import { clients } from '../aws/clients.ts';
import { dynamoAccessFacts } from '../aws/dynamo/access-facts.ts';
import { dynamoDatasets } from '../aws/dynamo/datasets.ts';
import { dynamoMakings } from '../aws/dynamo/makings.ts';
import { dynamoManifests } from '../aws/dynamo/manifests.ts';
import { dynamoRecords } from '../aws/dynamo/records.ts';
import { dynamoStandards } from '../aws/dynamo/standards.ts';
import { s3Published } from '../aws/s3/published.ts';
import { s3ReadCounts } from '../aws/s3/read-counts.ts';
import { readSettings } from '../aws/settings.ts';
import { sitePorts } from '../aws/site-ports.ts';
import { sqsFileQueue } from '../aws/sqs/file-queue.ts';
import { bundledAreaCodes } from '../duckdb/area-codes.ts';
import { lazyEngine } from '../duckdb/lazy-engine.ts';
import { serve } from '../http/serve.ts';
import { limits } from '../limits.ts';
import { shapesOf } from '../portal/city-shapes.ts';
import { datasetPages } from '../portal/dataset-pages.ts';
import { keptPictures } from '../portal/kept-pictures.ts';
import { logNotCounted } from '../portal/log-counts.ts';
import { makingPage } from '../portal/making-page.ts';
import { noRecords } from '../portal/no-records.ts';
import { rememberedCounts } from '../portal/remembered-counts.ts';
import { rememberedPictures } from '../portal/remembered-pictures.ts';
import { problemPage } from '../portal/show-unknown.ts';
import { rememberedStandards } from '../standards/remembered-standards.ts';
import { factsInBody } from '../tokens/in-body.ts';
import { rememberedManifests } from '../versions/remembered-manifests.ts';
import { diffVersion } from './diff-version.ts';
import { firstRows } from './first-rows.ts';
import { listRows } from './list-rows.ts';
import { rowsOperations } from './operations.ts';
import { partsCache } from './parts-cache.ts';
import { publicSummaries } from './public-summary.ts';

const settings = readSettings(process.env, [
  'CATALOG_TABLE',
  'RECORDS_TABLE',
  'PUBLISHED_BUCKET',
  'FILES_QUEUE_URL',
  'INBOX_BUCKET',
  'ISSUER',
  'CLIENT_ID',
  'SIGN_IN_ORIGIN',
  'SIGN_IN_PARAMETERS',
  'PUBLIC_URL',
]);
const documents = clients.documents();
const objects = clients.objects();
const city = readCity();
const published = s3Published(objects, settings.PUBLISHED_BUCKET, settings.PUBLIC_URL);
const directory = mkdtempSync(join(tmpdir(), 'satudata-rows-'));
const ports = {
  ...lazyEngine(directory, limits.rowReaderMemoryMegabytes),
  facts: factsInBody(dynamoAccessFacts(documents, settings.CATALOG_TABLE), city.opds),
  records: dynamoRecords(documents, settings.RECORDS_TABLE),
  datasets: dynamoDatasets(documents, settings.CATALOG_TABLE),
  manifests: rememberedManifests(dynamoManifests(documents, settings.CATALOG_TABLE, published), limits.rememberedBytes),
  standards: rememberedStandards(dynamoStandards(documents, settings.CATALOG_TABLE), limits.rememberedBytes),
  makings: dynamoMakings(documents, settings.CATALOG_TABLE),
  fileQueue: sqsFileQueue(clients.queues(), settings.FILES_QUEUE_URL),
  published,
  firstRows: firstRows(published, limits.rememberedBytes),
  cache: partsCache(published, join(directory, 'parts'), limits.partsCacheBytes),
  city,
  publicUrl: settings.PUBLIC_URL,
  workspace: directory,
  ids: ulid,
  directory: join(directory, 'files'),
};
const asAnyone = { ...ports, records: noRecords };
const pages = {
  ...ports,
  ...(await sitePorts({ city, settings, objects, areaCodes: bundledAreaCodes, shapesOf })),
  engine: { listRows: listRows(asAnyone), diffVersion: diffVersion(asAnyone) },
  summaries: publicSummaries(ports),
  pictures: rememberedPictures(keptPictures(published), limits.rememberedBytes),
  counts: rememberedCounts(
    s3ReadCounts(objects, settings.PUBLISHED_BUCKET),
    () => new Date(),
    logNotCounted(new Logger({ serviceName: 'satu-data' })),
  ),
};

export const handler = serve<'rows'>(
  { ...rowsOperations({ ...ports, showMaking: makingPage(pages.settings) }), ...datasetPages(pages) },
  { now: () => new Date(), showProblem: problemPage(pages.settings) },
);
