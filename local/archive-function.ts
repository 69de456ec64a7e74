import type { FunctionModel } from './assembly/functions.ts';
import type { ControlActions } from './control.ts';
import type { Invoke } from './functions/functions.ts';

const LOGICAL_ID = 'ArchiveFunction';

/** Calls the archive function of the assembly to compare days, as `aws lambda invoke` does in the cloud (docs/runbook.md, "RecordsTampered"). */
export function recordsComparer(functions: readonly FunctionModel[], invoke: Invoke): ControlActions['compareRecords'] {
  return async (from, until) => {
    const archive = functions.find(({ logicalId }) => logicalId === LOGICAL_ID);
    if (archive === undefined) throw new Error(`The assembly has no ${LOGICAL_ID}`);
    const outcome = await invoke(archive.name, { compare: { from, ...(until === undefined ? {} : { until }) } });
    if (!outcome.ok) throw new Error(outcome.errorMessage);
    return JSON.parse(outcome.payload);
  };
}
