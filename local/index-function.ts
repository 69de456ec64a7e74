import * as z from 'zod';
import type { FunctionModel } from './assembly/functions.ts';
import type { ControlActions } from './control.ts';
import type { Invoke } from './functions/functions.ts';

const indexFunctionId = 'KeepIndexFunction';
const subjectKeyId = 'SubjectKey';

const keptSchema = z.object({ indexed: z.int(), left: z.int(), swept: z.int(), items: z.int() });

/** Calls the function that keeps the subject index until it has nothing left, as the runbook says it for the cloud ("IndexDeadLetters"). */
export function indexKeeper(
  functions: readonly FunctionModel[],
  invoke: Invoke,
  renewSecret: (name: string) => void,
): ControlActions['keepIndex'] {
  return async (newKey) => {
    const keeper = functions.find(({ logicalId }) => logicalId === indexFunctionId);
    if (keeper === undefined) throw new Error(`The assembly has no ${indexFunctionId}`);
    const once = async () => {
      const outcome = await invoke(keeper.name, {});
      if (!outcome.ok)
        throw new Error(`Indeks orang tidak selesai dirawat (${outcome.errorType}). Lihat catatan fungsi ${indexFunctionId}, lalu ulangi.`);
      return keptSchema.parse(JSON.parse(outcome.payload));
    };
    const before = await once();
    if (newKey) renewSecret(`satudata-${subjectKeyId}`);
    const done = { ...before };
    for (let left = newKey ? 1 : before.left; left > 0; ) {
      const kept = await once();
      if (kept.left > 0 && kept.indexed === 0) throw new Error('Indeks orang tidak maju. Lihat catatan fungsinya.');
      left = kept.left;
      done.indexed += kept.indexed;
      done.swept += kept.swept;
      done.items += kept.items;
      done.left = left;
    }
    return done;
  };
}
