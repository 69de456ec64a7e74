import type { KeptRecord } from '../../functions/model/kept-record.ts';
import type { RecordReader } from '../../functions/records/record-reader.port.ts';

/** Records of datasets, as the records table answers a query of one day from its end. `reads` counts the queries. */
export function memoryRecordReader(
  kept: readonly (KeptRecord & { readonly datasetId: string })[] = [],
): RecordReader & { records: (KeptRecord & { readonly datasetId: string })[]; reads: number } {
  return {
    records: [...kept],
    reads: 0,
    async newest(datasetId, day, limit, before) {
      this.reads += 1;
      const all = this.records
        .filter((record) => record.datasetId === datasetId && record.at.startsWith(day))
        .filter((record) => before === undefined || record.recordId < before)
        .sort((one, other) => (one.recordId < other.recordId ? 1 : -1));
      const records = all.slice(0, limit).map(({ datasetId: _datasetId, ...record }) => record);
      return { records, isLast: all.length <= limit };
    },
  };
}
