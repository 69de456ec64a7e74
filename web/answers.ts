/** What /v1 answers, as far as pages use it (docs/api.md). Types only. */
import type { Access, Level } from '../functions/model/access-level.ts';
import type { Cadence } from '../functions/model/cadence.ts';
import type { Violation } from '../functions/model/violation.ts';

/** A problem+json, or what stands in for one when no answer came. */
export type Problem = {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly code: string;
  readonly violations?: readonly Violation[];
};
export type Outcome<T> =
  | { readonly ok: true; readonly value: T; readonly status: number; readonly etag: string | undefined }
  | { readonly ok: false; readonly problem: Problem };

export type Page<T> = { readonly items: readonly T[]; readonly total?: number; readonly next?: string };

export type Me = {
  readonly sub: string;
  readonly name: string;
  readonly kinds: readonly { readonly kind: string; readonly opdId?: string }[];
  /** The government bodies that the account belongs to. */
  readonly institutions: readonly string[];
};
export type Opd = { readonly opdId: string; readonly name: string };

export type Dataset = Level & {
  readonly datasetId: string;
  readonly title: string;
  readonly description: string;
  readonly opdId: string;
  readonly opdName?: string;
  readonly state: string;
  readonly cadence: Cadence;
  readonly personalColumns?: readonly string[];
  readonly nextDue?: string;
  readonly rows?: number;
  readonly leftOut?: number;
  readonly currentVersion?: number;
  readonly standardVersion?: number;
  readonly processing?: { readonly basis: string; readonly purposes: readonly string[]; readonly retentionUntil: string };
  readonly exemption?: { readonly legalBasis: string; readonly reason: string; readonly until: string };
  readonly proposedAccess?: Level & { readonly reason: string; readonly at: string };
  readonly hold?: { readonly at: string; readonly reason?: string };
};
/** How a large file is cut; `received` while it is being sent: the numbers that have arrived. */
export type Cut = { readonly partSize: number; readonly parts: number; readonly received?: readonly number[] };
export type Upload = {
  readonly uploadId: string;
  readonly datasetId: string;
  readonly state: string;
  readonly fileName: string;
  readonly message: string;
  readonly multipart?: Cut;
  readonly period?: string;
  readonly versionNumber?: number;
  readonly standardVersion?: number;
  readonly counts?: { readonly rows: number; readonly validRows: number; readonly errors: number };
  /** Rejected, but its valid rows could be published alone. */
  readonly salvageable?: boolean;
  readonly leftOut?: number;
  /** How what was asked about its file was answered. */
  readonly answers?: readonly QuestionAnswer[];
  /** Its rows are those of the version that stands: it made none. */
  readonly unchanged?: true;
  readonly hasReturnedWorkbook?: boolean;
  readonly derivedFrom?: { readonly kind: 'mending' | 'salvage'; readonly uploadId: string; readonly reason?: string };
  readonly personalColumns?: readonly string[];
  readonly reviewReasons?: readonly string[];
  readonly at: Readonly<Record<string, string>>;
};
/** One of `GET /v1/reviews`: an upload with what it belongs to. */
export type Waiting = Upload & {
  readonly opdId: string;
  readonly title: string;
  readonly access: Access;
  readonly priority: boolean;
  readonly since: string;
};

export type Finding = {
  readonly type: string;
  readonly fieldName?: string;
  /** Of an error of several columns together, whose `cell` is their cells joined. */
  readonly fieldNames?: readonly string[];
  /** Column in the clerk's own file, from 1. */
  readonly fieldNumber?: number;
  readonly rowNumber?: number;
  readonly cell?: string;
  /** The row looks like none of the data (a total, a signature): it is corrected by taking it out, not by another value. */
  readonly isNoData?: true;
  /** Of a workbook with several tables: the sheets to choose from. */
  readonly sheets?: readonly string[];
  readonly message: string;
  readonly mend: string;
};
/** What two readings of a file fit, and the clerk decides. */
export type Question = {
  readonly questionId: string;
  readonly fieldName?: string;
  readonly text: string;
  readonly readings: readonly { readonly readingId: string; readonly text: string; readonly examples?: readonly string[] }[];
};
export type QuestionAnswer = { readonly questionId: string; readonly readingId: string };
export type Report = {
  readonly valid: boolean;
  /** Where each row that was read has gone. */
  readonly conservation?: { readonly read: number; readonly published: number; readonly refused: number; readonly setAside: number };
  readonly setAside?: readonly { readonly rowNumber: number; readonly text?: string; readonly reason: string; readonly message: string }[];
  /** The first rows as they came and as they will be, for who may read cells. */
  readonly reading?: {
    readonly headerRows: readonly number[];
    readonly rowNumbers: readonly number[];
    /** What stands above `before` and above `after`: the first columns alone, of a wide table. */
    readonly labels: readonly string[];
    readonly fieldNames: readonly string[];
    /** How many columns the table has; reports of older versions say it of their checked columns alone. */
    readonly allColumns?: number;
    readonly before: readonly (readonly string[])[];
    /** By `fieldNames`, of which there are none where the file isn't checked yet; null where a cell is empty or can't be read. */
    readonly after: readonly (readonly (string | null)[])[];
  };
  readonly questions?: readonly Question[];
  readonly stats: { readonly rows: number; readonly validRows: number; readonly errors: number };
  readonly dialect?: {
    readonly container: string;
    readonly headerRows?: readonly number[];
    /** Empty columns of the file, from 1, that are no part of the table. */
    readonly droppedFields?: readonly number[];
  };
  readonly columns: readonly { readonly name: string; readonly type: string; readonly errors: number; readonly missing: number }[];
  readonly errors: readonly Finding[];
  readonly warnings?: readonly Finding[];
  readonly personalColumns?: readonly string[];
  /** Of a sound file. */
  readonly changes?: readonly {
    readonly period: string;
    readonly rows: number;
    readonly replaced: boolean;
    readonly added: number;
    readonly removed: number;
    readonly changed: number;
    readonly rowNumbers: { readonly added: readonly number[]; readonly changed: readonly number[] };
  }[];
  readonly mode?: 'periods' | 'all';
  readonly truncated: boolean;
};

export type Field = {
  readonly name: string;
  readonly title?: string;
  readonly type: string;
  readonly format?: string;
  readonly decimalChar?: string;
  readonly groupChar?: string;
  readonly unit?: string;
  readonly personal?: boolean;
  readonly definition?: string;
  readonly description?: string;
  readonly concept?: string;
  readonly classification?: string;
  readonly measure?: string;
  readonly referenceCodes?: string;
  readonly categories?: readonly (string | number | { readonly value: string | number })[];
  readonly constraints?: Constraints;
  readonly level?: string;
  readonly rules?: Readonly<Record<string, string>>;
};
type Bound = string | number;
type Constraints = {
  readonly required?: boolean;
  readonly unique?: boolean;
  readonly minimum?: Bound;
  readonly maximum?: Bound;
  readonly exclusiveMinimum?: Bound;
  readonly exclusiveMaximum?: Bound;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly enum?: readonly (string | number | boolean)[];
};
export type Standard = {
  readonly n: number;
  readonly state: string;
  readonly fields: readonly Field[];
  /** Names of those whose cells may not be empty, keys and period included. */
  readonly requiredFields?: readonly string[];
  readonly periodField?: string;
  readonly primaryKey?: readonly string[];
  readonly uniqueKeys?: readonly (readonly string[])[];
  readonly foreignKeys?: readonly {
    readonly fields: readonly string[];
    readonly reference: { readonly resource?: string; readonly fields: readonly string[] };
  }[];
  readonly missingValues?: readonly (string | { readonly value: string })[];
  readonly fieldsMatch?: string;
  readonly rules?: Readonly<Record<string, string>>;
  /** Set on the copy of one that the walidata keeps for all. */
  readonly library?: { readonly standardId: string; readonly n: number };
  readonly proposed?: Omit<Standard, 'proposed'>;
};

export type PublicProgress = {
  readonly name: string;
  readonly planned: number;
  readonly delivered: number;
  readonly late: number;
  readonly rows: number;
};
export type Progress = PublicProgress & {
  readonly due: number;
  readonly rejected: number;
  readonly missing: number;
  readonly lastUploadAt?: string;
};
export type Board = Page<Progress> & { readonly at: string; readonly period: string };
