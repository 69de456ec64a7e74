import type { AnswerBody } from '../../functions/http/answer.ts';
import type { Params } from './api-call.ts';

/** What /v1 answers, by the names that pages use; the schemas of functions/answers/ are the truth. Types only. */

export type Me = AnswerBody<'whoAmI'>;
export type Account = AnswerBody<'getAccount'>;
/** One of an institution's people, who may be named in a request. */
export type Officer = ItemOf<AnswerBody<'listOfficers'>>;
/** Who works for an OPD. */
export type Staff = AnswerBody<'listStaff'>;
/** A unit that the account acts for, and one dataset that it delivers. */
type OwnUnit = ItemOf<AnswerBody<'listOwnUnits'>>;
export type UnitTask = { readonly unit: Omit<OwnUnit, 'datasets'>; readonly dataset: OwnUnit['datasets'][number] };
/** A unit as its OPD keeps it. */
export type KeptUnit = ItemOf<AnswerBody<'listUnits'>>;
/** How the parts of an OPD's units stand. */
export type UnitParts = AnswerBody<'listParts'>;
export type Opd = Pick<AnswerBody<'getOpd'>, 'opdId' | 'name'>;

export type Dataset = AnswerBody<'getDataset'>;
/** A dataset as a list shows it. */
export type Headline = ItemOf<AnswerBody<'searchDatasets'>>;
export type Access = Dataset['access'];
export type Level = Pick<Dataset, 'access' | 'sharing'>;
export type Cadence = Dataset['cadence'];

export type UploadPath = Params<'getUpload'>;
export type Upload = AnswerBody<'getUpload'>;
/** How a large file is cut; `received` while it is being sent: the numbers that have arrived. */
export type Cut = NonNullable<Upload['multipart']>;
export type QuestionAnswer = NonNullable<Upload['answers']>[number];
export type Waiting = ItemOf<AnswerBody<'listReviews'>>;

export type Sample = AnswerBody<'getSample'>;

export type Report = AnswerBody<'getReport'>;
export type Finding = Report['errors'][number];
export type Question = NonNullable<Report['questions']>[number];

export type Standard = AnswerBody<'getStandard'>;
export type Field = Standard['fields'][number];

/** A version of a dataset. */
export type Version = AnswerBody<'getVersion'>;

export type Progress = ItemOf<AnswerBody<'getOpdProgress'>>;
export type ProgressReport = AnswerBody<'getProgressReport'>;
export type LateDataset = ProgressReport['late'][number];
export type Reminder = AnswerBody<'remindOpd'>;
export type Delivery = ItemOf<AnswerBody<'listDeliveries'>>;
export type PeriodStanding = ItemOf<AnswerBody<'listPeriods'>>;

/** What an OPD will deliver in a year. */
export type Plan = AnswerBody<'getPlan'>;
export type ShownPlanEntry = Plan['entries'][number];
export type PlanFileRead = AnswerBody<'readPlanFile'>;
export type PlanEntry = PlanFileRead['entries'][number];
export type PlanChange = ItemOf<AnswerBody<'listPlanChanges'>>;
export type PlanConflict = ItemOf<AnswerBody<'listPlanConflicts'>>;
/** Priority data, looked at again by the pembina data. */
export type SecondLook = ItemOf<AnswerBody<'listSecondLooks'>>;
/** Minutes of the review of an OPD's quarter. */
export type Minutes = AnswerBody<'getMinutes'>;
export type MinutesWriting = Minutes['writings'][number];

export type ForumDecision = ItemOf<AnswerBody<'listForumDecisions'>>;

/** What the city holds about a person. */
export type PersonProfile = AnswerBody<'getMyProfile'>;
export type ProfileSection = PersonProfile['sections'][number];
export type Benefit = PersonProfile['benefits'][number];
export type LookedUp = AnswerBody<'lookUpPerson'>;
export type Matched = AnswerBody<'matchPersons'>;
export type MatchedRow = Matched['items'][number];

export type AccessRequest = ItemOf<AnswerBody<'listRequests'>>;
export type Grant = ItemOf<AnswerBody<'listGrants'>>;
/** What a grant leaves out; absent: nothing. */
export type Scope = Pick<Grant, 'columns' | 'withoutColumns' | 'area'>;
export type Look = ItemOf<AnswerBody<'listAccessRecords'>>;
export type Receipt = ItemOf<AnswerBody<'listMyReceipts'>>;
export type LookWithoutPerson = ItemOf<AnswerBody<'listOpdReceipts'>>;
export type SearchHit = AnswerBody<'searchPersons'>['hits'][number];
export type SearchGrant = ItemOf<AnswerBody<'listSearchGrants'>>;
export type CaseLook = ItemOf<AnswerBody<'listCases'>>;
export type SampledLook = ItemOf<AnswerBody<'listSample'>>;
/** What residents ask: a list of clocks, one of them, one with what was said. */
export type Tickets = AnswerBody<'listTickets'>;
export type TicketClock = Tickets['items'][number];
export type WholeTicket = AnswerBody<'getTicket'>;

/** What is suspected of an aid list, in numbers. */
export type ListFinding = ItemOf<AnswerBody<'listFindings'>>;

type ItemOf<L extends { readonly items: readonly unknown[] }> = L['items'][number];
