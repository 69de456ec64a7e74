import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { readCity } from '../aws/city-file.ts';
import { clients } from '../aws/clients.ts';
import { dynamoAccessFacts } from '../aws/dynamo/access-facts.ts';
import { dynamoDatasets } from '../aws/dynamo/datasets.ts';
import { dynamoManifests } from '../aws/dynamo/manifests.ts';
import { dynamoRecords } from '../aws/dynamo/records.ts';
import { dynamoStandards } from '../aws/dynamo/standards.ts';
import { s3Published } from '../aws/s3/published.ts';
import { readSettings } from '../aws/settings.ts';
import { duckdbRowReader } from '../duckdb/row-reader.ts';
import { duckdbVersionDescriber } from '../duckdb/version-describer.ts';
import { duckdbVersionDiffer } from '../duckdb/version-differ.ts';
import { serve } from '../http/serve.ts';
import { limits } from '../limits.ts';
import { rowsOperations } from './operations.ts';
import { partsCache } from './parts-cache.ts';

const settings = readSettings(process.env, ['CATALOG_TABLE', 'RECORDS_TABLE', 'PUBLISHED_BUCKET', 'PUBLIC_URL']);
const documents = clients.documents();
const published = s3Published(clients.objects(), settings.PUBLISHED_BUCKET);
const directory = mkdtempSync(join(tmpdir(), 'satudata-rows-'));
const ports = {
  facts: dynamoAccessFacts(documents, settings.CATALOG_TABLE),
  records: dynamoRecords(documents, settings.RECORDS_TABLE),
  datasets: dynamoDatasets(documents, settings.CATALOG_TABLE),
  manifests: dynamoManifests(documents, settings.CATALOG_TABLE, published),
  standards: dynamoStandards(documents, settings.CATALOG_TABLE),
  published,
  cache: partsCache(published, join(directory, 'parts'), limits.partsCacheBytes),
  reader: duckdbRowReader(directory),
  differ: duckdbVersionDiffer(limits.rowReaderMemoryMegabytes),
  describer: duckdbVersionDescriber(limits.rowReaderMemoryMegabytes),
  city: readCity(),
  publicUrl: settings.PUBLIC_URL,
  workspace: directory,
  ids: ulid,
  directory: join(directory, 'files'),
};

export const handler = serve<'rows'>(rowsOperations(ports), { now: () => new Date() });
