import { Logger } from '@aws-lambda-powertools/logger';
import type { Handler } from 'aws-lambda';
import { ulid } from 'ulid';
import { readCity } from '../aws/city-file.ts';
import { clients } from '../aws/clients.ts';
import { dynamoDatasets } from '../aws/dynamo/datasets.ts';
import { dynamoIndexRuns } from '../aws/dynamo/forget-subjects.ts';
import { dynamoManifests } from '../aws/dynamo/manifests.ts';
import { dynamoStandards } from '../aws/dynamo/standards.ts';
import { dynamoSubjectIndex, dynamoSubjectIndexWriter } from '../aws/dynamo/subject-index.ts';
import { dynamoUploads } from '../aws/dynamo/uploads.ts';
import { s3ObjectVersions } from '../aws/s3/object-versions.ts';
import { s3Published } from '../aws/s3/published.ts';
import { secretKey } from '../aws/secret-key.ts';
import { readSettings } from '../aws/settings.ts';
import { subjectKeys } from '../aws/subject-keys.ts';
import { duckdbSubjectBlocks } from '../duckdb/subject-blocks.ts';
import { limits } from '../limits.ts';
import { keepIndex } from './keep-index.ts';
import type { IndexKept } from './ports.ts';

const settings = readSettings(process.env, ['CATALOG_TABLE', 'PUBLISHED_BUCKET', 'PERSON_KEY_ARN', 'SUBJECT_KEY_ARN']);
const documents = clients.documents();
const objects = clients.objects();
const published = s3Published(objects, settings.PUBLISHED_BUCKET);
const opdIds = readCity().opds.map(({ id }) => id);
const logger = new Logger({ serviceName: 'satu-data' });
const ports = {
  datasets: dynamoDatasets(documents, settings.CATALOG_TABLE),
  manifests: dynamoManifests(documents, settings.CATALOG_TABLE, published),
  uploads: dynamoUploads(documents, settings.CATALOG_TABLE, published),
  standards: dynamoStandards(documents, settings.CATALOG_TABLE),
  subjects: {
    ...dynamoSubjectIndex(documents, settings.CATALOG_TABLE),
    ...dynamoSubjectIndexWriter(documents, settings.CATALOG_TABLE),
    ...dynamoIndexRuns(documents, settings.CATALOG_TABLE),
  },
  published,
  objects: s3ObjectVersions(objects, settings.PUBLISHED_BUCKET),
  blocks: duckdbSubjectBlocks(limits.duckdbMemoryMegabytes),
  personKey: secretKey(clients.secrets(), settings.PERSON_KEY_ARN),
  subjectKeys: subjectKeys(clients.secrets(), settings.SUBJECT_KEY_ARN),
  ids: ulid,
  now: () => new Date(),
  failed: (datasetId: string, error: unknown) => logger.error('index not kept', { datasetId, error: String(error) }),
};

/** Nightly, and by hand as often as `left` is not 0: indexes what has no index or an old one, and sweeps. Log and answer hold numbers. */
export const handler: Handler<unknown, IndexKept> = async (_event, context) => {
  const kept = await keepIndex({ ...ports, remainingMilliseconds: () => context.getRemainingTimeInMillis() }, opdIds);
  logger.info('index kept', { ...kept });
  return kept;
};
