import { accountLimits } from './limits/account.ts';
import { driftLimits } from './limits/drift.ts';
import { edgeLimits } from './limits/edge.ts';
import { fileLimits } from './limits/file.ts';
import { findingLimits } from './limits/finding.ts';
import { lookLimits } from './limits/look.ts';
import { matchingLimits } from './limits/matching.ts';
import { minutesLimits } from './limits/minutes.ts';
import { pageLimits } from './limits/page.ts';
import { pictureLimits } from './limits/picture.ts';
import { planLimits } from './limits/plan.ts';
import { progressLimits } from './limits/progress.ts';
import { questionLimits } from './limits/question.ts';
import { readingLimits } from './limits/reading.ts';
import { readsLimits } from './limits/reads.ts';
import { recordLimits } from './limits/record.ts';
import { retentionLimits } from './limits/retention.ts';
import { rowLimits } from './limits/row.ts';
import { subjectLimits } from './limits/subject.ts';
import { summaryLimits } from './limits/summary.ts';
import { ticketLimits } from './limits/ticket.ts';
import { tokenLimits } from './limits/token.ts';
import { unitLimits } from './limits/unit.ts';
import { uploadLimits } from './limits/upload.ts';
import { workbookLimits } from './limits/workbook.ts';

/** Every limit of the product: its unit is in its name, its reason beside it. docs/limits.md lists them; a test compares. */
export const limits = {
  ...uploadLimits,
  ...unitLimits,
  ...edgeLimits,
  /** No "not found" comes sooner: what is looked up for it, warm, is done in less, so its time does not tell whether something was found and hidden. */
  notFoundMilliseconds: 20,
  ...rowLimits,
  ...minutesLimits,
  ...fileLimits,
  /** A page of datasets, uploads, versions. */
  maxListItems: 100,
  defaultListItems: 20,
  /** Opaque cursors are short; longer ones are noise. */
  maxCursorCharacters: 500,
  /** Filters in one query: the text stays readable and compiles fast. */
  maxFilters: 20,
  maxFilterValueCharacters: 500,
  maxColumnListCharacters: 4_000,
  /** Search words. */
  maxSearchCharacters: 200,
  /** DCAT titles are headlines. */
  maxTitleCharacters: 200,
  maxDescriptionCharacters: 4_000,
  maxReasonCharacters: 1_000,
  /** Longest name a common file system keeps. */
  maxFileNameCharacters: 255,
  /** The longest period is a day: 2026-09-12. */
  maxPeriodCharacters: 10,
  /** JSON bodies of the API are forms, not files. */
  maxBodyBytes: 256 * 1024,
  /** Brackets within brackets of a body: a standard for the library has eight, and anyone who walks a body calls themselves once for each. */
  maxBodyDepth: 20,
  /** META is read at every request: 4 KB is one read unit (data-model.md). */
  maxMetaBytes: 4 * 1024,
  /** DynamoDB items stay far from the 400 KB wall (data-model.md). */
  maxItemBytes: 100 * 1024,
  /** The first answer to an Idempotency-Key is kept for a day (api.md). */
  idempotencySeconds: 24 * 60 * 60,
  /** A report lists the first errors; its totals count them all (data-model.md). */
  maxReportedErrors: 1_000,
  /** A lost race for a pointer is run again on the winner's manifest; more losses than this is a fault. */
  maxPublishAttempts: 20,
  /** Periods of one version, and so of one file: a part takes some 330 bytes of its manifest, and DynamoDB's wall is 400 KB. Daily data splits by month. */
  maxPartsPerVersion: 1_000,
  /** Manifests read at once: DynamoDB answers at most 1 MB a query, and most versions asked for are recent. */
  manifestsPerRead: 25,
  /** Receives of one message before it is a dead letter; lib/ sets the queue by it (AWS: at least 5). */
  maxReceives: 5,
  /** A caught fault is tried again after 10 s, 20 s, 40 s …: most faults are a throttle that passes. */
  retryBaseSeconds: 10,
  /** Added to it by chance, so that messages that failed together don't come back together. */
  retryJitterSeconds: 5,
  /** A run that is not done so long before it is killed is given up: noting that takes two writes and a call to the queue, also while a block is being read. */
  notingMilliseconds: 5_000,
  /** Local copies of parts that a warm function keeps between calls; one call's own parts may exceed it, up to its 4 GiB of /tmp (lib/function-settings.ts). */
  partsCacheBytes: 300 * 1024 * 1024,
  /** Columns in one sort: more is no order that a person asks for. */
  maxSortColumns: 5,
  /** Values of one `__in` filter. */
  maxFilterListValues: 100,
  /** One record, as read and as written: DuckDB's default max_line_size, so that what is written is always read. */
  maxRecordBytes: 2 * 1024 * 1024,
  /** Columns of a table: the widest file of the real corpus has 314; more is a file that is not a table. */
  maxColumns: 1_000,
  /** A header text: longer ones are sentences, so the row is no header. */
  maxLabelCharacters: 256,
  /** Start of a file that decides what it is, a text's encoding and delimiter, and a table's header: hundreds of ordinary records, a dozen giant ones. */
  sampleBytes: 1024 * 1024,
  sampleRecords: 500,
  /** A header stands in the first rows; titles above it are fewer than this. */
  maxHeaderSearchRows: 30,
  /** A number as people write it, with currency, signs and blanks; a longer text is none, and is not looked at digit by digit. */
  maxNumberCharacters: 64,
  /** Rows of one header below its first: official tables have four levels (region, area, year, semester), and a row of units. */
  maxHeaderLevels: 6,
  /** Records reread after a misplaced quote, all together: keeps a hostile file's cost linear. */
  maxRescannedBytes: 16 * 1024 * 1024,
  /** The normal form is read and written in blocks of this size. */
  normalFormBlockBytes: 1024 * 1024,
  /** The table of a workbook or a page, in normal form: real ones take up to five times their file, but one long text may be named by every row. */
  maxNormalFormRatio: 30,
  /** What takes no more than this fits every disk, however small its file was. */
  normalFormGraceBytes: 64 * 1024 * 1024,
  ...workbookLimits,
  ...tokenLimits,
  ...retentionLimits,
  /** DynamoDB's own wall for one BatchGetItem. */
  maxBatchGetKeys: 100,
  /** Keys left unread by a throttled BatchGetItem are asked for again this often (the SDK backs off within each). */
  maxBatchGetAttempts: 5,
  /** BatchGetItems under way at once: a list of 100,000 people needs a thousand, and the SDK has fifty connections. */
  batchGetsAtOnce: 16,
  /** META keeps this much free for what must always fit: an emergency hold, the pointer that publishing flips. */
  metaReserveBytes: 1024,
  /** Of that, publishing leaves at least this much: an emergency hold with its reason in a few sentences always fits. */
  metaHoldBytes: 512,
  /** A read during which access changed is decided and done again; a dataset that changes more often than this within seconds is no person's doing. */
  maxReadAttempts: 3,
  /** A change that lost its race is decided again on what stands now. */
  maxChangeAttempts: 5,
  /** A claimed Idempotency-Key without an answer is free again after this: no HTTP function runs longer than API Gateway's 29 s. */
  idempotencyLeaseSeconds: 60,
  /** A Lambda of 3 GB has about two cores. */
  duckdbThreads: 2,
  /** About a third of the ingest function's memory: DuckDB runs up to 0.5 GB above it. */
  duckdbMemoryMegabytes: 1_000,
  /** Row queries share their function with everything else it does. */
  rowReaderMemoryMegabytes: 400,
  /** Small enough for a ranged read of one page, large enough to compress. */
  parquetRowGroupRows: 20_480,
  /** Cells of a row group: a table of more than a hundred columns has shorter ones, or a few of them would fill DuckDB's memory. */
  parquetRowGroupCells: 2_048_000,
  /** Dictionaries of all columns of a row group; DuckDB would take a mebibyte for each, and holds the groups of both its threads. */
  parquetDictionariesBytes: 64 * 1024 * 1024,
  /** Columns asked in one scan: DuckDB keeps a vector for every expression, and a thousand columns of them would not fit its memory. */
  columnsPerScan: 100,
  /** Cells asked one by one in one statement: a hundred columns of 20,480 rows, from where on binding the question a column costs less than asking each cell. */
  unpivotedCells: 2_048_000,
  /** A cell in a report: enough to recognise it. */
  maxReportedCellCharacters: 200,
  /** Of a text that a report may show: one more tells that it was cut. */
  keptCellCharacters: 201,
  /** Rows whose shapes choose a column's candidate types; every cell is asked afterwards. */
  inferSampleRows: 200,
  /** Rounded numbers ending in 0 by chance: one column in a hundred thousand at this many rows. */
  minRoundedCells: 5,
  /** A column where this share of the cells are codes of a list is proposed to be of it: some areas were renumbered since. */
  referenceCodeShare: 0.95,
  /** Codes that are looked up for what was probably meant: a report's reader corrects the first few, and sees the pattern. */
  maxNearCodes: 100,
  /** Each foreign key is one more join of all rows. */
  maxForeignKeys: 10,
  /** Parts of all datasets that one file refers to: the small ingest function has 1 GiB of /tmp, and the file itself needs most of it. */
  maxReferencedBytes: 256 * 1024 * 1024,
  /** A column where more than this share of the cells are NIKs tells of persons, whatever its name; where fewer are, each is an error. */
  personalNikShare: 0.5,
  /** A column of which more of the cells are figures is one of quantities: a decimal number in it is no person's. */
  figuresShare: 0.5,
  /** Cells that may hold a person's number, looked at together: some megabytes of text. */
  judgedCellsPerRead: 10_000,
  /** A grant ends after a year at the latest: by then officers have changed, and the purpose is asked again. */
  maxGrantDays: 366,
  /** A standing grant runs for so long between two renewals: anyone who needs the data daily asks its head once a month. */
  standingGrantDays: 30,
  /** Officers of one grant, each an account: more is the whole institution. */
  maxOfficers: 100,
  /** Columns that a request or a grant names: the grant is read at each of the institution's reads. */
  maxGrantColumns: 200,
  /** An entry of a head's list without its request is taken off after this: the one who wrote it first runs 29 s at most, and clocks differ by less than the rest. */
  accessRequestLeaseMilliseconds: 60 * 60 * 1000,
  /** Requests of one institution on one dataset within 24 hours, those that were taken back too: who narrows, withdraws and asks again needs a few, a loop needs more. */
  maxAccessRequestsPerDay: 10,
  /** The name of a law and its article. */
  maxLegalBasisCharacters: 500,
  /** A consequence test (UU KIP Pasal 19) in a page; META keeps it (4 KB). */
  maxExemptionReasonCharacters: 2_000,
  /** Entries of the register of exempted information: anyone reads it whole, with every dataset's META, so three batches of 100 (BatchGetItem) at most. */
  maxExemptionListings: 300,
  /** Purposes of processing personal data, each a code or a few words. */
  maxPurposes: 20,
  maxPurposeCharacters: 100,
  /** A licence's name or address. */
  maxLicenceCharacters: 200,
  /** Contact and coverage are a line each. */
  maxContactCharacters: 300,
  maxCoverageCharacters: 300,
  /** Themes and tags are for finding; more hide rather than help. */
  maxThemes: 50,
  maxThemeCharacters: 100,
  /** Reasons of one review. */
  maxReasons: 20,
  /** Cells corrected without another file: more is a file to be corrected as a file (api.md). */
  maxMendedCells: 50,
  /** Cells declared at once to hold no person's number: a column that is full of such numbers is better told to the steward. */
  maxDeclaredCells: 200,
  /** A corrected cell: names, addresses and notes fit; longer text belongs in the file. */
  maxMendedCellCharacters: 1_000,
  /** Corrections and salvages of one file, each on the one before: a clerk who needs more should correct the file. */
  maxMendingRounds: 20,
  /** What arrived in the inbox is kept so long once it is done with: time to correct a few cells, no archive of rejected data (data-model.md). */
  inboxDays: 7,
  /** Excel allows 31; other programs more. */
  maxSheetNameCharacters: 100,
  /** Excel's own: rows of a sheet, characters of a cell and of a sheet's name; beyond them it calls a file damaged. */
  maxExcelRows: 1_048_576,
  maxExcelCellCharacters: 32_767,
  maxExcelSheetNameCharacters: 31,
  /** A returned workbook is built while the clerk waits, within the small ingest's minute: a sheet of two million cells is this much XML, and takes some five seconds. */
  maxReturnedSheetBytes: 128 * 1024 * 1024,
  /** The same for a text file's table, in its normal form: some seven seconds. */
  maxReturnedTableBytes: 64 * 1024 * 1024,
  /** The clerk's own name in a returned workbook's: every file system takes 255 bytes, and a person reads the first words. */
  maxReturnedNameCharacters: 100,
  /** All parts of a clerk's workbook together, as they are copied: pictures and other sheets included. */
  maxReturnedWorkbookBytes: 256 * 1024 * 1024,
  /** Parts that are read whole to be changed: styles, relationships, notes. */
  maxWorkbookPartBytes: 16 * 1024 * 1024,
  /** A sheet's views stand before its rows, in the first kilobytes. */
  maxSheetHeadBytes: 64 * 1024,
  /** A template's columns fit a screen. */
  maxTemplateColumnWidth: 40,
  /** Links to bad cells beside each thing to mend: enough to see what it is about. */
  maxMendLinks: 5,
  /** A sort names a few columns. */
  maxSortCharacters: 200,
  /** Headers of multi-level tables, joined, are this long. */
  maxFieldTitleCharacters: 300,
  /** The longest date pattern, with room. */
  maxFieldFormatCharacters: 60,
  /** A pattern longer than this is read by nobody. */
  maxPatternCharacters: 500,
  /** Reference lists above this belong in a dataset of their own. */
  maxEnumValues: 2_000,
  /** Concept, definition, classification, measure, unit of a field: a paragraph each (Perpres 39/2019 Pasal 4). */
  maxComponentCharacters: 1_000,
  /** Words for "no value", for true and for false: statistics offices know a dozen. */
  maxMissingValues: 100,
  /** What stands between the items of a list: a sign, perhaps with a space. */
  maxDelimiterCharacters: 5,
  /** Each key is one more grouping of all rows. */
  maxUniqueKeys: 10,
  /** Brackets within brackets of a JSON cell: a GeoJSON FeatureCollection has eight. */
  maxJsonDepth: 12,
  /** A number of more digits would be rounded: DuckDB's widest decimal. */
  maxNumberDigits: 38,
  ...driftLimits,
  ...matchingLimits,
  ...pageLimits,
  /** Columns named in one sentence: anyone who reads it opens the list for more. */
  maxListedNames: 20,
  /** A sentence of an upload, with twenty sheets named in it; what is longer is read in the report. */
  maxMessageCharacters: 4_000,
  /** Standards proposed from files, kept until one is approved: a clerk who sends more kinds of tables sets the standard first. Each may be 100 KB, and each upload reads them all. */
  maxInferredProposals: 30,
  /** Parts of a manifest that stay in its item, about 90 KB; more go into an object in the bucket (data-model.md). */
  maxPartsPerItem: 250,
  /** Parts that go to or come from the bucket at the same time. */
  partTransfers: 8,
  /** Periods older than this are more often a slip in the year than history. */
  farPastYears: 25,
  /** Small counts: one to four people in a cell can be recognised (access.md, docs/data-model.md). */
  smallCountMaximum: 4,
  ...accountLimits,
  ...questionLimits,
  ...readingLimits,
  ...readsLimits,
  /** Columns of one standard that are looked up in a code list: each joins the list again, and a hundred of them would not fit DuckDB's memory. */
  maxCodeColumns: 40,
  ...recordLimits,
  ...pictureLimits,
  ...summaryLimits,
  ...subjectLimits,
  ...lookLimits,
  ...planLimits,
  ...ticketLimits,
  ...findingLimits,
  ...progressLimits,
} as const;

/** CloudWatch namespace of all metrics of one deployment: two cities in one account, or two stages of one, must never be counted together. */
export function metricsNamespaceOf({ id, stage }: { readonly id: string; readonly stage?: string | undefined }): string {
  return stage === undefined ? `SatuData/${id}` : `SatuData/${id}/${stage}`;
}
