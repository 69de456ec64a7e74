import type { RecordStore } from '../access/record.port.ts';
import { type Accessed, needsRecord, recordOf } from '../access/record.ts';
import { type Problem, unavailable } from '../http/problem.ts';
import type { Readable } from './allowed-read.ts';

export type RecordPorts = {
  readonly records: RecordStore;
  /** A ULID. */
  readonly ids: () => string;
};

type Looking = { readonly operation: string; readonly requestId: string; readonly now: Date };

/** Writes the record of a look at what is not open to all, before any byte or link is granted: no record, no read (access.md). */
export async function recordAccess(
  { records, ids }: RecordPorts,
  { operation, requestId, now }: Looking,
  readable: Readable,
  at: Accessed,
): Promise<Problem | undefined> {
  if (!needsRecord(readable.dataset, at)) return undefined;
  try {
    await records.append(recordOf({ operation, requestId, now, ...readable, ...at, recordId: ids() }));
    return undefined;
  } catch {
    const problem = unavailable('Pembacaan data ini wajib dicatat, dan pencatatannya sedang terganggu. Coba lagi sebentar lagi.');
    return { ...problem, log: { decision: 'deny', rule: 'record', reason: 'the look could not be recorded' } };
  }
}
