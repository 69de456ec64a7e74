import type { AccountRecord, AccountRecordStore } from '../../functions/accounts/account-record.port.ts';

/** Append-only, like the records table. `failing` makes the next appends throw, as a table that can't be written does. */
export function memoryAccountRecords(): AccountRecordStore & { readonly records: AccountRecord[]; failing: boolean } {
  const records: AccountRecord[] = [];
  return {
    records,
    failing: false,
    async append(record) {
      if (this.failing) throw new Error('the records table can not be written');
      if (records.some((kept) => kept.recordId === record.recordId)) throw new Error(`record ${record.recordId} exists`);
      records.push(record);
    },
  };
}
