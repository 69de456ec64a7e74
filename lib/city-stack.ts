import { CfnOutput, CfnParameter, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { City } from '../cities/city.ts';
import { metricsNamespaceOf } from '../functions/limits.ts';
import { Api } from './api.ts';
import { archiveBucket } from './archive.ts';
import { ArchiveSchedule } from './archive-schedule.ts';
import { catalogTable } from './catalog-table.ts';
import { CityFunctions } from './city-functions.ts';
import { ExpirySchedule } from './expiry-schedule.ts';
import { Firewall } from './firewall.ts';
import { FrontDoor } from './front-door.ts';
import type { Bundle } from './function-code.ts';
import { functionSettings } from './function-settings.ts';
import { Identity } from './identity.ts';
import { Inbox } from './inbox.ts';
import { IngestPipeline, refreshWindow } from './ingest-pipeline.ts';
import { named } from './logical-id.ts';
import { Observability } from './observability.ts';
import { personKey } from './person-key.ts';
import { accessLogBucket } from './private-bucket.ts';
import { publishedBucket } from './published.ts';
import { recordsTable } from './records-table.ts';
import { RecountSchedule } from './recount-schedule.ts';
import { cityResourcesOf } from './resources.ts';
import { Site } from './site.ts';
import { deadLetterQueue, WorkQueue } from './work-queue.ts';

export type CityStackSettings = StackProps & {
  readonly city: City;
  readonly functions: Readonly<Record<string, Bundle>>;
  readonly site: Bundle;
};

/** One city's desk, composed in the order of the data's way: in by the inbox, checked, published, kept, read through the API, watched. */
export class CityStack extends Stack {
  constructor(scope: Construct, id: string, settings: CityStackSettings) {
    super(scope, id, settings);
    const { city } = settings;
    const publicUrl = this.publicUrl(city);
    const accessLogs = accessLogBucket(this);

    const { bucket: inbox, smallUploads, largeUploads } = new Inbox(this, 'Inbox', { publicUrl, accessLogs });
    const published = publishedBucket(this, accessLogs);
    const archive = archiveBucket(this, accessLogs, city.archive);
    const catalog = catalogTable(this);
    const records = recordsTable(this);
    const refreshes = new WorkQueue(this, 'Refresh', { consumerTimeout: functionSettings.refresh.timeout, batchingWindow: refreshWindow });
    const recountDeadLetters = named(deadLetterQueue(this, 'RecountDeadLetters'), 'RecountDeadLetters');
    const archiveDeadLetters = named(deadLetterQueue(this, 'ArchiveDeadLetters'), 'ArchiveDeadLetters');
    const expiryDeadLetters = named(deadLetterQueue(this, 'ExpiryDeadLetters'), 'ExpiryDeadLetters');
    const identity = new Identity(this, 'Identity', city, publicUrl);

    const things = {
      publicUrl,
      identity,
      personKey: personKey(this),
      catalog,
      records,
      inbox,
      published,
      smallUploads,
      largeUploads,
      refreshes,
      recountDeadLetters,
    };
    const functions = new CityFunctions(
      this,
      'Functions',
      settings.functions,
      cityResourcesOf({ ...things, archive, archiveDeadLetters, expiryDeadLetters }),
    );
    new IngestPipeline(this, 'IngestPipeline', { smallUploads, largeUploads, refreshes, functions });
    new RecountSchedule(this, 'RecountSchedule', functions.get('recount'), recountDeadLetters);
    new ExpirySchedule(this, 'ExpirySchedule', functions.get('expire'), expiryDeadLetters);
    new ArchiveSchedule(this, 'ArchiveSchedule', functions.get('archive'), archiveDeadLetters);

    const api = new Api(this, 'Entrance', functions);
    if (city.firewall) new Firewall(this, 'ApiFirewall', api);
    const site = new Site(this, 'Site', settings.site, accessLogs);
    const frontDoor = new FrontDoor(this, 'Door', { api, site: site.bucket, city });
    new CfnOutput(this, 'FrontDoorAddress', { value: `https://${frontDoor.distribution.domainName}` });

    const queues = { smallUploads, largeUploads, refreshes, recountDeadLetters, archiveDeadLetters, expiryDeadLetters };
    const watched = { namespace: metricsNamespaceOf(city.id), functions, api, ...queues };
    new Observability(this, 'Observability', watched, city.alarmEmail);
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
