/** What /v1 answers of access by request and of records (docs/api.md). Types only. */

/** What a grant leaves out; absent: nothing. */
export type Scope = {
  readonly columns?: readonly string[];
  readonly withoutColumns?: readonly string[];
  readonly area?: string;
};
export type AccessRequest = {
  readonly requestId: string;
  readonly datasetId: string;
  readonly opdId: string;
  readonly institution: string;
  readonly requestedBy: { readonly sub: string; readonly name: string };
  readonly requestedAt: string;
  readonly purpose: string;
  readonly legalBasis: string;
  readonly until: string;
  readonly officers?: readonly string[];
  readonly columns?: readonly string[];
  readonly area?: string;
  readonly state: 'waiting' | 'granted' | 'refused' | 'withdrawn';
  readonly decision?: {
    readonly reasons: readonly string[];
    readonly at: string;
    readonly byName?: string;
    readonly until?: string;
    readonly withoutColumns?: readonly string[];
    readonly area?: string;
    readonly officers?: readonly string[];
  };
  /** Granted, and the grant is missing: the same decision again makes it. */
  readonly isUnfinished?: true;
  readonly message: string;
  /** In the list of what waits for a head. */
  readonly title?: string;
};
export type Grant = Scope & {
  readonly institution: string;
  readonly officers?: readonly string[];
  readonly purpose: string;
  readonly legalBasis: string;
  readonly until: string;
  readonly renewableUntil?: string;
  readonly requestId: string;
  readonly grantedAt: string;
  readonly revoked?: { readonly at: string };
  readonly isLive: boolean;
  /** Nothing is left out. */
  readonly isWhole: boolean;
};
export type Look = {
  readonly at: string;
  readonly principalId: string;
  readonly name: string;
  readonly institutions: readonly string[];
  readonly operation: string;
  readonly versionNumber?: number;
  readonly purpose?: string;
  /** The request that the grant answers, by which it was read. */
  readonly grantRequestId?: string;
};
export type Looks = { readonly from: string; readonly until: string; readonly items: readonly Look[]; readonly next?: string };
