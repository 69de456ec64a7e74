/** The catalog table's keys, all in one place (data-model.md, "The catalog table"). */
export type Key = { readonly pk: string; readonly sk: string };

/** The one index: hash `byOpd` (an OPD id, on META items alone), range `pk`, keys only. */
export const byOpdIndex = 'byOpd';

export const metaKey = (datasetId: string): Key => ({ pk: `DATASET#${datasetId}`, sk: 'META' });
export const aboutKey = (datasetId: string): Key => ({ pk: `DATASET#${datasetId}`, sk: 'ABOUT' });
export const standardKey = (datasetId: string, n: number): Key => ({ pk: `DATASET#${datasetId}`, sk: `STANDARD#${n}` });
export const libraryKey = (standardId: string): Key => ({ pk: 'STANDARDS', sk: standardId });
/** Numbers are padded, so that the keys' order is the versions' order. */
export const manifestKey = (datasetId: string, n: number, uploadId: string): Key => ({
  pk: `DATASET#${datasetId}`,
  sk: `MANIFEST#${String(n).padStart(7, '0')}#${uploadId}`,
});
export const uploadKey = (datasetId: string, uploadId: string): Key => ({ pk: `DATASET#${datasetId}`, sk: `UPLOAD#${uploadId}` });
/** Which dataset an upload is of, for whoever is told its number alone. */
export const uploadPlaceKey = (uploadId: string): Key => ({ pk: `UPLOAD#${uploadId}`, sk: 'PLACE' });
/** Stands while the OPD of an upload shares the cells of its errors. */
export const sharedCellsKey = (uploadId: string): Key => ({ pk: `SHARED-CELLS#${uploadId}`, sk: 'TICKET' });
/** Stands while somebody asks about that upload: one question at a time. */
export const askedUploadKey = (uploadId: string): Key => ({ pk: `SHARED-CELLS#${uploadId}`, sk: 'ASKED' });
export const reviewKey = (datasetId: string, reviewId: string): Key => ({ pk: `DATASET#${datasetId}`, sk: `REVIEW#${reviewId}` });
/** An upload that waits stands on two lists: the steward's, of the whole city, and its OPD's own, so that anyone who reads one never reads past others' entries. */
export const waitingReviewKey = (opdId: string | undefined, datasetId: string, uploadId: string): Key => ({
  pk: opdId === undefined ? 'REVIEWS' : `REVIEWS#${opdId}`,
  sk: `${datasetId}#${uploadId}`,
});
type Asked = { readonly since: string; readonly datasetId: string; readonly uploadId: string };
export const unansweredKey = ({ since, datasetId, uploadId }: Asked): Key => ({
  pk: 'UNANSWERED',
  sk: `${since}#${datasetId}#${uploadId}`,
});
export const secondLookKey = (datasetId: string, uploadId: string): Key => ({ pk: `DATASET#${datasetId}`, sk: `SECOND-LOOK#${uploadId}` });
type OpenLook = { readonly field: string; readonly uploadId: string; readonly datasetId: string };
/** Priority data that wait for the pembina data of a field, or for the steward after them. */
export const openSecondLookKey = ({ field, uploadId, datasetId }: OpenLook): Key => ({
  pk: `SECOND-LOOKS#${field}`,
  sk: `${uploadId}#${datasetId}`,
});
export const grantKey = (datasetId: string, institution: string): Key => ({ pk: `DATASET#${datasetId}`, sk: `GRANT#${institution}` });
export const exemptionKey = (datasetId: string): Key => ({ pk: 'EXEMPTIONS', sk: datasetId });
export const profileKey = (datasetId: string): Key => ({ pk: 'PROFILES', sk: datasetId });
export const hiddenKey: Key = { pk: 'CATALOG', sk: 'HIDDEN' };
export const requestKey = (datasetId: string, requestId: string): Key => ({ pk: `DATASET#${datasetId}`, sk: `REQUEST#${requestId}` });
/** Points an institution to a request of its own, so that its list never reads others'. */
export const askedKey = (datasetId: string, institution: string, requestId: string): Key => ({
  pk: `DATASET#${datasetId}`,
  sk: `ASKED#${institution}#${requestId}`,
});
type Waiting = { readonly opdId: string; readonly datasetId: string; readonly requestId: string };
export const waitingRequestKey = ({ opdId, datasetId, requestId }: Waiting): Key => ({
  pk: `ACCESS-REQUESTS#${opdId}`,
  sk: `${datasetId}#${requestId}`,
});
export const accountKey = (sub: string): Key => ({ pk: `ACCOUNT#${sub}`, sk: 'STATE' });
export const boundPersonKey = (sub: string): Key => ({ pk: `ACCOUNT#${sub}`, sk: 'PERSON' });
/** The day on which an account was last used. */
export const lastUseKey = (sub: string): Key => ({ pk: `USED#${sub}`, sk: 'DAY' });
/** Who has that person (keyed hash of the NIK). */
export const personHolderKey = (person: string): Key => ({ pk: `PERSON#${person}`, sk: 'ACCOUNT' });
/** A safety lock on that person. */
export const lockKey = (person: string): Key => ({ pk: `LOCK#${person}`, sk: 'LOCK' });
/** Looks of an account at persons on one UTC day. */
export const lookUpsKey = (sub: string, day: string): Key => ({ pk: `LOOK-UPS#${sub}`, sk: day });
type Waits = { readonly institution: string; readonly sub: string; readonly lookId: string };
/** A look whose case number its institution has not confirmed. */
export const caseLookKey = ({ institution, sub, lookId }: Waits): Key => ({ pk: `CASES#${institution}`, sk: `${sub}#${lookId}` });
/** A case number that the institution keeps. */
export const caseNumberKey = (institution: string, caseNumber: string): Key => ({ pk: `CASE-NUMBERS#${institution}`, sk: caseNumber });
/** A list that is sent as a file to be matched. */
export const matchListItemKey = (listId: string): Key => ({ pk: `MATCH-LIST#${listId}`, sk: 'META' });
/** Tries of a steward to bind a person on one UTC day. */
export const triesKey = (steward: string, day: string): Key => ({ pk: `TRIES#${steward}`, sk: day });
/** A file in the making, by the key that it will have in the published bucket. */
export const makingKey = (datasetId: string, key: string): Key => ({ pk: `MAKING#${datasetId}`, sk: key });
/** How the persons and families of a delivery are found. */
export const subjectsKey = (datasetId: string, uploadId: string): Key => ({ pk: `DATASET#${datasetId}`, sk: `SUBJECTS#${uploadId}` });
/** Where people of a delivery are found by birth date and kelurahan. */
export const birthsKey = (datasetId: string, uploadId: string): Key => ({ pk: `DATASET#${datasetId}`, sk: `BIRTHS#${uploadId}` });
/** Who may search for people without their NIK. */
export const searchGrantKey = (opdId: string, sub: string): Key => ({ pk: `SEARCH-GRANTS#${opdId}`, sk: sub });
type SubjectBucket = {
  readonly kind: 'nik' | 'kk';
  readonly bits: number;
  readonly number: number;
  readonly datasetId: string;
  readonly uploadId: string;
  /** Undefined in the first format. */
  readonly run: string | undefined;
  readonly item: number;
};
/** A bucket of a delivery's subject index: partitions are told by some first bits of a keyed hash, which name nobody. */
export const subjectBucketKey = ({ kind, bits, number, datasetId, uploadId, run, item }: SubjectBucket): Key => ({
  pk: `SUBJECT#${kind}#${bits}#${number.toString(16)}`,
  sk: [datasetId, uploadId, ...(run === undefined ? [] : [run]), item].join('#'),
});
/** A run that writes buckets of the subject index, or wrote some. */
export const indexRunKey = (datasetId: string, uploadId: string, run: string): Key => ({
  pk: `INDEXING#${datasetId}`,
  sk: `${uploadId}#${run}`,
});
/** What was found of a list. */
export const findingsKey = (datasetId: string): Key => ({ pk: 'FINDINGS', sk: datasetId });
/** Some of the people of one of its findings, by keyed hash. */
export const suspectsKey = (datasetId: string, name: string): Key => ({ pk: `FINDING-PERSONS#${datasetId}`, sk: name });
export const findingVerdictKey = (findingId: string): Key => ({ pk: 'FINDING-VERDICTS', sk: findingId });
export const minutesKey = (datasetId: string, minutesId: string): Key => ({ pk: `DATASET#${datasetId}`, sk: `MINUTES#${minutesId}` });
/** A message that nobody sends yet. */
export const outboxKey = (messageId: string): Key => ({ pk: 'OUTBOX', sk: messageId });
export const ticketKey = (ticketId: string): Key => ({ pk: `TICKET#${ticketId}`, sk: 'META' });
export const ticketMessageKey = (ticketId: string, messageId: string): Key => ({ pk: `TICKET#${ticketId}`, sk: `MESSAGE#${messageId}` });
/** A resident who wants to be told by mail. */
export const noticeChoiceKey = (person: string): Key => ({ pk: 'NOTICES', sk: person });
/** An OPD's plan of a year; each writing of it, and each act, beside it. */
export const planKey = (opdId: string, year: number): Key => ({ pk: `OPD#${opdId}`, sk: `PLAN#${year}` });
export const planEntriesKey = (opdId: string, year: number, entriesId: string): Key => ({
  pk: `OPD#${opdId}`,
  sk: `PLAN-ENTRIES#${year}#${entriesId}`,
});
export const planChangeKey = (opdId: string, year: number, changeId: string): Key => ({
  pk: `OPD#${opdId}`,
  sk: `PLAN-CHANGE#${year}#${changeId}`,
});
/** All minutes of the review of an OPD and period. */
export const reviewMinutesKey = (opdId: string, period: string): Key => ({ pk: `MINUTES#${opdId}`, sk: period });
/** Which of them a verification number is printed on. */
export const minutesCheckKey = (checkNumber: string): Key => ({ pk: `MINUTES-CHECK#${checkNumber}`, sk: 'PLACE' });
/** An OPD that ended, and whose datasets go to others. */
export const moveKey = (opdId: string): Key => ({ pk: `OPD#${opdId}`, sk: 'MOVE' });
/** What a meeting of the forum decided. */
export const forumKey = (year: number, decisionId: string): Key => ({ pk: `FORUM#${year}`, sk: decisionId });
/** A report in the list of them, by its closing. */
export const reportHeadKey = ({ closesAt, reportId }: { readonly closesAt: string; readonly reportId: string }): Key => ({
  pk: 'REPORTS',
  sk: `${closesAt}#${reportId}`,
});
export const reportPartKey = (reportId: string, opdId: string): Key => ({ pk: `REPORT#${reportId}`, sk: `OPD#${opdId}` });
export const reportReasonKey = (reportId: string, datasetId: string): Key => ({ pk: `REPORT#${reportId}`, sk: `REASON#${datasetId}` });
export const reportEndKey = (reportId: string): Key => ({ pk: `REPORT#${reportId}`, sk: 'FINAL' });
/** That there was nothing to report for a period. */
export const nihilKey = (datasetId: string, period: string): Key => ({ pk: `DATASET#${datasetId}`, sk: `NIHIL#${period}` });
/** That a unit had nothing to report for a period. */
export const unitNihilKey = (datasetId: string, period: string, unitId: string): Key => ({
  pk: `DATASET#${datasetId}`,
  sk: `UNITNIHIL#${period}#${unitId}`,
});
export const unitKey = (opdId: string, unitId: string): Key => ({ pk: `UNIT#${opdId}`, sk: unitId });
/** Reminders that were sent for an OPD at one time. */
export const reminderKey = (opdId: string, reminderId: string): Key => ({ pk: `REMINDERS#${opdId}`, sk: reminderId });
export const idempotencyKey = (sub: string, key: string): Key => ({ pk: `IDEMPOTENCY#${sub}#${key}`, sk: 'ANSWER' });

/** An item without its keys: what the noun's schema parses. */
export function withoutKeys(item: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { pk: _pk, sk: _sk, byOpd: _byOpd, ...rest } = item;
  return rest;
}
