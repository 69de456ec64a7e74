import type { FunctionModel } from './assembly/functions.ts';
import type { ControlActions } from './control.ts';
import type { Invoke } from './functions/functions.ts';

const functionId = 'ListConcernedFunction';

/** Calls the function that lists whom a version concerns, as `aws lambda invoke` does in the cloud (docs/leak.md). */
export function concernedLister(functions: readonly FunctionModel[], invoke: Invoke): ControlActions['listConcerned'] {
  return async (asked) => {
    const lister = functions.find(({ logicalId }) => logicalId === functionId);
    if (lister === undefined) throw new Error(`The assembly has no ${functionId}`);
    const outcome = await invoke(lister.name, asked);
    if (outcome.ok) return JSON.parse(outcome.payload);
    throw new Error(outcome.errorType === 'RefusedList' ? outcome.errorMessage : `Daftar tidak jadi dibuat (${outcome.errorType}).`);
  };
}
