/** Sign-in by authorization code with PKCE (RFC 7636, RFC 9700): the token lives in this tab alone, and goes with it. */
type Session = { readonly accessToken: string; readonly expiresAt: number };
type Discovery = { readonly authorization_endpoint: string; readonly token_endpoint: string; readonly end_session_endpoint?: string };

const sessionKey = 'satudata-session';
const pendingKey = 'satudata-pending';

function settings(): { issuer: string; clientId: string } {
  return { issuer: document.body.dataset.issuer ?? '', clientId: document.body.dataset.clientId ?? '' };
}

/** The access token, while it lasts. */
export function accessToken(): string | undefined {
  const stored = sessionStorage.getItem(sessionKey);
  if (!stored) return undefined;
  const session: Session = JSON.parse(stored);
  return session.expiresAt > Date.now() ? session.accessToken : undefined;
}

/** Ends the session here and at the login service, so that the next sign-in asks again who it is (OpenID Connect RP-Initiated Logout; Cognito takes `logout_uri`). */
export async function signOut(): Promise<void> {
  sessionStorage.clear();
  const { end_session_endpoint } = await discover().catch(() => ({ end_session_endpoint: undefined }));
  const home = `${location.origin}/`;
  const query = new URLSearchParams({ client_id: settings().clientId, logout_uri: home, post_logout_redirect_uri: home });
  location.assign(end_session_endpoint ? `${end_session_endpoint}?${query}` : '/');
}

async function discover(): Promise<Discovery> {
  const response = await fetch(`${settings().issuer}/.well-known/openid-configuration`);
  if (!response.ok) throw new Error('discovery failed');
  return response.json();
}

function redirectUri(): string {
  return `${location.origin}/masuk`;
}

/** Leaves for the login service; the page to come back to is kept. */
export async function beginSignIn(returnTo: string): Promise<void> {
  const verifier = randomText();
  const state = randomText();
  sessionStorage.setItem(pendingKey, JSON.stringify({ verifier, state, returnTo }));
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  const { authorization_endpoint } = await discover();
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: settings().clientId,
    redirect_uri: redirectUri(),
    scope: 'openid profile',
    state,
    code_challenge: base64url(new Uint8Array(digest)),
    code_challenge_method: 'S256',
  });
  location.assign(`${authorization_endpoint}?${query}`);
}

/** Trades the code for a token; gives the page to go back to, or undefined when the answer is not to this tab's question. */
export async function finishSignIn(query: URLSearchParams): Promise<string | undefined> {
  const stored = sessionStorage.getItem(pendingKey);
  if (!stored) return undefined;
  const pending: { verifier: string; state: string; returnTo: string } = JSON.parse(stored);
  sessionStorage.removeItem(pendingKey);
  if (query.get('state') !== pending.state) return undefined;
  const { token_endpoint } = await discover();
  const response = await fetch(token_endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: query.get('code') ?? '',
      client_id: settings().clientId,
      redirect_uri: redirectUri(),
      code_verifier: pending.verifier,
    }),
  });
  if (!response.ok) return undefined;
  const token: { access_token: string; expires_in: number } = await response.json();
  const session: Session = { accessToken: token.access_token, expiresAt: Date.now() + token.expires_in * 1000 };
  sessionStorage.setItem(sessionKey, JSON.stringify(session));
  return pending.returnTo;
}

function randomText(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}
