/** Who changed which account, and how: `ACCOUNTS#<day>` / `<ulid>` in the records table. No NIK, no hash of one, no address. */
export type AccountRecord = {
  readonly recordId: string;
  readonly at: string;
  readonly requestId: string;
  /** The steward; of a person the counter officer. */
  readonly by: string;
  /** The account. */
  readonly sub: string;
  /** `try-person`: a NIK was given for the account; without a `bind-person` of the same request it was refused. `lock-persons`, `unlock-persons`: a safety lock, whose `sub` is who set it. */
  readonly change:
    | 'invite'
    | 'change'
    | 'try-person'
    | 'bind-person'
    | 'lock-persons'
    | 'unlock-persons'
    | 'resume-looks'
    | 'hand-over'
    | 'put-unit'
    | 'end-unit';
  /**
   * The revision of STATE that it makes: a record is written before its change. Of two for one revision of an account one lost (412, 409), and changed
   * nothing. A binding has none: the one that was made is PERSON's, by `boundAt` and `boundBy`.
   */
  readonly revision?: number;
  readonly reason?: string;
  /** All that it has afterwards. */
  readonly groups?: readonly string[];
  readonly disabled?: boolean;
  readonly signOut?: true;
  /** What the person showed. */
  readonly document?: string;
  /** The disabled account that the person had before. */
  readonly replaces?: string;
  /** Of a handover the other account: who takes over, or who hands over. */
  readonly handedBetween?: string;
  /** Of a change of a unit, whose `sub` is who made it: `<opdId>/<unitId>`; the accounts that act for it afterwards, and what it delivers. */
  readonly unit?: string;
  readonly accounts?: readonly string[];
  readonly datasetIds?: readonly string[];
};

export interface AccountRecordStore {
  /** Puts the record if it is absent; throws when it can't be written, and the change is not made (503). */
  append(record: AccountRecord): Promise<void>;
}
