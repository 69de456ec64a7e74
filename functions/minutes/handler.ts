import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCity } from '../aws/city-file.ts';
import { clients } from '../aws/clients.ts';
import { dynamoDatasets } from '../aws/dynamo/datasets.ts';
import { dynamoManifests } from '../aws/dynamo/manifests.ts';
import { dynamoMinutes } from '../aws/dynamo/minutes.ts';
import { dynamoNihilLog } from '../aws/dynamo/nihil-log.ts';
import { dynamoUploads } from '../aws/dynamo/uploads.ts';
import { s3Published } from '../aws/s3/published.ts';
import { s3SignedFiles } from '../aws/s3/signed-files.ts';
import { readSettings } from '../aws/settings.ts';
import { serve } from '../http/serve.ts';
import { writePdf } from '../pdf-writer/write-pdf.ts';
import { checkNumberFrom } from './check-number.ts';
import { minutesOperations } from './operations.ts';

const settings = readSettings(process.env, ['CATALOG_TABLE', 'INBOX_BUCKET', 'PUBLISHED_BUCKET', 'PUBLIC_URL']);
const documents = clients.documents();
const published = s3Published(clients.objects(), settings.PUBLISHED_BUCKET);
const ports = {
  city: readCity(),
  minutes: dynamoMinutes(documents, settings.CATALOG_TABLE),
  signedFiles: s3SignedFiles(clients.objects(), settings.INBOX_BUCKET),
  datasets: dynamoDatasets(documents, settings.CATALOG_TABLE),
  uploads: dynamoUploads(documents, settings.CATALOG_TABLE, 'without parts outside'),
  nihils: dynamoNihilLog(documents, settings.CATALOG_TABLE),
  manifests: dynamoManifests(documents, settings.CATALOG_TABLE, published),
  published,
  writePdf,
  publicUrl: settings.PUBLIC_URL,
  secrets: () => randomBytes(16).toString('hex'),
  checkNumbers: () => checkNumberFrom(randomBytes),
  directory: join(tmpdir(), 'satudata-minutes'),
};

export const handler = serve<'minutes'>(minutesOperations(ports), { now: () => new Date() });
