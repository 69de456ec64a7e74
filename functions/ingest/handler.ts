import { Logger } from '@aws-lambda-powertools/logger';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { ulid } from 'ulid';
import { readCity } from '../aws/city-file.ts';
import { clients } from '../aws/clients.ts';
import { emfIngestMetrics } from '../aws/cloudwatch/emf-ingest-metrics.ts';
import { dynamoBirthIndex } from '../aws/dynamo/birth-index.ts';
import { dynamoDatasets } from '../aws/dynamo/datasets.ts';
import { dynamoManifests } from '../aws/dynamo/manifests.ts';
import { dynamoOutbox } from '../aws/dynamo/outbox.ts';
import { dynamoProfiles } from '../aws/dynamo/profiles.ts';
import { dynamoRecords } from '../aws/dynamo/records.ts';
import { dynamoReviews } from '../aws/dynamo/reviews.ts';
import { dynamoStandards } from '../aws/dynamo/standards.ts';
import { dynamoSubjectIndexWriter } from '../aws/dynamo/subject-index.ts';
import { dynamoUnanswered } from '../aws/dynamo/unanswered.ts';
import { dynamoUnitNihils } from '../aws/dynamo/unit-nihils.ts';
import { dynamoUnits } from '../aws/dynamo/units.ts';
import { dynamoUploads } from '../aws/dynamo/uploads.ts';
import { s3Inbox } from '../aws/s3/inbox.ts';
import { s3Published } from '../aws/s3/published.ts';
import { secretKey } from '../aws/secret-key.ts';
import { readSettings } from '../aws/settings.ts';
import { sqsRefresh } from '../aws/sqs/refresh.ts';
import { sqsVisibility } from '../aws/sqs/visibility.ts';
import { subjectKeys } from '../aws/subject-keys.ts';
import { bundledAreaCodes } from '../duckdb/area-codes.ts';
import { duckdbBirthFile } from '../duckdb/birth-file.ts';
import { duckdbSubjectBlocks } from '../duckdb/subject-blocks.ts';
import { duckdbTableEngine } from '../duckdb/table-engine.ts';
import { duckdbVersionDescriber } from '../duckdb/version-describer.ts';
import { duckdbVersionDiffer } from '../duckdb/version-differ.ts';
import { limits, metricsNamespaceOf } from '../limits.ts';
import { unitsInBody } from '../units/units-in-body.ts';
import { type BatchPorts, ingestBatch } from './ingest-batch.ts';
import { logIngest, logNotReturned, logNotSummarised } from './log-ingest.ts';

const settings = readSettings(process.env, [
  'CATALOG_TABLE',
  'RECORDS_TABLE',
  'INBOX_BUCKET',
  'PUBLISHED_BUCKET',
  'REFRESH_QUEUE_URL',
  'PERSON_KEY_ARN',
  'SUBJECT_KEY_ARN',
]);
const documents = clients.documents();
const published = s3Published(clients.objects(), settings.PUBLISHED_BUCKET);
const logger = new Logger({ serviceName: 'satu-data' });
const ports: Omit<BatchPorts, 'remainingMilliseconds'> = {
  datasets: dynamoDatasets(documents, settings.CATALOG_TABLE),
  standards: dynamoStandards(documents, settings.CATALOG_TABLE),
  manifests: dynamoManifests(documents, settings.CATALOG_TABLE, published),
  unitNihils: dynamoUnitNihils(documents, settings.CATALOG_TABLE),
  units: unitsInBody(dynamoUnits(documents, settings.CATALOG_TABLE), readCity().opds),
  uploads: dynamoUploads(documents, settings.CATALOG_TABLE, published),
  profiles: dynamoProfiles(documents, settings.CATALOG_TABLE),
  outbox: dynamoOutbox(documents, settings.CATALOG_TABLE),
  reviews: dynamoReviews(documents, settings.CATALOG_TABLE),
  unanswered: dynamoUnanswered(documents, settings.CATALOG_TABLE),
  inbox: s3Inbox(clients.objects(), settings.INBOX_BUCKET),
  published,
  refresh: sqsRefresh(clients.queues(), settings.REFRESH_QUEUE_URL),
  visibility: sqsVisibility(clients.queues()),
  records: dynamoRecords(documents, settings.RECORDS_TABLE),
  ids: ulid,
  engine: duckdbTableEngine({ areaCodes: bundledAreaCodes }),
  differ: duckdbVersionDiffer(limits.duckdbMemoryMegabytes),
  describer: duckdbVersionDescriber(limits.duckdbMemoryMegabytes),
  subjects: dynamoSubjectIndexWriter(documents, settings.CATALOG_TABLE),
  births: dynamoBirthIndex(documents, settings.CATALOG_TABLE),
  birthFile: duckdbBirthFile(limits.duckdbMemoryMegabytes),
  blocks: duckdbSubjectBlocks(limits.duckdbMemoryMegabytes),
  personKey: secretKey(clients.secrets(), settings.PERSON_KEY_ARN),
  subjectKeys: subjectKeys(clients.secrets(), settings.SUBJECT_KEY_ARN),
  metrics: emfIngestMetrics(metricsNamespaceOf(readCity())),
  log: logIngest(logger),
  notReturned: logNotReturned(logger),
  notSummarised: logNotSummarised(logger),
  now: () => new Date(),
  random: Math.random,
  // An exit would wait for DuckDB's threads. The message is hidden by then, and comes back to a process of its own.
  endProcess: () => void process.kill(process.pid, 'SIGKILL'),
};

export const handler = (event: SQSEvent, context: Context): Promise<SQSBatchResponse> =>
  ingestBatch({ ...ports, remainingMilliseconds: () => context.getRemainingTimeInMillis() }, event.Records);
