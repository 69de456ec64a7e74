import { randomUUID } from 'node:crypto';
import { accountId } from './assembly/physical.ts';
import type { ScheduleModel } from './assembly/schedules.ts';
import { cronMoment, parseCron, parseRate } from './cron.ts';
import type { Invoke, Outcome } from './functions/functions.ts';

export type Schedules = {
  /** Fires every rule whose logical id begins so, now; gives what each target answered. Throws when none does. */
  readonly run: (logicalIdPrefix: string) => Promise<readonly Outcome[]>;
  readonly stop: () => void;
};

export type ScheduleSettings = {
  readonly region: string;
  readonly now: () => Date;
  /** Whether no timer fires by itself now: while a past is made, it has the runs alone that it asks for. */
  readonly isHeld?: () => boolean;
  /** After how many milliseconds every rule fires once, whatever its time: a laptop sleeps through the night. `undefined`: never. */
  readonly catchUpAfterMilliseconds?: number;
  readonly onFailure: (schedule: ScheduleModel, outcome: Outcome) => void;
};

const minuteMilliseconds = 60_000;

/** EventBridge's rate() and cron() rules. A call that fails is reported; whether it is repeated is `invoke`'s business. */
export function startSchedules(schedules: readonly ScheduleModel[], invoke: Invoke, settings: ScheduleSettings): Schedules {
  const timers: (() => void)[] = [];
  const fire = async (schedule: ScheduleModel): Promise<readonly Outcome[]> => {
    const outcomes = await Promise.all(
      schedule.targets.map(({ functionName, input }) => invoke(functionName, input ?? scheduledEvent(schedule, settings))),
    );
    for (const outcome of outcomes) if (!outcome.ok) settings.onFailure(schedule, outcome);
    return outcomes;
  };
  for (const schedule of schedules)
    timers.push(
      keepTime(schedule, settings, () => {
        if (settings.isHeld?.() !== true) void fire(schedule);
      }),
    );
  if (settings.catchUpAfterMilliseconds !== undefined) {
    const timer = setTimeout(() => schedules.forEach((schedule) => void fire(schedule)), settings.catchUpAfterMilliseconds);
    timers.push(() => clearTimeout(timer));
  }
  return {
    run: async (logicalIdPrefix) => {
      const chosen = schedules.filter(({ logicalId }) => logicalId.startsWith(logicalIdPrefix));
      if (chosen.length === 0) throw new Error(`No rule's logical id begins with ${logicalIdPrefix}`);
      return (await Promise.all(chosen.map(fire))).flat();
    },
    stop: () => {
      for (const cancel of timers) cancel();
    },
  };
}

/** Calls `fire` at the schedule's times until the returned function is called. */
function keepTime({ expression, timeZone }: ScheduleModel, { now }: ScheduleSettings, fire: () => void): () => void {
  const period = parseRate(expression);
  if (period !== undefined) {
    const timer = setInterval(fire, period);
    return () => clearInterval(timer);
  }
  const isTime = parseCron(expression);
  let timer: NodeJS.Timeout;
  const wait = () => {
    // One look in the first second of every minute.
    timer = setTimeout(
      () => {
        if (isTime(cronMoment(now(), timeZone))) fire();
        wait();
      },
      minuteMilliseconds - (now().getTime() % minuteMilliseconds),
    );
  };
  wait();
  return () => clearTimeout(timer);
}

function scheduledEvent(schedule: ScheduleModel, { region, now }: ScheduleSettings) {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: accountId,
    time: now().toISOString(),
    region,
    resources: [schedule.arn],
    detail: {},
  };
}
