import { randomBytes } from 'node:crypto';
import { ulid } from 'ulid';
import { readCity } from '../aws/city-file.ts';
import { clients } from '../aws/clients.ts';
import { emfLookMetrics } from '../aws/cloudwatch/emf-look-metrics.ts';
import { dynamoAccessFacts } from '../aws/dynamo/access-facts.ts';
import { dynamoAccountRecords } from '../aws/dynamo/account-records.ts';
import { dynamoAccounts } from '../aws/dynamo/accounts.ts';
import { dynamoBirthIndex } from '../aws/dynamo/birth-index.ts';
import { dynamoCaseDecisions } from '../aws/dynamo/case-decisions.ts';
import { dynamoCaseLooks } from '../aws/dynamo/case-looks.ts';
import { dynamoDatasets } from '../aws/dynamo/datasets.ts';
import { dynamoFindings } from '../aws/dynamo/findings.ts';
import { dynamoLookCounter } from '../aws/dynamo/look-counter.ts';
import { dynamoLooks } from '../aws/dynamo/looks.ts';
import { dynamoManifests } from '../aws/dynamo/manifests.ts';
import { dynamoMatchLists } from '../aws/dynamo/match-lists.ts';
import { dynamoProfiles } from '../aws/dynamo/profiles.ts';
import { dynamoLocks } from '../aws/dynamo/safety-locks.ts';
import { dynamoSearchGrants } from '../aws/dynamo/search-grants.ts';
import { dynamoStandards } from '../aws/dynamo/standards.ts';
import { dynamoSubjectIndex } from '../aws/dynamo/subject-index.ts';
import { s3BlockReader } from '../aws/s3/block-reader.ts';
import { s3Inbox } from '../aws/s3/inbox.ts';
import { s3Published } from '../aws/s3/published.ts';
import { secretKey } from '../aws/secret-key.ts';
import { readSettings } from '../aws/settings.ts';
import { subjectKeys } from '../aws/subject-keys.ts';
import { serve } from '../http/serve.ts';
import { limits, metricsNamespaceOf } from '../limits.ts';
import { successorOf } from '../model/organisation.ts';
import { rememberedStandards } from '../standards/remembered-standards.ts';
import { factsInBody } from '../tokens/in-body.ts';
import { rememberedManifests } from '../versions/remembered-manifests.ts';
import { personsOperations } from './operations.ts';

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
const city = readCity();
const published = s3Published(objects, settings.PUBLISHED_BUCKET);
const manifests = dynamoManifests(documents, settings.CATALOG_TABLE, published);
const operations = personsOperations({
  city,
  facts: factsInBody(dynamoAccessFacts(documents, settings.CATALOG_TABLE), city.opds),
  accounts: dynamoAccounts(documents, settings.CATALOG_TABLE),
  accountRecords: dynamoAccountRecords(documents, settings.RECORDS_TABLE),
  datasets: dynamoDatasets(documents, settings.CATALOG_TABLE),
  manifests: rememberedManifests(manifests, limits.rememberedBytes),
  standards: rememberedStandards(dynamoStandards(documents, settings.CATALOG_TABLE), limits.rememberedBytes),
  profiles: dynamoProfiles(documents, settings.CATALOG_TABLE),
  subjects: dynamoSubjectIndex(documents, settings.CATALOG_TABLE),
  blocks: s3BlockReader(objects, settings.PUBLISHED_BUCKET),
  locks: dynamoLocks(documents, settings.CATALOG_TABLE),
  findings: dynamoFindings(documents, settings.CATALOG_TABLE),
  looks: dynamoLooks(documents, settings.RECORDS_TABLE),
  births: dynamoBirthIndex(documents, settings.CATALOG_TABLE),
  searchGrants: dynamoSearchGrants(documents, settings.CATALOG_TABLE),
  cases: dynamoCaseLooks(documents, settings.CATALOG_TABLE),
  caseDecisions: dynamoCaseDecisions(documents, settings.RECORDS_TABLE),
  lookCounter: dynamoLookCounter(documents, settings.CATALOG_TABLE),
  lookMetrics: emfLookMetrics(metricsNamespaceOf(city)),
  personKey: secretKey(clients.secrets(), settings.PERSON_KEY_ARN),
  subjectKeys: subjectKeys(clients.secrets(), settings.SUBJECT_KEY_ARN),
  matchLists: dynamoMatchLists(documents, settings.CATALOG_TABLE),
  listFiles: s3Inbox(objects, settings.INBOX_BUCKET),
  published,
  ids: ulid,
  secrets: () => randomBytes(16).toString('hex'),
  // Loaded by whoever asks for a file, and by no cold start.
  writePdf: async (document) => (await import('../pdf-writer/write-pdf.ts')).writePdf(document),
});

export const handler = serve<'persons'>(operations, {
  now: () => new Date(),
  successorOf: (opdId) => successorOf(city.opds, opdId),
});
