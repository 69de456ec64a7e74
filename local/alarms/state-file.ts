import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as z from 'zod';

const stateSchema = z.strictObject({ state: z.enum(['OK', 'ALARM', 'INSUFFICIENT_DATA']), since: z.iso.datetime(), reason: z.string() });
const fileSchema = z.record(z.string(), stateSchema);

/** The state of an alarm, since when and why. */
export type KeptState = z.infer<typeof stateSchema>;
export type KeptStates = Readonly<Record<string, KeptState>>;

/** Where alarms stand from start to start, by logical id. */
export type StateFile = { readonly read: () => KeptStates; readonly write: (states: KeptStates) => void };

/** Keeps them in one file, written at once or not at all. A file that is not there or not understood means that every alarm is new. */
export function stateFile(path: string): StateFile {
  return {
    read: () => {
      try {
        return fileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
      } catch {
        return {};
      }
    },
    write: (states) => {
      writeFileSync(`${path}.new`, JSON.stringify(states), { mode: 0o600 });
      renameSync(`${path}.new`, path);
    },
  };
}
