import { compareTexts, type StoredRecord } from '../../functions/model/stored-record.ts';
import type { RecordPartitions } from '../../functions/records/record-partitions.port.ts';

/** The records table, which a test may tamper with as somebody with rights on the account could. `asked` lists the partitions that were read. */
export function memoryRecordTable(
  ...seeds: readonly StoredRecord[]
): RecordPartitions & { standing: StoredRecord[]; readonly asked: string[] } {
  const asked: string[] = [];
  return {
    standing: [...seeds],
    asked,
    async *items(pk) {
      asked.push(pk);
      yield* this.standing.filter((item) => item.pk === pk).sort((one, other) => compareTexts(one.sk, other.sk));
    },
  };
}
