import { rowCountsOf } from '../versions/row-counts.ts';
import { returnedWorkbookOf } from './returned-workbook.ts';
import type { Upload } from './upload.ts';

/** An upload as the API gives it (api.md, "Upload"): no key, no cell. */
export function uploadAnswer(upload: Upload, now: Date): Record<string, unknown> {
  return {
    uploadId: upload.uploadId,
    datasetId: upload.datasetId,
    period: upload.period,
    mode: upload.mode,
    fileName: upload.fileName,
    size: upload.size,
    sha256: upload.sha256,
    state: upload.state,
    progress: upload.progress,
    counts: upload.counts,
    /** Whether …/returned-workbook has something to give. */
    hasReturnedWorkbook: returnedWorkbookOf(upload, now) === 'kept' ? true : undefined,
    changes: upload.changes && rowCountsOf(upload.changes),
    salvageable: upload.salvageable,
    leftOut: upload.leftOut,
    derivedFrom: derivationOf(upload),
    personalColumns: upload.personalColumns,
    standardVersion: upload.standardVersion,
    versionNumber: upload.versionNumber,
    reviewReasons: upload.reviewReasons,
    returnReasons: upload.returnReasons,
    message: upload.message,
    at: upload.at,
  };
}

function derivationOf({ derivedFrom }: Upload): Record<string, unknown> | undefined {
  return derivedFrom && { kind: derivedFrom.kind, uploadId: derivedFrom.uploadId, reason: derivedFrom.reason };
}
