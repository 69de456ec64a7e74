import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@aws-lambda-powertools/logger';
import type { ScheduledHandler } from 'aws-lambda';
import { ulid } from 'ulid';
import { cityCodes } from '../../aws/city-codes.ts';
import { readCity } from '../../aws/city-file.ts';
import { clients } from '../../aws/clients.ts';
import { dynamoDatasets } from '../../aws/dynamo/datasets.ts';
import { dynamoFindingWriter } from '../../aws/dynamo/findings.ts';
import { dynamoManifests } from '../../aws/dynamo/manifests.ts';
import { dynamoProfiles } from '../../aws/dynamo/profiles.ts';
import { dynamoLocks } from '../../aws/dynamo/safety-locks.ts';
import { dynamoStandards } from '../../aws/dynamo/standards.ts';
import { dynamoSubjectIndex } from '../../aws/dynamo/subject-index.ts';
import { s3Published } from '../../aws/s3/published.ts';
import { secretKey } from '../../aws/secret-key.ts';
import { readSettings } from '../../aws/settings.ts';
import { bundledAreaCodes } from '../../duckdb/area-codes.ts';
import { duckdbSuspectFinder } from '../../duckdb/suspect-finder.ts';
import { limits } from '../../limits.ts';
import { partsCache } from '../../rows/parts-cache.ts';
import { countFindings } from './count-findings.ts';

const settings = readSettings(process.env, ['CATALOG_TABLE', 'PUBLISHED_BUCKET', 'PERSON_KEY_ARN']);
const documents = clients.documents();
const published = s3Published(clients.objects(), settings.PUBLISHED_BUCKET);
const directory = mkdtempSync(join(tmpdir(), 'satudata-findings-'));
const city = readCity();
const logger = new Logger({ serviceName: 'satu-data' });
const ports = {
  city,
  datasets: dynamoDatasets(documents, settings.CATALOG_TABLE),
  manifests: dynamoManifests(documents, settings.CATALOG_TABLE, published),
  standards: dynamoStandards(documents, settings.CATALOG_TABLE),
  profiles: dynamoProfiles(documents, settings.CATALOG_TABLE),
  subjects: dynamoSubjectIndex(documents, settings.CATALOG_TABLE),
  locks: dynamoLocks(documents, settings.CATALOG_TABLE),
  findings: dynamoFindingWriter(documents, settings.CATALOG_TABLE),
  finder: duckdbSuspectFinder(join(directory, 'work'), limits.duckdbMemoryMegabytes),
  cache: partsCache(published, join(directory, 'parts'), limits.findingPartsBytes),
  personKey: secretKey(clients.secrets(), settings.PERSON_KEY_ARN),
  // Whole lists are compared, and nobody is looked up: the index and its key are not read.
  subjectKeys: { of: async () => undefined },
  areas: () => cityCodes(bundledAreaCodes, city.areaCode)('kemendagri-kelurahan'),
  ids: ulid,
  now: () => new Date(),
  failed: (datasetId: string, error: unknown) => logger.error('findings failed', { datasetId, error: String(error) }),
};

/** Each night: aid lists are compared, and what is suspected of them is kept. The log holds numbers. */
export const handler: ScheduledHandler = async () => {
  logger.info('findings', { ...(await countFindings(ports)) });
};
