import { readCity } from '../aws/city-file.ts';
import { clients } from '../aws/clients.ts';
import { cognitoDirectory } from '../aws/cognito/directory.ts';
import { dynamoAccounts } from '../aws/dynamo/accounts.ts';
import { dynamoDatasets } from '../aws/dynamo/datasets.ts';
import { dynamoOutbox } from '../aws/dynamo/outbox.ts';
import { dynamoReminders } from '../aws/dynamo/reminders.ts';
import { dynamoUploads } from '../aws/dynamo/uploads.ts';
import { readSettings } from '../aws/settings.ts';
import { serve } from '../http/serve.ts';
import { successorOf } from '../model/organisation.ts';
import { remindersOperations } from './operations.ts';

const settings = readSettings(process.env, ['CATALOG_TABLE', 'USER_POOL_ID', 'PUBLIC_URL']);
const documents = clients.documents();
const ports = {
  city: readCity(),
  accounts: dynamoAccounts(documents, settings.CATALOG_TABLE),
  datasets: dynamoDatasets(documents, settings.CATALOG_TABLE),
  uploads: dynamoUploads(documents, settings.CATALOG_TABLE),
  outbox: dynamoOutbox(documents, settings.CATALOG_TABLE),
  log: dynamoReminders(documents, settings.CATALOG_TABLE),
  publicUrl: settings.PUBLIC_URL,
  ...(settings.USER_POOL_ID === 'none' ? {} : { users: cognitoDirectory(clients.userPools(), settings.USER_POOL_ID) }),
};

export const handler = serve<'reminders'>(remindersOperations(ports), {
  now: () => new Date(),
  successorOf: (opdId) => successorOf(ports.city.opds, opdId),
});
