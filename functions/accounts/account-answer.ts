import type { AnswerBody } from '../http/answer.ts';
import type { AccountItems } from './account.port.ts';
import type { DirectoryUser } from './directory.port.ts';

type AccountAnswer = AnswerBody<'getAccount'>;

/** What is known of an account: by the login service (where the city has ours), and in the catalog. */
export type KnownAccount = AccountItems & {
  readonly sub: string;
  readonly user: DirectoryUser | undefined;
  /** The login service has it no more, though a token that it gave before may still be good: such an account can be disabled, and nothing be given to it. */
  readonly loginIsGone: boolean;
  /** What the login service says; an account's own groups stand before these. */
  readonly directoryGroups: readonly string[];
};

/** An account as the steward sees it; JSON leaves out what is undefined. Of the person that is bound to it only that there is one. */
export function accountAnswer({ sub, user, account, person, directoryGroups }: KnownAccount): AccountAnswer {
  return {
    sub,
    ...(user ? { email: user.email, name: user.name || (account?.name ?? user.email), isInvited: user.isInvited } : {}),
    groups: account?.groups ?? directoryGroups,
    disabled: account?.disabled === true || user?.disabled === true,
    isBound: person !== undefined,
    replacedBy: account?.replacedBy,
    validFrom: account?.validFrom,
    createdAt: user?.createdAt ?? account?.createdAt,
    createdBy: account?.createdBy,
    updatedAt: account?.updatedAt,
    updatedBy: account?.updatedBy,
    revision: revisionOf(account),
  };
}

/** 0 for an account that nobody has changed here: what `If-Match` names for its first change. */
export function revisionOf(account: AccountItems['account']): number {
  return account?.revision ?? 0;
}

export function accountEtag(account: AccountItems['account']): { readonly ETag: string } {
  return { ETag: `"${revisionOf(account)}"` };
}
