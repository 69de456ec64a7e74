import { ulid } from 'ulid';
import { readCity } from '../aws/city-file.ts';
import { clients } from '../aws/clients.ts';
import { cognitoDirectory } from '../aws/cognito/directory.ts';
import { dynamoAccountRecords } from '../aws/dynamo/account-records.ts';
import { dynamoAccounts } from '../aws/dynamo/accounts.ts';
import { dynamoIdempotency } from '../aws/dynamo/idempotency.ts';
import { dynamoLastUses } from '../aws/dynamo/last-uses.ts';
import { secretKey } from '../aws/secret-key.ts';
import { readSettings } from '../aws/settings.ts';
import { refuseReplay } from '../datasets/refuse-replay.ts';
import { idempotent } from '../http/idempotency.ts';
import { serve } from '../http/serve.ts';
import { successorOf } from '../model/organisation.ts';
import { accountsOperations } from './operations.ts';

const settings = readSettings(process.env, ['CATALOG_TABLE', 'RECORDS_TABLE', 'USER_POOL_ID', 'PERSON_KEY_ARN']);
const documents = clients.documents();
const ports = {
  city: readCity(),
  accounts: dynamoAccounts(documents, settings.CATALOG_TABLE),
  lastUses: dynamoLastUses(documents, settings.CATALOG_TABLE),
  records: dynamoAccountRecords(documents, settings.RECORDS_TABLE),
  personKey: secretKey(clients.secrets(), settings.PERSON_KEY_ARN),
  ids: ulid,
  clock: () => new Date(),
  ...(settings.USER_POOL_ID === 'none' ? {} : { directory: cognitoDirectory(clients.userPools(), settings.USER_POOL_ID) }),
};

export const handler = serve<'accounts'>(accountsOperations(ports), {
  now: () => new Date(),
  idempotency: idempotent(dynamoIdempotency(documents, settings.CATALOG_TABLE), refuseReplay()),
  successorOf: (opdId) => successorOf(ports.city.opds, opdId),
});
