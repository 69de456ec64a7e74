/** An account as /v1 gives it to the steward; `revision` is what a change is made on. */
export type Account = {
  readonly sub: string;
  readonly name?: string;
  readonly email?: string;
  readonly groups: readonly string[];
  readonly disabled: boolean;
  readonly isInvited?: boolean;
  readonly isBound: boolean;
  readonly revision: number;
};
