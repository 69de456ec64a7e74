import * as z from 'zod';
import { type City, deploymentNameOf } from '../../cities/city.ts';
import { askLaptop } from '../../local/control.ts';
import type { AskAws } from '../aws/command-line.ts';
import { demand, type SmokeRun, Surprise } from './run.ts';

/** Has one alarm ring without a cause, and sees it told and end; gives a sentence of what was seen. Rejects when it is not told. */
export type AlarmTrip = (run: Pick<SmokeRun, 'wait'>) => Promise<string>;

/**
 * The alarm that is rung: its cause, requests that are turned away for a quarter of an hour, is not there, so it ends at the next evaluation. No change of
 * what answers requests is taken back by it (lib/functions/safe-change.ts): the test may run while one shifts.
 */
export const rung = 'ApiThrottledAlarm';
const pauseMilliseconds = 10_000;
/** CloudWatch evaluates each minute; the alarm looks at fifteen. */
const longestTries = 60;

const stackSchema = z.object({ StackResourceDetail: z.object({ PhysicalResourceId: z.string() }) });
const historySchema = z.object({
  AlarmHistoryItems: z.array(z.object({ HistoryData: z.string().default(''), HistorySummary: z.string() })),
});
const alarmsSchema = z.object({ MetricAlarms: z.array(z.object({ StateValue: z.string() })) });

/** The alarm of a deployed city, by the AWS command line. */
export function alarmOfCity(city: City, aws: AskAws, now: () => Date): AlarmTrip {
  const ask = async (...call: readonly string[]): Promise<unknown> => {
    const answer = await aws(city.region, ...call);
    if ('code' in answer) throw new Surprise(`the alarm was not rung: ${answer.says}`);
    return answer.body;
  };
  return async ({ wait }) => {
    const stack = `satu-data-${deploymentNameOf(city)}-compute`;
    const found = await ask('cloudformation', 'describe-stack-resource', '--stack-name', stack, '--logical-resource-id', rung);
    const name = stackSchema.parse(found).StackResourceDetail.PhysicalResourceId;
    const since = now().toISOString();
    await ask('cloudwatch', 'set-alarm-state', '--alarm-name', name, '--state-value', 'ALARM', '--state-reason', 'uji asap');
    const history = ['--alarm-name', name, '--history-item-type', 'Action', '--start-date', since];
    const isTold = async () => toldIn(historySchema.parse(await ask('cloudwatch', 'describe-alarm-history', ...history)).AlarmHistoryItems);
    await patiently(wait, isTold, `${rung} rang, and CloudWatch did not tell the topic`);
    const state = async () =>
      alarmsSchema.parse(await ask('cloudwatch', 'describe-alarms', '--alarm-names', name)).MetricAlarms[0]?.StateValue;
    await patiently(wait, async () => (await state()) === 'OK', `${rung} does not end`);
    return `${rung} rang, the topic was told, and it ended; ${city.alarmEmail ?? 'whoever subscribed to the topic'} must have got two mails`;
  };
}

/** `Failed to execute action …` is what an action that the topic's policy forbids leaves (CloudWatch, "DescribeAlarmHistory"). */
function toldIn(items: readonly { readonly HistorySummary: string }[]): boolean {
  const failed = items.find(({ HistorySummary }) => /^Failed to execute action/.test(HistorySummary));
  if (failed) throw new Surprise(`${rung} rang, and was not told: ${failed.HistorySummary}`);
  return items.some(({ HistorySummary }) => /^Successfully executed action arn:aws:sns:/.test(HistorySummary));
}

async function patiently(wait: SmokeRun['wait'], holds: () => Promise<boolean>, what: string): Promise<void> {
  for (let tries = 0; tries < longestTries; tries += 1) {
    if (await holds()) return;
    await wait(pauseMilliseconds);
  }
  throw new Surprise(what);
}

const watchedSchema = z.object({
  alarms: z.array(z.object({ name: z.string(), state: z.string() })),
  notices: z.array(z.object({ subject: z.string(), refused: z.string().optional() })),
});

/** The same alarm of the laptop that runs on `home`. */
export function alarmOfLaptop(home: string): AlarmTrip {
  return async () => {
    await askLaptop(home, { ask: 'ring', alarm: rung });
    // Whatever is asked for is evaluated first, and so it has ended again.
    const { alarms, notices } = watchedSchema.parse(await askLaptop(home, { ask: 'alarms' }));
    const told = notices.filter(({ subject }) => subject.includes(`"${rung}"`)).slice(-2);
    demand(
      told.map(({ subject }) => subject.split(':')[0]).join() === 'ALARM,OK',
      `${rung} rang, and the topic was not told that it did and ended`,
    );
    demand(
      told.every(({ refused }) => refused === undefined),
      `${rung} rang, and the topic refused it: ${told[0]?.refused}`,
    );
    demand(
      alarms.some(({ name, state }) => name === rung && state === 'OK'),
      `${rung} does not end`,
    );
    return `${rung} rang, the topic was told, and it ended`;
  };
}
