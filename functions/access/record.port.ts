/** A look at limited or closed rows, written before bytes or a link are granted (access.md: no record, no read). */
export type AccessRecord = {
  readonly datasetId: string;
  readonly recordId: string;
  readonly at: string;
  readonly principalId: string;
  /** As the token names them: what the head reads. */
  readonly name: string;
  readonly institutions: readonly string[];
  readonly operation: string;
  /** Of a look at the rows of a version. */
  readonly versionNumber?: number;
  /** Of a look at the cells of an upload: its report or its returned workbook. */
  readonly uploadId?: string;
  readonly rule: string;
  readonly requestId: string;
  /** Of the grant that the read rests on: why, and the request that it answered. */
  readonly purpose?: string;
  readonly grantRequestId?: string;
};

export interface RecordStore {
  /** Puts the record if it is absent; throws when it can't be written, and the read is refused (503). */
  append(record: AccessRecord): Promise<void>;
}
