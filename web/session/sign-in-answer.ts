/** What this tab asked the login service, kept until it answers. */
export type Question = {
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
  readonly returnTo: string;
  /** Asked without a word to the visitor (`prompt=none`): an answer that is no sign-in is none of theirs. */
  readonly isQuiet?: boolean;
};

export type Expected = { readonly issuer: string; readonly clientId: string };

/** The question that was kept as text; undefined for any other text. */
export function readQuestion(text: string | null): Question | undefined {
  try {
    const { verifier, state, nonce, returnTo, isQuiet } = JSON.parse(text ?? '{}');
    const parts = [verifier, state, nonce, returnTo];
    if (!parts.every((part) => typeof part === 'string' && part !== '')) return undefined;
    return { verifier, state, nonce, returnTo, ...(isQuiet === true ? { isQuiet } : {}) };
  } catch {
    return undefined;
  }
}

/** The code in an answer to this very question: the same `state`, and the issuer itself where it names itself (RFC 9207 §2.4). */
export function codeOf(query: URLSearchParams, question: Question, { issuer }: Expected): string | undefined {
  const from = query.get('iss');
  if (query.get('state') !== question.state || (from !== null && from !== issuer)) return undefined;
  return query.get('code') ?? undefined;
}

/**
 * Whether an ID token answers this sign-in: from the issuer, for this client, with the question's nonce (OpenID Connect Core §3.1.3.7). It came from the
 * token endpoint itself, so its signature is not read here; the API verifies the access token's.
 */
export function answersQuestion(idToken: string | undefined, { nonce }: Question, { issuer, clientId }: Expected): boolean {
  const claims = claimsOf(idToken);
  const audience: unknown[] = [claims.aud].flat();
  return claims.iss === issuer && audience.includes(clientId) && claims.nonce === nonce;
}

/** What the login service calls the person who signed in, for greeting them; undefined where it says none. */
export function nameIn(idToken: string | undefined): string | undefined {
  const { name } = claimsOf(idToken);
  return typeof name === 'string' && name.trim() !== '' ? name.trim() : undefined;
}

function claimsOf(idToken: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const [, payload = ''] = (idToken ?? '').split('.');
    const bytes = Uint8Array.from(atob(payload.replace(/-/g, '+').replace(/_/g, '/')), (character) => character.charCodeAt(0));
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof claims === 'object' && claims !== null ? { ...claims } : {};
  } catch {
    return {};
  }
}

/** A path of this site to go back to: never a page that somebody else put into a link, nor the sign-in itself. */
export function safeReturn(asked: string | null): string {
  const isPath = asked !== null && /^\/[a-z0-9-]+(\/[a-z0-9-]+)*$/.test(asked);
  return isPath && asked !== '/masuk' ? asked : '/kerja';
}
