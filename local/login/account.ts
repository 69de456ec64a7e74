/**
 * An account that may sign in. `id` is the username and `sub` the subject that tokens name; `groups` are those that the user pool has it in;
 * `attributes` are further claims, such as `custom:person`.
 */
export type Account = {
  readonly id: string;
  readonly name: string;
  readonly sub: string;
  readonly email?: string;
  readonly groups: readonly string[];
  readonly attributes?: Readonly<Record<string, string>>;
};

/** Where the login finds accounts, as they are at this moment. A disabled one is not among them. */
export type Accounts = {
  readonly all: () => readonly Account[];
  /** By username, sub or e-mail address, whatever the case of the last. */
  readonly find: (name: string) => Account | undefined;
  /** Hears of each sign-in: the first one confirms the one who was invited. */
  readonly signedIn: (sub: string) => void;
};

/** How long an access token is good for: an hour, Cognito's default. */
export const accessTokenSeconds = 60 * 60;

/**
 * The claims by which a Cognito access token says who holds it. An account in no group has no `cognito:groups`, as on AWS.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html
 */
export function accessClaims(account: Account): Record<string, unknown> {
  return {
    token_use: 'access',
    username: account.id,
    ...(account.groups.length === 0 ? {} : { 'cognito:groups': account.groups }),
    ...account.attributes,
  };
}

/** The claims of an ID token: who it is, for a page to greet. */
export function identityClaims(account: Account): { sub: string } & Record<string, unknown> {
  return {
    sub: account.sub,
    token_use: 'id',
    name: account.name,
    'cognito:username': account.id,
    ...(account.groups.length === 0 ? {} : { 'cognito:groups': account.groups }),
    ...account.attributes,
  };
}
