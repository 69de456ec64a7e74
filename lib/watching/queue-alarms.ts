import { Duration } from 'aws-cdk-lib';
import { TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { AlarmSettings } from './alarm-settings.ts';
import type { Watched } from './watched.ts';

const ofQueue = { period: Duration.minutes(5), statistic: 'Maximum' };

/** The queues of what could not be done, by the name of each one's alarm. */
export function deadLettersOf(watched: Watched): Readonly<Record<string, Queue>> {
  return {
    SmallUploadsDeadLetters: watched.smallUploads.deadLetters,
    LargeUploadsDeadLetters: watched.largeUploads.deadLetters,
    MatchListsDeadLetters: watched.matchLists.deadLetters,
    RefreshDeadLetters: watched.refreshes.deadLetters,
    FilesDeadLetters: watched.files.deadLetters,
    RecountDeadLetters: watched.recountDeadLetters,
    ArchiveDeadLetters: watched.archiveDeadLetters,
    RetentionDeadLetters: watched.retentionDeadLetters,
    FindingsDeadLetters: watched.findingsDeadLetters,
    IndexDeadLetters: watched.indexDeadLetters,
    NoticeDeadLetters: watched.noticeDeadLetters,
    ReportDeadLetters: watched.reportDeadLetters,
    ReminderDeadLetters: watched.reminderDeadLetters,
    MoveDeadLetters: watched.moveDeadLetters,
    ExpiryDeadLetters: watched.expiryDeadLetters,
    ...(watched.readsDeadLetters ? { ReadsDeadLetters: watched.readsDeadLetters } : {}),
  };
}

/** What is watched of the queues: work that could not be done, and work that waits. */
export function queueAlarms(watched: Watched): Record<string, AlarmSettings> {
  const deadLetters = Object.entries(deadLettersOf(watched)).map(([name, queue]) => [name, anyIn(queue)] as const);
  return {
    ...Object.fromEntries(deadLetters),
    // A clerk's file is checked in a minute; a quarter of an hour is an office waiting at the telephone.
    SmallUploadsWaiting: oldestIn(watched.smallUploads.queue, Duration.minutes(15)),
    // A giant takes up to 15 minutes, and others stand before it.
    LargeUploadsWaiting: oldestIn(watched.largeUploads.queue, Duration.hours(2)),
    // A file takes a minute or two; a message whose function was killed is hidden for 90 minutes, and whoever asks meanwhile has another sent.
    FilesWaiting: oldestIn(watched.files.queue, Duration.hours(2)),
  };
}

/**
 * One is too many. SQS tells nothing of a queue that nobody touched for six hours ("Available CloudWatch metrics for Amazon SQS"), and nobody touches a dead letter: silence leaves the alarm
 * as it is, so that it ends when the queue is told to be empty and not before.
 */
function anyIn(deadLetters: Queue): AlarmSettings {
  return {
    metric: deadLetters.metricApproximateNumberOfMessagesVisible(ofQueue),
    rings: { from: 1 },
    whenSilent: TreatMissingData.IGNORE,
  };
}

/** A queue that is worked off is asked all the time, so its silence is rest. */
function oldestIn(queue: Queue, age: Duration): AlarmSettings {
  return { metric: queue.metricApproximateAgeOfOldestMessage(ofQueue), rings: { from: age.toSeconds() } };
}
