/** What a tab keeps of a sign-in. `expiresAt`: when the access token ends, in milliseconds since 1970. */
export type Session = { readonly accessToken: string; readonly refreshToken?: string; readonly expiresAt: number };

/** What the token endpoint answers (RFC 6749 §5.1). */
export type Tokens = {
  readonly access_token: string;
  readonly expires_in: number;
  readonly refresh_token?: string;
  readonly id_token?: string;
};

/** The session that was kept as text; undefined for any other text, as of an older page. */
export function readSession(text: string | null): Session | undefined {
  try {
    const { accessToken, refreshToken, expiresAt } = JSON.parse(text ?? '{}');
    if (typeof accessToken !== 'string' || typeof expiresAt !== 'number') return undefined;
    return { accessToken, expiresAt, ...(typeof refreshToken === 'string' ? { refreshToken } : {}) };
  } catch {
    return undefined;
  }
}

/** The session after an answer of the token endpoint. A service that does not change its refresh token at each use sends none: the old one stays. */
export function sessionOf(tokens: Tokens, now: number, before?: Session): Session {
  const refreshToken = tokens.refresh_token ?? before?.refreshToken;
  const expiresAt = now + tokens.expires_in * 1000;
  return { accessToken: tokens.access_token, expiresAt, ...(refreshToken === undefined ? {} : { refreshToken }) };
}

/** True while somebody is signed in: the access token lasts, or there is a way to a new one. */
export function isLive(session: Session | undefined, now: number): boolean {
  return session !== undefined && (session.expiresAt > now || session.refreshToken !== undefined);
}
