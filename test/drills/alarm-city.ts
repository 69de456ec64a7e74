import { rmSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { accountId } from '../../local/assembly/physical.ts';
import { currentAssembly } from '../../local/synthesize.ts';
import type { Watched } from '../../local/watch.ts';
import { changedAssembly } from '../way/changed-assembly.ts';
import { type Faults, faultyAssembly } from '../way/faulty-assembly.ts';
import { type Permission, withoutPermission } from '../way/without-permission.ts';
import { kindOf, type Played } from './alarm-kinds.ts';
import { type Running, startIn } from './city.ts';
import { root, type Stage } from './drill.ts';

const address = 'walidata@example.id';
const minuteMilliseconds = 60_000;
// No drill is decided by time, but one that waits for what never comes must end.
const longestWaitMilliseconds = 10 * minuteMilliseconds;
const pollMilliseconds = 250;

/** What is wrong with a deployment: code in place of a function's own, queues in a hurry, rights that were forgotten. */
export type Wrong = Faults & { readonly withoutRights?: readonly Permission[] };

/** A city whose alarms are mailed to somebody, which is deployed with faults and without them, on one home. */
export type AlarmCity = {
  /** Ends the deployment before. */
  readonly deploy: (wrong?: Wrong) => Promise<Running>;
  /** Waits until each is in ALARM, looked at so many minutes from now, or before, and was mailed; says so. */
  readonly rings: (alarms: readonly Played[], minutesAhead?: number) => Promise<void>;
  /** The same, until each is OK again. */
  readonly ends: (alarms: readonly Played[], minutesAhead?: number) => Promise<void>;
  /** Throws where one rings already: what the drill does next would prove nothing. */
  readonly rest: (alarms: readonly Played[], minutesAhead?: number) => void;
  readonly queueArn: (logicalId: string) => string;
  readonly stop: () => Promise<void>;
};

export async function openAlarmCity(stage: Stage, home: string): Promise<AlarmCity> {
  const made: string[] = [];
  const kept = (directory: string) => made[made.push(directory) - 1] ?? directory;
  const mailed = kept(withMail(await currentAssembly(root, () => undefined)));
  let running: Running | undefined;
  let ahead = 0;
  const current = (): Running => {
    if (running === undefined) throw new Error('nothing is deployed');
    return running;
  };
  /** One look, so many minutes from now: what only time does comes by a clock that is put forward. */
  const look = (minutesAhead: number) => {
    ahead = minutesAhead * minuteMilliseconds;
    const watched = current().laptop.look();
    ahead = 0;
    return watched;
  };
  const standingIn = ({ alarms }: Watched, alarm: Played) => alarms.find(({ name }) => name === `${alarm}Alarm`);
  const comes = async (state: 'ALARM' | 'OK', alarms: readonly Played[], minutesAhead: number) => {
    for (const alarm of alarms) {
      const { found, notices } = await until(`${alarm} is ${state}`, () => {
        const watched = look(minutesAhead);
        const found = standingIn(watched, alarm);
        return found?.state === state ? { found, notices: watched.notices } : undefined;
      });
      const told = notices.findLast(({ subject }) => subject === `${state}: "${alarm}Alarm"`);
      if (!told?.to.includes(`email:${address}`)) throw new Error(`${alarm} was not mailed: ${told?.refused ?? 'nothing was told'}`);
      const when = minutesAhead > 0 ? ` ${minutesAhead} minutes later` : '';
      stage.say(`  ${state} ${alarm}${when} (${kindOf(alarm)}: ${found.reason}), mailed to ${address}`);
    }
  };
  return {
    async deploy({ withoutRights = [], ...faults } = {}) {
      await running?.stop();
      const cut = withoutRights.reduce((from, right) => kept(withoutPermission(from, right)), mailed);
      const assemblyDirectory = Object.keys(faults).length === 0 ? cut : kept(faultyAssembly(cut, faults));
      running = await startIn(home, { assemblyDirectory, now: () => new Date(Date.now() + ahead) });
      return running;
    },
    rings: (alarms, minutesAhead = 0) => comes('ALARM', alarms, minutesAhead),
    ends: (alarms, minutesAhead = 0) => comes('OK', alarms, minutesAhead),
    rest(alarms, minutesAhead = 0) {
      for (const alarm of alarms) {
        const state = standingIn(look(minutesAhead), alarm)?.state;
        if (state !== 'OK' && state !== 'INSUFFICIENT_DATA') throw new Error(`${alarm} is ${state} before its cause`);
      }
    },
    queueArn(logicalId) {
      const { model } = current().laptop;
      const queue = model.queues.find(({ name }) => name.includes(logicalId));
      if (queue === undefined) throw new Error(`there is no queue ${logicalId}`);
      return `arn:aws:sqs:${model.region}:${accountId}:${queue.name}`;
    },
    async stop() {
      await running?.stop();
      for (const directory of made) rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** The subscription that a city's `alarmEmail` makes (test/lib/observability.test.ts). */
function withMail(assemblyDirectory: string): string {
  return changedAssembly(assemblyDirectory, (resources) => {
    if (!('AlarmTopic' in resources)) return;
    const properties = { Protocol: 'email', Endpoint: address, TopicArn: { Ref: 'AlarmTopic' } };
    resources.AlarmMail = { Type: 'AWS::SNS::Subscription', Properties: properties };
  });
}

/** Asks until there is an answer. */
export async function until<T>(what: string, ask: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const from = Date.now();
  for (;;) {
    const found = await ask();
    if (found !== undefined) return found;
    if (Date.now() - from > longestWaitMilliseconds) throw new Error(`it never came that ${what}`);
    await setTimeout(pollMilliseconds);
  }
}
