import { ulid } from 'ulid';
import { readCity } from '../aws/city-file.ts';
import { clients } from '../aws/clients.ts';
import { dynamoAccounts } from '../aws/dynamo/accounts.ts';
import { dynamoDatasets } from '../aws/dynamo/datasets.ts';
import { dynamoIdempotency } from '../aws/dynamo/idempotency.ts';
import { dynamoLookReader } from '../aws/dynamo/look-reader.ts';
import { dynamoNoticeChoices } from '../aws/dynamo/notice-choices.ts';
import { dynamoTickets } from '../aws/dynamo/tickets.ts';
import { dynamoUploads } from '../aws/dynamo/uploads.ts';
import { s3Published } from '../aws/s3/published.ts';
import { readSettings } from '../aws/settings.ts';
import { refuseReplay } from '../datasets/refuse-replay.ts';
import { idempotent } from '../http/idempotency.ts';
import { serve } from '../http/serve.ts';
import { helpdeskOperations } from './operations.ts';

const settings = readSettings(process.env, ['CATALOG_TABLE', 'RECORDS_TABLE', 'PUBLISHED_BUCKET']);
const documents = clients.documents();
const ports = {
  tickets: dynamoTickets(documents, settings.CATALOG_TABLE),
  notices: dynamoNoticeChoices(documents, settings.CATALOG_TABLE),
  accounts: dynamoAccounts(documents, settings.CATALOG_TABLE),
  looks: dynamoLookReader(documents, settings.RECORDS_TABLE),
  datasets: dynamoDatasets(documents, settings.CATALOG_TABLE),
  uploads: dynamoUploads(documents, settings.CATALOG_TABLE, 'without parts outside'),
  published: s3Published(clients.objects(), settings.PUBLISHED_BUCKET),
  city: readCity(),
  ids: ulid,
};

export const handler = serve<'helpdesk'>(helpdeskOperations(ports), {
  now: () => new Date(),
  idempotency: idempotent(dynamoIdempotency(documents, settings.CATALOG_TABLE), refuseReplay()),
});
