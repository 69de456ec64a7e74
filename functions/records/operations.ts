import type { DatasetStore } from '../datasets/dataset.port.ts';
import type { Operations } from '../http/call.ts';
import { listAccessRecords } from './list-access-records.ts';
import type { RecordReader } from './record-reader.port.ts';

export type RecordsPorts = {
  readonly datasets: Pick<DatasetStore, 'get'>;
  readonly records: RecordReader;
};

/** Every operation of the function `records` over its ports: for its handler, and for tests over fakes. */
export function recordsOperations(ports: RecordsPorts): Operations<'records'> {
  return { listAccessRecords: listAccessRecords(ports) };
}
