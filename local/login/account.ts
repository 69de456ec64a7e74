/**
 * A demo account. `id` is the username and `sub` the subject that tokens name; `groups` are what the user pool would put it in;
 * `attributes` are further claims, such as `custom:person`.
 */
export type Account = {
  readonly id: string;
  readonly name: string;
  readonly sub: string;
  readonly groups: readonly string[];
  readonly attributes?: Readonly<Record<string, string>>;
};

/** How long an access token is good for: an hour, Cognito's default. */
export const ACCESS_TOKEN_SECONDS = 60 * 60;

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
