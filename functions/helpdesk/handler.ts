import { ulid } from 'ulid';
import { readCity } from '../aws/city-file.ts';
import { clients } from '../aws/clients.ts';
import { dynamoAccounts } from '../aws/dynamo/accounts.ts';
import { dynamoIdempotency } from '../aws/dynamo/idempotency.ts';
import { dynamoLookReader } from '../aws/dynamo/look-reader.ts';
import { dynamoNoticeChoices } from '../aws/dynamo/notice-choices.ts';
import { dynamoTickets } from '../aws/dynamo/tickets.ts';
import { readSettings } from '../aws/settings.ts';
import { refuseReplay } from '../datasets/refuse-replay.ts';
import { idempotent } from '../http/idempotency.ts';
import { serve } from '../http/serve.ts';
import { helpdeskOperations } from './operations.ts';

const settings = readSettings(process.env, ['CATALOG_TABLE', 'RECORDS_TABLE']);
const documents = clients.documents();
const ports = {
  tickets: dynamoTickets(documents, settings.CATALOG_TABLE),
  notices: dynamoNoticeChoices(documents, settings.CATALOG_TABLE),
  accounts: dynamoAccounts(documents, settings.CATALOG_TABLE),
  looks: dynamoLookReader(documents, settings.RECORDS_TABLE),
  city: readCity(),
  ids: ulid,
};

export const handler = serve<'helpdesk'>(helpdeskOperations(ports), {
  now: () => new Date(),
  idempotency: idempotent(dynamoIdempotency(documents, settings.CATALOG_TABLE), refuseReplay()),
});
