import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@aws-lambda-powertools/logger';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { ulid } from 'ulid';
import { readCity } from '../aws/city-file.ts';
import { clients } from '../aws/clients.ts';
import { dynamoDatasets } from '../aws/dynamo/datasets.ts';
import { dynamoMakings } from '../aws/dynamo/makings.ts';
import { dynamoManifests } from '../aws/dynamo/manifests.ts';
import { dynamoStandards } from '../aws/dynamo/standards.ts';
import { s3FilePieces } from '../aws/s3/file-pieces.ts';
import { s3Published } from '../aws/s3/published.ts';
import { readSettings } from '../aws/settings.ts';
import { sqsFileQueue } from '../aws/sqs/file-queue.ts';
import { sqsVisibility } from '../aws/sqs/visibility.ts';
import { duckdbRowReader } from '../duckdb/row-reader.ts';
import { limits } from '../limits.ts';
import { logMake } from './log-make.ts';
import { makeFiles } from './make-files.ts';
import { partsCache } from './parts-cache.ts';

const settings = readSettings(process.env, ['CATALOG_TABLE', 'PUBLISHED_BUCKET', 'FILES_QUEUE_URL', 'PUBLIC_URL']);
const documents = clients.documents();
const published = s3Published(clients.objects(), settings.PUBLISHED_BUCKET);
const directory = mkdtempSync(join(tmpdir(), 'satudata-make-file-'));
const ports = {
  datasets: dynamoDatasets(documents, settings.CATALOG_TABLE),
  manifests: dynamoManifests(documents, settings.CATALOG_TABLE, published),
  standards: dynamoStandards(documents, settings.CATALOG_TABLE),
  makings: dynamoMakings(documents, settings.CATALOG_TABLE),
  pieces: s3FilePieces(clients.objects(), settings.PUBLISHED_BUCKET),
  fileQueue: sqsFileQueue(clients.queues(), settings.FILES_QUEUE_URL),
  published,
  cache: partsCache(published, join(directory, 'parts'), limits.partsCacheBytes),
  reader: duckdbRowReader(directory, limits.duckdbMemoryMegabytes),
  directory: join(directory, 'files'),
  pieceBytes: limits.filePieceBytes,
  city: readCity(),
  publicUrl: settings.PUBLIC_URL,
  visibility: sqsVisibility(clients.queues()),
  log: logMake(new Logger({ serviceName: 'satu-data' })),
  random: Math.random,
  ids: ulid,
  now: () => new Date(),
};

export const handler = (event: SQSEvent, context: Context): Promise<SQSBatchResponse> =>
  makeFiles({ ...ports, remainingMilliseconds: () => context.getRemainingTimeInMillis() }, event.Records);
