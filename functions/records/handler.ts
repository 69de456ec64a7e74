import { readCity } from '../aws/city-file.ts';
import { clients } from '../aws/clients.ts';
import { dynamoAccounts } from '../aws/dynamo/accounts.ts';
import { dynamoCaseDecisions } from '../aws/dynamo/case-decisions.ts';
import { dynamoDatasets } from '../aws/dynamo/datasets.ts';
import { dynamoLookReader } from '../aws/dynamo/look-reader.ts';
import { dynamoProfiles } from '../aws/dynamo/profiles.ts';
import { dynamoRecordReader } from '../aws/dynamo/record-reader.ts';
import { dynamoLocks } from '../aws/dynamo/safety-locks.ts';
import { dynamoVerdicts } from '../aws/dynamo/verdicts.ts';
import { readSettings } from '../aws/settings.ts';
import { serve } from '../http/serve.ts';
import { successorOf } from '../model/organisation.ts';
import type { Profile } from '../model/profile.ts';
import { recordsOperations } from './operations.ts';

const settings = readSettings(process.env, ['CATALOG_TABLE', 'RECORDS_TABLE']);
const documents = clients.documents();
const profiles = dynamoProfiles(documents, settings.CATALOG_TABLE);
const ports = {
  accounts: dynamoAccounts(documents, settings.CATALOG_TABLE),
  datasets: dynamoDatasets(documents, settings.CATALOG_TABLE),
  records: dynamoRecordReader(documents, settings.RECORDS_TABLE),
  looks: dynamoLookReader(documents, settings.RECORDS_TABLE),
  locks: dynamoLocks(documents, settings.CATALOG_TABLE),
  caseDecisions: dynamoCaseDecisions(documents, settings.RECORDS_TABLE),
  verdicts: dynamoVerdicts(documents, settings.RECORDS_TABLE),
  shownDatasets: async () => appearing(({ show }) => show === 'shown'),
  shownAtCounter: async () => appearing(({ show }) => show !== 'never'),
  city: readCity(),
};

export const handler = serve<'records'>(recordsOperations(ports), {
  now: () => new Date(),
  successorOf: (opdId) => successorOf(ports.city.opds, opdId),
});

async function appearing(fits: (profile: Profile) => boolean): Promise<ReadonlySet<string>> {
  return new Set((await profiles.list()).filter(fits).map(({ datasetId }) => datasetId));
}
