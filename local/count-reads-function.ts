import { join } from 'node:path';
import * as z from 'zod';
import type { FunctionModel } from './assembly/functions.ts';
import type { ControlActions } from './control.ts';
import type { Invoke } from './functions/functions.ts';
import { openLogFile } from './functions/log-file.ts';
import { type ReadLogDelivery, readLogDelivery } from './read-log-delivery.ts';
import type { Schedules } from './schedules.ts';
import type { Services } from './services.ts';

const countFunctionId = 'CountReadsFunction';
const countedSchema = z.object({ days: z.int(), lines: z.int(), unreadLines: z.int(), reads: z.int(), notCounted: z.int() });
/** Today, and the days before it that the log is kept for. */
const daysHeld = 4;
const dayMilliseconds = 24 * 60 * 60 * 1000;

/** The front door's log: in `logs/FrontDoorReads.log` for whoever looks, and delivered where the worker that counts reads looks for it; in an assembly without that worker in the file alone. */
export function openReadLog(
  home: string,
  functions: readonly FunctionModel[],
  { putObject }: Pick<Services, 'putObject'>,
  now: () => Date,
): ReadLogDelivery {
  const file = openLogFile(join(home, 'logs', 'FrontDoorReads.log'), now);
  const bucket = functions.find(({ logicalId }) => logicalId === countFunctionId)?.environment.ACCESS_LOG_BUCKET;
  const delivery = bucket === undefined ? undefined : readLogDelivery((key, bytes) => putObject(bucket, key, bytes), now);
  return {
    write: (line) => {
      file.write(line);
      delivery?.write(line);
    },
    deliver: async () => delivery?.deliver(),
    stop: async () => {
      await Promise.all([file.close(), delivery?.stop()]);
    },
  };
}

/** Whoever has rules fired by hand waits for no delivery. */
export function afterDelivery(schedules: Schedules, deliver: () => Promise<void>): Schedules {
  const run: Schedules['run'] = async (logicalIdPrefix) => {
    await deliver();
    return schedules.run(logicalIdPrefix);
  };
  return { ...schedules, run };
}

/** Has what was read counted now, today's too: the log here is delivered first, so that nothing of it is still to come. A laptop rarely ran at two at night: the first count of a day is its look at what is open. */
export function readsCounter(
  functions: readonly FunctionModel[],
  invoke: Invoke,
  deliver: () => Promise<void>,
  now: () => Date,
): ControlActions['countReads'] {
  return async () => {
    const counter = functions.find(({ logicalId }) => logicalId === countFunctionId);
    if (counter === undefined) throw new Error(`The assembly has no ${countFunctionId}`);
    await deliver();
    const days = Array.from({ length: daysHeld }, (_, age) => new Date(now().getTime() - age * dayMilliseconds).toISOString().slice(0, 10));
    const outcome = await invoke(counter.name, { days, firstRunServes: true });
    if (!outcome.ok)
      throw new Error(`Pembacaan tidak selesai dihitung (${outcome.errorType}). Lihat catatan fungsi ${countFunctionId}, lalu ulangi.`);
    return countedSchema.parse(JSON.parse(outcome.payload));
  };
}
