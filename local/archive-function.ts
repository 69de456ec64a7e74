import type { FunctionModel } from './assembly/functions.ts';
import type { Unreadable } from './compared-days.ts';
import type { ControlActions } from './control.ts';
import type { Invoke, Outcome } from './functions/functions.ts';

const archiveFunctionId = 'ArchiveFunction';

/** Calls the archive function of the assembly to compare days, as `aws lambda invoke` does in the cloud (docs/runbook.md, "RecordsTampered"). */
export function recordsComparer(functions: readonly FunctionModel[], invoke: Invoke): ControlActions['compareRecords'] {
  return async (from, until) => {
    const archive = functions.find(({ logicalId }) => logicalId === archiveFunctionId);
    if (archive === undefined) throw new Error(`The assembly has no ${archiveFunctionId}`);
    const outcome = await invoke(archive.name, { compare: { from, ...(until === undefined ? {} : { until }) } });
    return outcome.ok ? JSON.parse(outcome.payload) : whatStopped(outcome);
  };
}

/** Days that are refused, and a run that did not end, are said as they are; any other error means that records or archive could not be read. */
function whatStopped({ kind, errorType, errorMessage }: Outcome & { readonly ok: false }): Unreadable {
  if (errorType === 'RefusedDays') throw new Error(errorMessage);
  if (kind !== 'error')
    throw new Error(`Perbandingan tidak selesai (${errorType}). Ulangi; bila terjadi lagi, bandingkan lebih sedikit hari.`);
  return { unreadable: errorType };
}
