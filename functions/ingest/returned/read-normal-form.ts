import { type FileRow, readRecords } from '../normal-form/read-records.ts';
import type { Correction } from '../table-engine.port.ts';

/** The records that a reader wrote as normal form, one by one, with the clerk's corrections in place of their cells. */
export async function* readNormalForm(path: string, corrections: readonly Correction[] = []): AsyncGenerator<FileRow> {
  const corrected = Map.groupBy(corrections, ({ rowNumber }) => rowNumber);
  for await (const record of readRecords(path)) {
    const own = corrected.get(record.rowNumber);
    yield own
      ? { ...record, cells: record.cells.map((cell, index) => own.findLast(({ column }) => column === index)?.value ?? cell) }
      : record;
  }
}
