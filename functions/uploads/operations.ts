import type { City } from '../../cities/city.ts';
import type { FactsStore } from '../access/access-facts.port.ts';
import type { RecordStore } from '../access/record.port.ts';
import type { AccountRecordStore } from '../accounts/account-record.port.ts';
import type { DatasetStore } from '../datasets/dataset.port.ts';
import type { Published } from '../datasets/published.port.ts';
import type { Refresh } from '../datasets/refresh.port.ts';
import type { Operations } from '../http/call.ts';
import type { StandardStore } from '../standards/standard.port.ts';
import { endUnit } from '../units/end-unit.ts';
import { listUnits } from '../units/list-units.ts';
import { putUnit } from '../units/put-unit.ts';
import type { UnitStore } from '../units/unit.port.ts';
import type { UnitNihils } from '../units/unit-nihils.port.ts';
import type { ManifestStore } from '../versions/manifest.port.ts';
import { answerQuestions } from './answer-questions.ts';
import { cancelUpload } from './cancel-upload.ts';
import { completeUpload } from './complete-upload.ts';
import { findUpload } from './find-upload.ts';
import { getReport } from './get-report.ts';
import { getReturnedWorkbook } from './get-returned-workbook.ts';
import { getSample } from './get-sample.ts';
import { getSharedCells } from './get-shared-cells.ts';
import { getUpload } from './get-upload.ts';
import type { Inbox } from './inbox.port.ts';
import type { InboxParts } from './inbox-parts.port.ts';
import { getSecondLookReport, judgeSecondLook } from './judge-second-look.ts';
import { listOwnUnits } from './list-own-units.ts';
import { listPartUploads } from './list-part-uploads.ts';
import { listParts } from './list-parts.ts';
import { listReviews } from './list-reviews.ts';
import { listDatasetSecondLooks, listSecondLooks } from './list-second-looks.ts';
import { listUploads } from './list-uploads.ts';
import { mendUpload } from './mend-upload.ts';
import type { NihilLog } from './nihil-log.port.ts';
import { reportNihil } from './report-nihil.ts';
import { reviewUpload } from './review-upload.ts';
import { salvageUpload } from './salvage-upload.ts';
import type { SecondLookStore } from './second-look.port.ts';
import { settleSecondLook } from './settle-second-look.ts';
import type { SharedCells } from './shared-cells.port.ts';
import { signParts } from './sign-parts.ts';
import { startUpload } from './start-upload.ts';
import type { ReviewStore, UploadStore } from './upload.port.ts';
import type { UploadMetrics } from './upload-metrics.port.ts';
import type { WaitingFactsStore } from './waiting-facts.port.ts';

export type UploadsPorts = {
  readonly facts: FactsStore;
  readonly records: RecordStore;
  readonly accountRecords: AccountRecordStore;
  readonly city: Pick<City, 'opds'>;
  readonly datasets: DatasetStore;
  readonly standards: StandardStore;
  readonly manifests: ManifestStore;
  readonly uploads: UploadStore;
  readonly nihils: NihilLog;
  readonly units: UnitStore;
  readonly unitNihils: UnitNihils;
  readonly sharedCells: SharedCells;
  readonly reviews: ReviewStore;
  readonly secondLooks: SecondLookStore;
  /** Days on which the city does not work (ISO dates). */
  readonly holidays: readonly string[];
  readonly waitingFacts: WaitingFactsStore;
  readonly inbox: Inbox;
  readonly inboxParts: InboxParts;
  readonly published: Published;
  readonly refresh: Refresh;
  readonly metrics: UploadMetrics;
  /** ULIDs: of uploads, reviews and access records. */
  readonly ids: () => string;
  /** Part of the name of what is kept in the inbox beside a file; nobody can guess it. */
  readonly secrets: () => string;
};

/** Every operation of the function `uploads` over its ports: for its handler, and for tests over fakes. */
export function uploadsOperations(ports: UploadsPorts): Operations<'uploads'> {
  return {
    startUpload: startUpload(ports),
    mendUpload: mendUpload(ports),
    answerQuestions: answerQuestions(ports),
    salvageUpload: salvageUpload(ports),
    reportNihil: reportNihil(ports),
    listUploads: listUploads(ports),
    getUpload: getUpload(ports),
    findUpload: findUpload(ports),
    signParts: signParts(ports),
    completeUpload: completeUpload(ports),
    cancelUpload: cancelUpload(ports),
    getReport: getReport(ports),
    getSharedCells: getSharedCells(ports),
    getReturnedWorkbook: getReturnedWorkbook(ports),
    reviewUpload: reviewUpload(ports),
    listSecondLooks: listSecondLooks(ports),
    listDatasetSecondLooks: listDatasetSecondLooks(ports),
    judgeSecondLook: judgeSecondLook(ports),
    settleSecondLook: settleSecondLook(ports),
    getSecondLookReport: getSecondLookReport(ports),
    getSample: getSample(ports),
    listReviews: listReviews(ports),
    listUnits: listUnits(ports),
    putUnit: putUnit(ports),
    endUnit: endUnit(ports),
    listOwnUnits: listOwnUnits(ports),
    listParts: listParts(ports),
    listPartUploads: listPartUploads(ports),
  };
}
