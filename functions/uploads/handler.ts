import { randomBytes } from 'node:crypto';
import { ulid } from 'ulid';
import { readCity } from '../aws/city-file.ts';
import { clients } from '../aws/clients.ts';
import { emfIngestMetrics } from '../aws/cloudwatch/emf-ingest-metrics.ts';
import { dynamoAccessFacts } from '../aws/dynamo/access-facts.ts';
import { dynamoAccountRecords } from '../aws/dynamo/account-records.ts';
import { dynamoDatasets } from '../aws/dynamo/datasets.ts';
import { dynamoIdempotency } from '../aws/dynamo/idempotency.ts';
import { dynamoManifests } from '../aws/dynamo/manifests.ts';
import { dynamoNihilLog } from '../aws/dynamo/nihil-log.ts';
import { dynamoRecords } from '../aws/dynamo/records.ts';
import { dynamoReviews } from '../aws/dynamo/reviews.ts';
import { dynamoSecondLooks } from '../aws/dynamo/second-looks.ts';
import { dynamoSharedCells } from '../aws/dynamo/shared-cells.ts';
import { dynamoStandards } from '../aws/dynamo/standards.ts';
import { dynamoUnitNihils } from '../aws/dynamo/unit-nihils.ts';
import { dynamoUnits } from '../aws/dynamo/units.ts';
import { dynamoUploads } from '../aws/dynamo/uploads.ts';
import { dynamoWaitingFacts } from '../aws/dynamo/waiting-facts.ts';
import { s3Inbox } from '../aws/s3/inbox.ts';
import { s3InboxParts } from '../aws/s3/inbox-parts.ts';
import { s3Published } from '../aws/s3/published.ts';
import { readSettings } from '../aws/settings.ts';
import { sqsRefresh } from '../aws/sqs/refresh.ts';
import { refuseReplay } from '../datasets/refuse-replay.ts';
import { idempotent } from '../http/idempotency.ts';
import { serve } from '../http/serve.ts';
import { metricsNamespaceOf } from '../limits.ts';
import { factsInBody } from '../tokens/in-body.ts';
import { unitsInBody } from '../units/units-in-body.ts';
import { uploadsOperations } from './operations.ts';

const settings = readSettings(process.env, ['CATALOG_TABLE', 'RECORDS_TABLE', 'INBOX_BUCKET', 'PUBLISHED_BUCKET', 'REFRESH_QUEUE_URL']);
const city = readCity();
const documents = clients.documents();
const published = s3Published(clients.objects(), settings.PUBLISHED_BUCKET);
const ports = {
  facts: factsInBody(dynamoAccessFacts(documents, settings.CATALOG_TABLE), city.opds),
  records: dynamoRecords(documents, settings.RECORDS_TABLE),
  accountRecords: dynamoAccountRecords(documents, settings.RECORDS_TABLE),
  city,
  datasets: dynamoDatasets(documents, settings.CATALOG_TABLE),
  standards: dynamoStandards(documents, settings.CATALOG_TABLE),
  nihils: dynamoNihilLog(documents, settings.CATALOG_TABLE),
  manifests: dynamoManifests(documents, settings.CATALOG_TABLE, published),
  unitNihils: dynamoUnitNihils(documents, settings.CATALOG_TABLE),
  units: unitsInBody(dynamoUnits(documents, settings.CATALOG_TABLE), city.opds),
  uploads: dynamoUploads(documents, settings.CATALOG_TABLE, published),
  sharedCells: dynamoSharedCells(documents, settings.CATALOG_TABLE),
  reviews: dynamoReviews(documents, settings.CATALOG_TABLE),
  secondLooks: dynamoSecondLooks(documents, settings.CATALOG_TABLE),
  holidays: readCity().holidays,
  waitingFacts: dynamoWaitingFacts(documents, settings.CATALOG_TABLE, published),
  inbox: s3Inbox(clients.objects(), settings.INBOX_BUCKET),
  inboxParts: s3InboxParts(clients.objects(), settings.INBOX_BUCKET),
  published,
  refresh: sqsRefresh(clients.queues(), settings.REFRESH_QUEUE_URL),
  metrics: emfIngestMetrics(metricsNamespaceOf(city)),
  ids: ulid,
  secrets: () => randomBytes(16).toString('hex'),
};

export const handler = serve<'uploads'>(uploadsOperations(ports), {
  now: () => new Date(),
  idempotency: idempotent(dynamoIdempotency(documents, settings.CATALOG_TABLE), refuseReplay(ports.datasets)),
});
