import type { Account } from '../login/account.ts';

/** What Cognito calls the state of an account here: invited and never signed in, or signed in once at least. */
export type UserStatus = 'FORCE_CHANGE_PASSWORD' | 'CONFIRMED';

/** An account as the user pool keeps it. `attributes` are all that were set: `email`, `email_verified`, `name`, `custom:…`. */
export type PoolAccount = {
  /** Where it stands in the pool's order; grows, and is never given twice. */
  readonly place: number;
  readonly username: string;
  readonly sub: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly groups: readonly string[];
  readonly enabled: boolean;
  readonly status: UserStatus;
  readonly createdAt: Date;
  readonly modifiedAt: Date;
};

export type NewPoolAccount = Omit<PoolAccount, 'place' | 'createdAt' | 'modifiedAt' | 'enabled'>;

/** The account as the login knows it. The one who has no name is called by the e-mail address. */
export function loginAccount({ username, sub, attributes, groups }: PoolAccount): Account {
  const claims = Object.entries(attributes).filter(([name]) => name.startsWith('custom:'));
  return {
    id: username,
    sub,
    name: attributes.name ?? attributes.email ?? username,
    groups,
    ...(attributes.email === undefined ? {} : { email: attributes.email }),
    ...(claims.length === 0 ? {} : { attributes: Object.fromEntries(claims) }),
  };
}

/** A demo account as the pool keeps it: signed in before, by an address that no mail reaches. */
export function poolAccount({ id, sub, name, email, groups, attributes }: Account): NewPoolAccount {
  const mail: Record<string, string> = email === undefined ? {} : { email, email_verified: 'true' };
  return { username: id, sub, groups, status: 'CONFIRMED', attributes: { ...mail, name, ...attributes } };
}
