import { Logger } from '@aws-lambda-powertools/logger';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { ulid } from 'ulid';
import { readCity } from '../aws/city-file.ts';
import { clients } from '../aws/clients.ts';
import { emfLookMetrics } from '../aws/cloudwatch/emf-look-metrics.ts';
import { dynamoAccessFacts } from '../aws/dynamo/access-facts.ts';
import { dynamoAccounts } from '../aws/dynamo/accounts.ts';
import { dynamoCaseLooks } from '../aws/dynamo/case-looks.ts';
import { dynamoDatasets } from '../aws/dynamo/datasets.ts';
import { dynamoLookCounter } from '../aws/dynamo/look-counter.ts';
import { dynamoLooks } from '../aws/dynamo/looks.ts';
import { dynamoManifests } from '../aws/dynamo/manifests.ts';
import { dynamoMatchLists } from '../aws/dynamo/match-lists.ts';
import { dynamoProfiles } from '../aws/dynamo/profiles.ts';
import { dynamoLocks } from '../aws/dynamo/safety-locks.ts';
import { dynamoStandards } from '../aws/dynamo/standards.ts';
import { dynamoSubjectIndex } from '../aws/dynamo/subject-index.ts';
import { s3BlockReader } from '../aws/s3/block-reader.ts';
import { s3Inbox } from '../aws/s3/inbox.ts';
import { s3ObjectVersions } from '../aws/s3/object-versions.ts';
import { s3Published } from '../aws/s3/published.ts';
import { secretKey } from '../aws/secret-key.ts';
import { readSettings } from '../aws/settings.ts';
import { sqsVisibility } from '../aws/sqs/visibility.ts';
import { subjectKeys } from '../aws/subject-keys.ts';
import { metricsNamespaceOf } from '../limits.ts';
import { factsInBody } from '../tokens/in-body.ts';
import { logSettled } from './log-settled.ts';
import { type BatchPorts, settleLists } from './settle-lists.ts';

const settings = readSettings(process.env, [
  'CATALOG_TABLE',
  'RECORDS_TABLE',
  'INBOX_BUCKET',
  'PUBLISHED_BUCKET',
  'PERSON_KEY_ARN',
  'SUBJECT_KEY_ARN',
]);
const documents = clients.documents();
const objects = clients.objects();
const published = s3Published(objects, settings.PUBLISHED_BUCKET);
const city = readCity();
const ports: Omit<BatchPorts, 'remainingMilliseconds'> = {
  city,
  facts: factsInBody(dynamoAccessFacts(documents, settings.CATALOG_TABLE), city.opds),
  accounts: dynamoAccounts(documents, settings.CATALOG_TABLE),
  datasets: dynamoDatasets(documents, settings.CATALOG_TABLE),
  manifests: dynamoManifests(documents, settings.CATALOG_TABLE, published),
  standards: dynamoStandards(documents, settings.CATALOG_TABLE),
  profiles: dynamoProfiles(documents, settings.CATALOG_TABLE),
  subjects: dynamoSubjectIndex(documents, settings.CATALOG_TABLE),
  blocks: s3BlockReader(objects, settings.PUBLISHED_BUCKET),
  locks: dynamoLocks(documents, settings.CATALOG_TABLE),
  looks: dynamoLooks(documents, settings.RECORDS_TABLE),
  cases: dynamoCaseLooks(documents, settings.CATALOG_TABLE),
  lookCounter: dynamoLookCounter(documents, settings.CATALOG_TABLE),
  lookMetrics: emfLookMetrics(metricsNamespaceOf(city)),
  personKey: secretKey(clients.secrets(), settings.PERSON_KEY_ARN),
  subjectKeys: subjectKeys(clients.secrets(), settings.SUBJECT_KEY_ARN),
  matchLists: dynamoMatchLists(documents, settings.CATALOG_TABLE),
  inbox: s3Inbox(objects, settings.INBOX_BUCKET),
  sentFiles: s3ObjectVersions(objects, settings.INBOX_BUCKET),
  published,
  visibility: sqsVisibility(clients.queues()),
  log: logSettled(new Logger({ serviceName: 'satu-data' })),
  ids: ulid,
  now: () => new Date(),
  random: Math.random,
  endProcess: () => void process.kill(process.pid, 'SIGKILL'),
};

export const handler = (event: SQSEvent, context: Context): Promise<SQSBatchResponse> =>
  settleLists({ ...ports, remainingMilliseconds: () => context.getRemainingTimeInMillis() }, event.Records);
