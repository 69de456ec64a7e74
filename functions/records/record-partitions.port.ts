import type { StoredRecord } from '../model/stored-record.ts';

/** The records table as it stands, for the archive. */
export interface RecordPartitions {
  /** Every item of one partition in the order of its sort keys, strongly consistent, a page at a time. */
  items(pk: string): AsyncIterable<StoredRecord>;
}

/** Which datasets there are, in whatever state. */
export interface DatasetIds {
  /** The ids of one OPD's datasets. */
  ofOpd(opdId: string): Promise<readonly string[]>;
}
