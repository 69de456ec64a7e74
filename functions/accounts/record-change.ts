import type { Call } from '../http/call.ts';
import { type Problem, unavailable } from '../http/problem.ts';
import { principalIdOf } from '../model/principal.ts';
import type { OperationName } from '../routes.ts';
import type { AccountRecord, AccountRecordStore } from './account-record.port.ts';

export type AccountRecordPorts = {
  readonly records: AccountRecordStore;
  /** A ULID. */
  readonly ids: () => string;
};

type Recorded = Pick<Call<OperationName>, 'principal' | 'requestId' | 'now'>;
type Change = Omit<AccountRecord, 'recordId' | 'at' | 'requestId' | 'by'>;

/** Writes the record of a change that is about to be made: no record, no change. A problem (503) where it can't be written. */
export async function recordChange({ records, ids }: AccountRecordPorts, call: Recorded, change: Change): Promise<Problem | undefined> {
  const { requestId, now } = call;
  try {
    await records.append({ recordId: ids(), at: now.toISOString(), requestId, by: principalIdOf(call.principal), ...change });
    return undefined;
  } catch {
    const problem = unavailable(
      'Perubahan akun wajib dicatat, dan pencatatannya sedang terganggu. Tidak ada yang diubah; coba lagi sebentar lagi.',
    );
    return { ...problem, log: { rule: 'record', reason: 'the change could not be recorded' } };
  }
}
