import { join } from 'node:path';
import { type AlarmStanding, alarmsOf, type Transition } from './alarms/alarms.ts';
import { stateFile } from './alarms/state-file.ts';
import { type Notice, openTopics } from './alarms/topics.ts';
import type { AlarmModel } from './assembly/alarms.ts';
import type { CityModel } from './assembly/model.ts';
import { accountId } from './assembly/physical.ts';
import type { Outcome } from './functions/functions.ts';
import { openLogFile } from './functions/log-file.ts';
import { accessLine } from './gateway/access-log.ts';
import type { OnEnded } from './gateway/gateway.ts';
import type { Meter } from './metrics/meter.ts';
import type { Metrics } from './metrics/metrics.ts';
import type { Metric } from './metrics/sample.ts';
import { serviceMetrics, type WatchedMetric } from './metrics/service-metrics.ts';
import type { Queues } from './queues/queues.ts';

/** How every alarm stands, and the last notices of the topics, oldest first. */
export type Watched = { readonly alarms: readonly AlarmStanding[]; readonly notices: readonly Notice[] };

/** What CloudWatch does beside the desk: it counts, and evaluates the alarms every minute. */
export type Watch = {
  readonly onOutcome: (functionName: string, outcome: Outcome) => void;
  /** A line that Lambda writes into a function's log. */
  readonly onReport: (functionName: string, line: string) => void;
  readonly onEnded: OnEnded;
  /** Evaluates now, between two minutes. */
  readonly look: () => Watched;
  /** Has an alarm ring without a cause, as `aws cloudwatch set-alarm-state` does, to see whom it tells. */
  readonly ring: (alarm: string) => void;
  readonly stop: () => Promise<void>;
};

export type WatchSettings = {
  readonly home: string;
  readonly queues: Pick<Queues, 'depth' | 'oldestSeconds'>;
  readonly metrics: Pick<Metrics, 'samples'>;
  readonly now: () => Date;
  readonly meter?: Meter;
  /** Gets what a person would be mailed. */
  readonly say: (line: string) => void;
};

const everyMilliseconds = 60_000; // "For any period of one minute or longer, an alarm is evaluated every minute" (CloudWatch, "Alarm evaluation")
const keptMilliseconds = 15 * 24 * 60 * 60 * 1000; // CloudWatch keeps values of a minute for 15 days, twice what an alarm can look back

/** Watches a running laptop by the alarms, metric filters and topics of the template. Its state is one summary a watched metric and the last notices. */
export function startWatch(model: CityModel, settings: WatchSettings): Watch {
  const { home, metrics, now } = settings;
  const filtered = model.metricFilters.map(({ metric }) => ({ metric, byPercentile: false }));
  const counted = serviceMetrics([...model.alarms.flatMap(watchedMetric), ...filtered]);
  const log = openLogFile(join(home, 'logs', 'alarms.log'), now);
  const topics = openTopics(model.topics, model.resourcePolicies, {
    now,
    onNotice: (notice) => tellNotice(notice, log.write, settings.say),
  });
  const onTransition = (transition: Transition) => log.write(JSON.stringify({ message: 'alarm', ...transition }));
  const states = stateFile(join(home, 'alarms.json'));
  const alarms = alarmsOf(model.alarms, { samples: metrics.samples, states, publish: topics.publish, onTransition, now });
  const access = accessLog(model, { home, now, meter: settings.meter }, counted.observe);
  metrics.samples.forgetServices(now().getTime() - keptMilliseconds);
  const look = (): Watched => {
    observeQueues(model, settings.queues, counted.observe);
    metrics.samples.add(counted.take(now()));
    return { alarms: alarms.evaluate(), notices: topics.last() };
  };
  // A disk that is full must not end the desk for want of a metric.
  const lookByTheClock = () => {
    try {
      look();
    } catch (error) {
      settings.say(`not evaluated: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const timer = setInterval(lookByTheClock, everyMilliseconds).unref();
  return {
    onOutcome: (functionName, outcome) => observeOutcome(functionName, outcome, counted.observe),
    onReport: (functionName, line) => observeLine(model, functionName, line, counted.observe),
    onEnded: access.onEnded,
    look,
    ring: (alarm) => alarms.set(alarm, 'ALARM', 'set by hand'),
    stop: async () => {
      clearInterval(timer);
      metrics.samples.add(counted.take(now()));
      await Promise.all([log.close(), access.close()]);
    },
  };
}

type Observe = (metric: Metric, value: number) => void;

function watchedMetric({ watched }: AlarmModel): readonly WatchedMetric[] {
  return watched.kind === 'metric' ? [{ metric: watched.metric, byPercentile: watched.statistic.kind === 'percentile' }] : [];
}

function tellNotice(notice: Notice, write: (line: string) => void, say: (line: string) => void): void {
  const { message: text, ...rest } = notice;
  write(JSON.stringify({ message: notice.refused === undefined ? 'notice' : 'notice refused', ...rest, text }));
  if (notice.refused !== undefined || notice.subject.startsWith('ALARM'))
    say(`${notice.subject} ${notice.refused ?? text.replaceAll('\n', '; ')}`);
}

/** Lambda's own metrics ("Working with Lambda function metrics"): of the function, and of all together without a dimension. */
function observeOutcome(functionName: string, outcome: Outcome, observe: Observe): void {
  // Neither reached the function: an event that is too large, and one that waited while the laptop stopped.
  if (!outcome.ok && ['RequestEntityTooLargeException', 'Runtime.Stopped'].includes(outcome.errorType)) return;
  for (const dimensions of [{ FunctionName: functionName }, {}] as const) {
    observe({ namespace: 'AWS/Lambda', name: 'Invocations', dimensions }, 1);
    observe({ namespace: 'AWS/Lambda', name: 'Errors', dimensions }, outcome.ok ? 0 : 1);
    observe({ namespace: 'AWS/Lambda', name: 'Throttles', dimensions }, 0);
  }
}

/** Metrics that are filtered out of a function's log. */
function observeLine(model: CityModel, functionName: string, line: string, observe: Observe): void {
  const logGroupName = model.functions.find(({ name }) => name === functionName)?.logGroupName;
  if (logGroupName !== undefined) observeFiltered(model, logGroupName, line, observe);
}

function observeFiltered(model: CityModel, ofLogGroup: string, line: string, observe: Observe): void {
  for (const { logGroupName, passes, metric, value } of model.metricFilters)
    if (logGroupName === ofLogGroup && passes(line)) observe(metric, value);
}

/** SQS's own metrics ("Available CloudWatch metrics for Amazon SQS"). AWS stops telling them of a queue that nobody used for six hours. */
function observeQueues(model: CityModel, queues: WatchSettings['queues'], observe: Observe): void {
  for (const { name } of model.queues) {
    const queueArn = `arn:aws:sqs:${model.region}:${accountId}:${name}`;
    const dimensions = { QueueName: name };
    observe({ namespace: 'AWS/SQS', name: 'ApproximateNumberOfMessagesVisible', dimensions }, queues.depth(queueArn).visible);
    observe({ namespace: 'AWS/SQS', name: 'ApproximateAgeOfOldestMessage', dimensions }, queues.oldestSeconds(queueArn));
  }
}

type LogSettings = Pick<WatchSettings, 'home' | 'now'> & { readonly meter: Meter | undefined };

/** API Gateway's own metrics, and the stage's access log with the metrics that are filtered out of it. */
function accessLog(model: CityModel, { home, now, meter }: LogSettings, observe: Observe) {
  const { accessLog: setting, name } = model.api;
  const file = setting === undefined ? undefined : openLogFile(join(home, 'logs', `${setting.logGroupName}.log`), now);
  const dimensions = { ApiName: name };
  const onEnded: OnEnded = (context, ending) => {
    observe({ namespace: 'AWS/ApiGateway', name: 'Count', dimensions }, 1);
    observe({ namespace: 'AWS/ApiGateway', name: '4XXError', dimensions }, ending.status >= 400 && ending.status < 500 ? 1 : 0);
    observe({ namespace: 'AWS/ApiGateway', name: '5XXError', dimensions }, ending.status >= 500 ? 1 : 0);
    observe({ namespace: 'AWS/ApiGateway', name: 'Latency', dimensions }, ending.milliseconds);
    meter?.answer(ending.bytes);
    if (setting === undefined) return;
    const line = accessLine(setting.format, context, ending);
    file?.write(line);
    meter?.line(Buffer.byteLength(line));
    observeFiltered(model, setting.logGroupName, line, observe);
  };
  return { onEnded, close: async () => file?.close() };
}
