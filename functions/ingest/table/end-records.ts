import type { FileHandle } from 'node:fs/promises';
import { limits } from '../../limits.ts';
import { parseRecord } from '../normal-form/read-records.ts';
import type { PlacedRecord } from '../normal-form/without-rows.ts';

/** The first record of a normal form; undefined where the record is longer than a total can be. */
export async function readFirst(file: FileHandle): Promise<PlacedRecord | undefined> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(limits.maxTotalRowBytes), 0, limits.maxTotalRowBytes, 0);
  const end = buffer.subarray(0, bytesRead).indexOf('\n');
  return end < 0 ? undefined : place(buffer.subarray(0, end), 0);
}

/**
 * The last records of a normal form of so many bytes, in file order: as many as may close a table, and the one above them, where they are
 * as short as such rows are.
 */
export async function readLast(file: FileHandle, bytes: number): Promise<PlacedRecord[]> {
  const start = Math.max(0, bytes - limits.maxTotalRowBytes);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(limits.maxTotalRowBytes), 0, limits.maxTotalRowBytes, start);
  const records: PlacedRecord[] = [];
  let end = bytesRead - 1;
  while (records.length <= limits.maxFooterRows) {
    const from = buffer.subarray(0, Math.max(end, 0)).lastIndexOf('\n') + 1;
    // The first in the buffer may be the rest of one; the first of the table is looked at by itself.
    if (from === 0) break;
    records.unshift(place(buffer.subarray(from, end), start + from));
    end = from - 1;
  }
  return records;
}

function place(record: Uint8Array, from: number): PlacedRecord {
  return { ...parseRecord(Buffer.from(record).toString()), from, to: from + record.length + 1 };
}
