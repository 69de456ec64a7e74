import { isInside } from '../access/inside.ts';
import type { AnswerBody } from '../http/answer.ts';
import { isOperatorOf, type Principal } from '../model/principal.ts';
import { rowCountsOf } from '../model/row-counts.ts';
import type { Upload } from '../model/upload.ts';
import { returnedWorkbookOf } from './returned-workbook.ts';

type Reader = { readonly principal: Principal; readonly now: Date };

/** An upload as the API gives it (api.md, "Upload"): no key, no cell. The checksum of its file is for the owning OPD alone: cells could be tried until they fit. */
export function uploadAnswer(upload: Upload, { principal, now }: Reader): AnswerBody<'getUpload'> {
  return {
    uploadId: upload.uploadId,
    datasetId: upload.datasetId,
    unitId: upload.unitId,
    sharedKeys: isInside(principal, upload.opdId) ? upload.sharedKeys : undefined,
    period: upload.period,
    mode: upload.mode,
    fileName: upload.fileName,
    size: upload.size,
    sha256: isOperatorOf(principal, upload.opdId) ? upload.sha256 : undefined,
    state: upload.state,
    progress: upload.progress,
    counts: upload.counts,
    /** Whether …/returned-workbook has something to give. */
    hasReturnedWorkbook: returnedWorkbookOf(upload, now) === 'kept' ? true : undefined,
    changes: upload.changes && rowCountsOf(upload.changes),
    salvageable: upload.salvageable,
    leftOut: upload.leftOut,
    answers: upload.answers,
    derivedFrom: derivationOf(upload),
    personalColumns: upload.personalColumns,
    standardVersion: upload.standardVersion,
    versionNumber: upload.versionNumber,
    unchanged: upload.unchanged,
    reviewReasons: upload.reviewReasons,
    returnReasons: upload.returnReasons,
    message: upload.message,
    at: upload.at,
  };
}

function derivationOf({ derivedFrom }: Upload): AnswerBody<'getUpload'>['derivedFrom'] {
  return derivedFrom && { kind: derivedFrom.kind, uploadId: derivedFrom.uploadId, reason: derivedFrom.reason };
}
