/** What an access token must be like to be ours. */
export type TokenRules = {
  /** `iss`, to the letter. */
  readonly issuer: string;
  readonly jwksUri: string;
  /** Cognito says whom a token is for by `token_use` and `client_id`; others say it by `aud` (RFC 9068). */
  readonly style: 'cognito' | 'oidc';
  /** The portal's client. */
  readonly clientId: string;
  /** The API's audience; Cognito knows none, so its client stands here, too. */
  readonly audience: string;
  readonly groupsClaim: string;
  readonly nameClaim: string;
};
