/** What a verified access token says of its holder. */
export type VerifiedToken = {
  readonly sub: string;
  /** For the page's corner: `name`, else Cognito's `username`, else the sub. */
  readonly name: string;
  readonly groups: readonly string[];
  /** When it was issued, by its `iat`. */
  readonly issuedAt: Date;
};

/** `why` is a stable English word for the log: never the token nor a claim of it. */
export type TokenOutcome = { readonly valid: true; readonly token: VerifiedToken } | { readonly valid: false; readonly why: string };

/** Verifies an access token. Whatever is wrong with it, or with fetching the issuer's keys, is a value: never an exception, never a pass. */
export interface TokenVerifier {
  verify(token: string): Promise<TokenOutcome>;
}
