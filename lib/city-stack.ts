import { CfnOutput, CfnParameter, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { City } from '../cities/city.ts';
import { Api } from './api.ts';
import { archiveBucket } from './archive.ts';
import { catalogTable } from './catalog-table.ts';
import { CityFunctions } from './city-functions.ts';
import { Firewall } from './firewall.ts';
import { FrontDoor } from './front-door.ts';
import type { Bundle } from './function-code.ts';
import { functionSettings } from './function-settings.ts';
import { arnsOf } from './grant-targets.ts';
import { Identity } from './identity.ts';
import { Inbox } from './inbox.ts';
import { IngestPipeline, indexWindow } from './ingest-pipeline.ts';
import { named } from './logical-id.ts';
import { Observability } from './observability.ts';
import { accessLogBucket } from './private-bucket.ts';
import { publishedBucket } from './published.ts';
import { recordsTable } from './records-table.ts';
import { RecountSchedule } from './recount-schedule.ts';
import { Site } from './site.ts';
import { deadLetterQueue, WorkQueue } from './work-queue.ts';

export type CityStackSettings = StackProps & {
  readonly city: City;
  readonly functions: Readonly<Record<string, Bundle>>;
  readonly site: Bundle;
};

/** One city's desk, composed in the order of the data's way: in by the inbox, checked, published, kept, read by the API, watched. */
export class CityStack extends Stack {
  readonly functions: CityFunctions;
  readonly api: Api;
  readonly observability: Observability;

  constructor(scope: Construct, id: string, settings: CityStackSettings) {
    super(scope, id, settings);
    const { city } = settings;
    const publicUrl = this.publicUrl(city);
    const accessLogs = accessLogBucket(this);

    const inbox = new Inbox(this, 'Inbox', { publicUrl, accessLogs });
    const published = publishedBucket(this, accessLogs);
    archiveBucket(this, accessLogs);
    const catalog = catalogTable(this);
    const records = recordsTable(this);
    const index = new WorkQueue(this, 'Index', { consumerTimeout: functionSettings.reindex.timeout, batchingWindow: indexWindow });
    const recountDeadLetters = named(deadLetterQueue(this, 'RecountDeadLetters'), 'RecountDeadLetters');
    const identity = new Identity(this, 'Identity', city, publicUrl);

    this.functions = new CityFunctions(this, 'Functions', settings.functions, {
      settings: {
        CATALOG_TABLE: catalog.tableName,
        RECORDS_TABLE: records.tableName,
        INBOX_BUCKET: inbox.bucket.bucketName,
        PUBLISHED_BUCKET: published.bucketName,
        INDEX_QUEUE_URL: index.queue.queueUrl,
        ISSUER: identity.issuer,
        CLIENT_ID: identity.clientId,
        PUBLIC_URL: publicUrl,
      },
      arnOf: arnsOf({
        catalogTable: catalog,
        recordsTable: records,
        inbox: inbox.bucket,
        published,
        indexQueue: index.queue,
        smallUploads: inbox.smallUploads.queue,
        largeUploads: inbox.largeUploads.queue,
        recountDeadLetters,
      }),
    });
    new IngestPipeline(this, 'IngestPipeline', inbox, index, this.functions);
    new RecountSchedule(this, 'RecountSchedule', this.functions.get('recount'), recountDeadLetters);

    this.api = new Api(this, 'Entrance', this.functions);
    if (city.firewall) new Firewall(this, 'ApiFirewall', this.api);
    const watched = {
      functions: this.functions,
      api: this.api,
      smallUploads: inbox.smallUploads,
      largeUploads: inbox.largeUploads,
      index,
      recountDeadLetters,
    };
    this.observability = new Observability(this, 'Observability', watched, city.alarmEmail);
    const site = new Site(this, 'Site', settings.site, accessLogs);
    const frontDoor = new FrontDoor(this, 'Door', { api: this.api, site: site.bucket, accessLogs, city });
    new CfnOutput(this, 'FrontDoorAddress', { value: `https://${frontDoor.distribution.domainName}` });
  }

  private publicUrl(city: City): string {
    const parameter = new CfnParameter(this, 'PublicUrl', {
      description: 'Where people reach the portal and the API, without a slash at its end',
      default: city.publicUrl,
      allowedPattern: '^https?://[^/]+$',
    });
    return parameter.valueAsString;
  }
}
