import { Duration } from 'aws-cdk-lib';
import { Alarm, type AlarmProps, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { AlarmSettings } from './alarm-settings.ts';
import { authorizerErrors } from './authorizer-errors.ts';
import { named } from './logical-id.ts';
import { allOpds, filled } from './metrics.ts';
import { recordAlarms } from './record-alarms.ts';
import { recountEvery } from './recount-schedule.ts';
import type { Watched } from './watched.ts';

const fewMinutes = Duration.minutes(5);
const sum = { period: fewMinutes, statistic: 'Sum' };

/** What somebody is woken for; each has its section in docs/runbook.md, and a test compares. */
export class Alarms extends Construct {
  readonly all: readonly Alarm[];

  constructor(scope: Construct, id: string, watched: Watched, topic: ITopic) {
    super(scope, id);
    const settings = Object.entries({
      ...queueAlarms(watched),
      ...functionAlarms(watched),
      ...apiAlarms(watched, authorizerErrors(this, watched.api, watched.namespace)),
      ...recordAlarms(watched.namespace),
    });
    this.all = settings.map(([name, alarm]) => this.alarm(name, alarm, topic));
  }

  private alarm(name: string, settings: AlarmSettings, topic: ITopic): Alarm {
    const alarm = new Alarm(this, name, {
      metric: settings.metric,
      ...thresholdOf(settings),
      evaluationPeriods: settings.periods ?? 1,
      treatMissingData: settings.whenSilent ?? TreatMissingData.NOT_BREACHING,
      alarmDescription: `docs/runbook.md, section ${name}`,
    });
    alarm.addAlarmAction(new SnsAction(topic));
    alarm.addOkAction(new SnsAction(topic));
    return named(alarm, `${name}Alarm`);
  }
}

function thresholdOf({ rings }: AlarmSettings): Pick<AlarmProps, 'threshold' | 'comparisonOperator'> {
  return 'from' in rings
    ? { threshold: rings.from, comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD }
    : { threshold: rings.below, comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD };
}

function queueAlarms({
  smallUploads,
  largeUploads,
  matchLists,
  refreshes,
  files,
  recountDeadLetters,
  archiveDeadLetters,
  expiryDeadLetters,
  retentionDeadLetters,
  findingsDeadLetters,
  indexDeadLetters,
  noticeDeadLetters,
  reportDeadLetters,
  reminderDeadLetters,
}: Watched): Record<string, AlarmSettings> {
  const kept = { period: fewMinutes, statistic: 'Maximum' };
  return {
    SmallUploadsDeadLetters: { metric: smallUploads.deadLetters.metricApproximateNumberOfMessagesVisible(kept), rings: { from: 1 } },
    LargeUploadsDeadLetters: { metric: largeUploads.deadLetters.metricApproximateNumberOfMessagesVisible(kept), rings: { from: 1 } },
    MatchListsDeadLetters: { metric: matchLists.deadLetters.metricApproximateNumberOfMessagesVisible(kept), rings: { from: 1 } },
    RefreshDeadLetters: { metric: refreshes.deadLetters.metricApproximateNumberOfMessagesVisible(kept), rings: { from: 1 } },
    FilesDeadLetters: { metric: files.deadLetters.metricApproximateNumberOfMessagesVisible(kept), rings: { from: 1 } },
    RecountDeadLetters: { metric: recountDeadLetters.metricApproximateNumberOfMessagesVisible(kept), rings: { from: 1 } },
    ArchiveDeadLetters: { metric: archiveDeadLetters.metricApproximateNumberOfMessagesVisible(kept), rings: { from: 1 } },
    RetentionDeadLetters: { metric: retentionDeadLetters.metricApproximateNumberOfMessagesVisible(kept), rings: { from: 1 } },
    FindingsDeadLetters: { metric: findingsDeadLetters.metricApproximateNumberOfMessagesVisible(kept), rings: { from: 1 } },
    IndexDeadLetters: { metric: indexDeadLetters.metricApproximateNumberOfMessagesVisible(kept), rings: { from: 1 } },
    NoticeDeadLetters: { metric: noticeDeadLetters.metricApproximateNumberOfMessagesVisible(kept), rings: { from: 1 } },
    ReportDeadLetters: { metric: reportDeadLetters.metricApproximateNumberOfMessagesVisible(kept), rings: { from: 1 } },
    ReminderDeadLetters: { metric: reminderDeadLetters.metricApproximateNumberOfMessagesVisible(kept), rings: { from: 1 } },
    ExpiryDeadLetters: { metric: expiryDeadLetters.metricApproximateNumberOfMessagesVisible(kept), rings: { from: 1 } },
    // A clerk's file is checked in a minute; a quarter of an hour is an office waiting at the telephone.
    SmallUploadsWaiting: {
      metric: smallUploads.queue.metricApproximateAgeOfOldestMessage(kept),
      rings: { from: Duration.minutes(15).toSeconds() },
    },
    // A giant takes up to 15 minutes, and others stand before it.
    LargeUploadsWaiting: {
      metric: largeUploads.queue.metricApproximateAgeOfOldestMessage(kept),
      rings: { from: Duration.hours(2).toSeconds() },
    },
    // A file takes a minute or two; a message whose function was killed is hidden for 90 minutes, and whoever asks meanwhile has another sent.
    FilesWaiting: {
      metric: files.queue.metricApproximateAgeOfOldestMessage(kept),
      rings: { from: Duration.hours(2).toSeconds() },
    },
  };
}

function functionAlarms({ functions, namespace }: Watched): Record<string, AlarmSettings> {
  return {
    UploadsFailed: { metric: allOpds(namespace, 'UploadsFailed', fewMinutes), rings: { from: 1 } },
    // One alarm a function: a sum of both has a value only where both have one, and a function that is not called has none.
    IngestSmallCrashed: { metric: functions.get('ingest-small').lambda.metricErrors(sum), rings: { from: 1 } },
    MakeFileCrashed: { metric: functions.get('make-file').lambda.metricErrors(sum), rings: { from: 1 } },
    IngestLargeCrashed: { metric: functions.get('ingest-large').lambda.metricErrors(sum), rings: { from: 1 } },
    // The account's concurrency is shared, so all functions count together (AWS/Lambda without a dimension).
    FunctionThrottles: { metric: new Metric({ namespace: 'AWS/Lambda', metricName: 'Throttles', ...sum }), rings: { from: 1 }, periods: 2 },
    RecountMissing: {
      metric: filled(functions.get('recount').lambda.metricInvocations({ period: recountEvery, statistic: 'Sum' }), 0),
      rings: { below: 1 },
      periods: 2,
      whenSilent: TreatMissingData.BREACHING,
    },
  };
}

function apiAlarms({ api }: Watched, failedAuthorizations: Metric): Record<string, AlarmSettings> {
  return {
    // One fault is a hiccup; three in five minutes are a cause.
    ApiFaults: { metric: api.rest.metricServerError(sum), rings: { from: 3 } },
    // Anyone who can't be authorized gets nothing at all: the first error rings.
    AuthorizerErrors: { metric: failedAuthorizations, rings: { from: 1 } },
  };
}
