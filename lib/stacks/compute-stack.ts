import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { type City, deploymentNameOf } from '../../cities/city.ts';
import { metricsNamespaceOf } from '../../functions/limits.ts';
import { askedSecretOf, rightsToAsk } from '../door/front-door-secret.ts';
import { functionSettings } from '../function-settings.ts';
import { Api } from '../functions/api.ts';
import type { ApiRoute } from '../functions/api-definition.ts';
import { CityFunctions } from '../functions/city-functions.ts';
import type { Bundle } from '../functions/function-code.ts';
import { IngestPipeline, refreshWindow } from '../functions/ingest-pipeline.ts';
import { cityResourcesOf } from '../functions/resources.ts';
import { SafeChange } from '../functions/safe-change.ts';
import { deadLetterQueue, WorkQueue } from '../keeping/work-queue.ts';
import { named } from '../logical-id.ts';
import { publicUrlOf } from '../public-url.ts';
import { ArchiveSchedule } from '../schedules/archive-schedule.ts';
import { ExpirySchedule } from '../schedules/expiry-schedule.ts';
import { FindingsSchedule } from '../schedules/findings-schedule.ts';
import { IndexSchedule } from '../schedules/index-schedule.ts';
import { MoveSchedule } from '../schedules/move-schedule.ts';
import { NoticeSchedule } from '../schedules/notice-schedule.ts';
import { ReadsSchedule } from '../schedules/reads-schedule.ts';
import { RecountSchedule } from '../schedules/recount-schedule.ts';
import { ReminderSchedule } from '../schedules/reminder-schedule.ts';
import { ReportSchedule } from '../schedules/report-schedule.ts';
import { RetentionSchedule } from '../schedules/retention-schedule.ts';
import { Canary } from '../watching/canary.ts';
import { Observability } from '../watching/observability.ts';
import type { DataStack } from './data-stack.ts';

export type ComputeStackSettings = StackProps & {
  readonly city: City;
  readonly data: DataStack;
  readonly functions: Readonly<Record<string, Bundle>>;
  readonly routes: readonly ApiRoute[];
  /** Whether what is read is counted: where the front door's log is delivered. */
  readonly countsReads: boolean;
};

/** What computes: functions and what calls them (queues, schedules, the API), and what watches them. It can be removed and made again; nothing is lost. */
export class ComputeStack extends Stack {
  readonly api: Api;

  constructor(scope: Construct, id: string, settings: ComputeStackSettings) {
    super(scope, id, settings);
    const { city, data, countsReads } = settings;
    const refreshes = new WorkQueue(this, 'Refresh', { consumerTimeout: functionSettings.refresh.timeout, batchingWindow: refreshWindow });
    const files = new WorkQueue(this, 'Files', { consumerTimeout: functionSettings['make-file'].timeout });
    const recountDeadLetters = named(deadLetterQueue(this, 'RecountDeadLetters'), 'RecountDeadLetters');
    const archiveDeadLetters = named(deadLetterQueue(this, 'ArchiveDeadLetters'), 'ArchiveDeadLetters');
    const expiryDeadLetters = named(deadLetterQueue(this, 'ExpiryDeadLetters'), 'ExpiryDeadLetters');
    const retentionDeadLetters = named(deadLetterQueue(this, 'RetentionDeadLetters'), 'RetentionDeadLetters');
    const findingsDeadLetters = named(deadLetterQueue(this, 'FindingsDeadLetters'), 'FindingsDeadLetters');
    const indexDeadLetters = named(deadLetterQueue(this, 'IndexDeadLetters'), 'IndexDeadLetters');
    const noticeDeadLetters = named(deadLetterQueue(this, 'NoticeDeadLetters'), 'NoticeDeadLetters');
    const reportDeadLetters = named(deadLetterQueue(this, 'ReportDeadLetters'), 'ReportDeadLetters');
    const reminderDeadLetters = named(deadLetterQueue(this, 'ReminderDeadLetters'), 'ReminderDeadLetters');
    const moveDeadLetters = named(deadLetterQueue(this, 'MoveDeadLetters'), 'MoveDeadLetters');
    const readsDeadLetters = countsReads ? named(deadLetterQueue(this, 'ReadsDeadLetters'), 'ReadsDeadLetters') : undefined;
    const { smallUploads, largeUploads, matchLists } = data;
    const scheduled = {
      findingsDeadLetters,
      indexDeadLetters,
      noticeDeadLetters,
      reportDeadLetters,
      reminderDeadLetters,
      moveDeadLetters,
      readsDeadLetters,
    };
    const deadLetters = { recountDeadLetters, archiveDeadLetters, expiryDeadLetters, retentionDeadLetters, ...scheduled };
    const queues = { smallUploads, largeUploads, matchLists, refreshes, files, ...deadLetters };

    const { identity, personKey, subjectKey, catalog, records, inbox, published, archive, accessLogs } = data;
    const kept = { identity, personKey, subjectKey, catalog, records, inbox, published, archive, accessLogs };
    const publicUrl = publicUrlOf(this, city);
    const cityResources = cityResourcesOf({ ...kept, ...queues, publicUrl, frontDoorSecret: askedSecretOf(city) ?? 'none' });
    const more = { authorize: rightsToAsk(this, city) };
    const functions = new CityFunctions(this, 'Functions', settings.functions, {
      cityResources,
      more,
      traced: city.tracing,
      without: countsReads ? [] : ['count-reads'],
    });
    new IngestPipeline(this, 'IngestPipeline', { smallUploads, largeUploads, matchLists, refreshes, files, functions });
    new RecountSchedule(this, 'RecountSchedule', functions.get('recount'), recountDeadLetters);
    new ExpirySchedule(this, 'ExpirySchedule', functions.get('expire'), expiryDeadLetters);
    new RetentionSchedule(this, 'RetentionSchedule', functions.get('retain'), retentionDeadLetters);
    new FindingsSchedule(this, 'FindingsSchedule', functions.get('count-findings'), findingsDeadLetters);
    new IndexSchedule(this, 'IndexSchedule', functions.get('keep-index'), indexDeadLetters);
    new NoticeSchedule(this, 'NoticeSchedule', functions.get('notify'), noticeDeadLetters);
    new ReportSchedule(this, 'ReportSchedule', functions.get('keep-reports'), reportDeadLetters);
    new ReminderSchedule(this, 'ReminderSchedule', functions.get('remind'), reminderDeadLetters);
    new MoveSchedule(this, 'MoveSchedule', functions.get('move-opds'), moveDeadLetters);
    if (readsDeadLetters) new ReadsSchedule(this, 'ReadsSchedule', functions.get('count-reads'), readsDeadLetters);
    new ArchiveSchedule(this, 'ArchiveSchedule', functions.get('archive'), archiveDeadLetters);

    const change = new SafeChange(this, 'Change', functions);
    const isGuarded = askedSecretOf(city) !== undefined;
    this.api = new Api(this, 'Entrance', { name: data.stackName, change, routes: settings.routes, isGuarded });
    // Kept for the front door as `DataStack` keeps its own.
    this.exportValue(this.api.rest.restApiId);
    const watched = {
      namespace: metricsNamespaceOf(city),
      runbook: city.runbookUrl,
      functions,
      api: this.api,
      catalog,
      records,
      ...queues,
    };
    const canary = city.canary && new Canary(this, 'CanaryReader', { deploymentName: deploymentNameOf(city), publicUrl, ...city.canary });
    const { ofAnswers } = new Observability(this, 'Observability', watched, { alarmEmail: city.alarmEmail, more: canary?.alarms ?? {} });
    change.watch(city.trafficShift, ofAnswers);
  }
}
