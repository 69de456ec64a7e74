import { forgetSignIn, rememberSignIn, wasSignedIn } from './hint.ts';
import { askLoginService, discoveryAddress } from './login-service.ts';
import { type Exchange, renewal } from './renewal.ts';
import { answersQuestion, codeOf, type Expected, nameIn, type Question, readQuestion } from './sign-in-answer.ts';
import { isSignedIn, sessionKey } from './standing.ts';
import { readSession, type Session, sessionOf, type Tokens } from './token-session.ts';

/**
 * Sign-in by authorization code with PKCE (RFC 7636, RFC 9700). Tokens live in this tab alone, and go with it: no cookie, nothing that another tab or a
 * later visitor of this computer finds, but that there was a sign-in (hint.ts).
 */
type Discovery = {
  readonly authorization_endpoint: string;
  readonly token_endpoint: string;
  readonly revocation_endpoint?: string;
  readonly end_session_endpoint?: string;
};

const questionKey = 'satudata-pending';
const nameKey = 'satudata-name';
/** Set in a tab that has looked for a sign-in. */
const lookedKey = 'satudata-looked';
// Sign-out does not wait longer for a login service that is silent: the tokens are gone from here.
const revocationMilliseconds = 3_000;

const elsewhere = new BroadcastChannel('satudata-session');

let discovered: Promise<Discovery> | undefined;

const tokens = renewal({ load, save, exchange, ended, now: () => Date.now() });

/** The access token to send, renewed where it must be; undefined when nobody is signed in. */
export const freshToken = tokens.token;

/** Another token than the one that was refused; undefined when there is none. */
export const tokenAfter = tokens.tokenAfter;

/** What the login service calls the one who signed in here: a person, where /v1 knows the account alone. */
export function signedInName(): string | undefined {
  return sessionStorage.getItem(nameKey) || undefined;
}

/** Calls when another tab of this browser signs out; this tab's tokens are gone by then. */
export function onSignOutElsewhere(heard: () => void): void {
  elsewhere.addEventListener('message', () => {
    sessionStorage.clear();
    heard();
  });
}

/**
 * Ends the session here, in other tabs and at the login service: takes the refresh token back (RFC 7009), then ends the sign-in itself, so that the next
 * one asks again who it is (OpenID Connect RP-Initiated Logout; Cognito takes `logout_uri`).
 */
export async function signOut(): Promise<void> {
  const refreshToken = load()?.refreshToken;
  sessionStorage.clear();
  // Before the others hear of it: none of them may look for the sign-in that is about to end.
  forgetSignIn();
  elsewhere.postMessage('signed-out');
  const { end_session_endpoint, revocation_endpoint } = await discover().catch((): Partial<Discovery> => ({}));
  if (refreshToken !== undefined && revocation_endpoint !== undefined) await revoke(revocation_endpoint, refreshToken);
  const home = `${location.origin}/`;
  const query = new URLSearchParams({ client_id: settings().clientId, logout_uri: home, post_logout_redirect_uri: home });
  location.assign(end_session_endpoint ? `${end_session_endpoint}?${query}` : '/');
}

/** Leaves for the login service; the page to come back to is kept. The back button leads past this one, which would only leave again. */
export async function beginSignIn(returnTo: string): Promise<void> {
  // Anyone who asks to sign in leaves the sign-in before: its end must not come between.
  sessionStorage.removeItem(sessionKey);
  await leaveFor({ returnTo });
}

/**
 * Where this browser signed in and this tab knows nothing of it: leaves for the login service, once a tab, which sends the visitor back at once, signed in or not
 * (OpenID Connect Core §3.1.2.1, `prompt=none`). By a redirect of the whole page, as browsers keep the login service's cookies from a frame (RFC 10017). A city
 * that has its own `prompt` asked wants no quiet sign-in. Resolves where the page stays.
 */
export async function lookForSignIn(): Promise<void> {
  if (isSignedIn() || !wasSignedIn() || sessionStorage.getItem(lookedKey) !== null || signInParameters().has('prompt')) return;
  sessionStorage.setItem(lookedKey, 'ya');
  try {
    await leaveFor({ returnTo: location.href, isQuiet: true });
  } catch {
    // The login service is silent: the page shows what it shows to anyone.
    return;
  }
  // The page is about to go, and must not show meanwhile that nobody is signed in.
  await new Promise<never>(() => undefined);
}

async function leaveFor(asked: Pick<Question, 'returnTo' | 'isQuiet'>): Promise<void> {
  const question: Question = { verifier: randomText(), state: randomText(), nonce: randomText(), ...asked };
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(question.verifier));
  const { authorization_endpoint } = await discover();
  sessionStorage.setItem(questionKey, JSON.stringify(question));
  const query = new URLSearchParams({
    // Its scope, and what makes the access token one for the API.
    ...Object.fromEntries(signInParameters()),
    response_type: 'code',
    client_id: settings().clientId,
    redirect_uri: redirectUri(),
    state: question.state,
    nonce: question.nonce,
    code_challenge: base64url(new Uint8Array(digest)),
    code_challenge_method: 'S256',
    ...(asked.isQuiet ? { prompt: 'none' } : {}),
  });
  location.replace(`${authorization_endpoint}?${query}`);
}

/**
 * Trades the code for tokens; gives the page to go back to, or undefined when the answer is not to this tab's question or no sign-in. A quiet question leads
 * back whatever the answer; one that the login service declined is not asked again by this browser until somebody signs in.
 */
export async function finishSignIn(query: URLSearchParams): Promise<string | undefined> {
  const question = readQuestion(sessionStorage.getItem(questionKey));
  sessionStorage.removeItem(questionKey);
  if (question === undefined) return undefined;
  if (await tradeCode(question, query)) return question.returnTo;
  if (question.isQuiet && query.has('error')) forgetSignIn();
  return question.isQuiet ? question.returnTo : undefined;
}

async function tradeCode(question: Question, query: URLSearchParams): Promise<boolean> {
  const code = codeOf(query, question, settings());
  if (code === undefined) return false;
  const form = { grant_type: 'authorization_code', code, redirect_uri: redirectUri(), code_verifier: question.verifier };
  const answer = await askForTokens(form);
  if (typeof answer === 'string' || !answersQuestion(answer.tokens.id_token, question, settings())) return false;
  // Another tab has signed out meanwhile.
  if (question.isQuiet && !wasSignedIn()) return false;
  save(sessionOf(answer.tokens, Date.now()));
  sessionStorage.setItem(nameKey, nameIn(answer.tokens.id_token) ?? '');
  rememberSignIn();
  return true;
}

function signInParameters(): URLSearchParams {
  return new URLSearchParams(document.body.dataset.signInParameters);
}

function settings(): Expected {
  return { issuer: document.body.dataset.issuer ?? '', clientId: document.body.dataset.clientId ?? '' };
}

function load(): Session | undefined {
  return readSession(sessionStorage.getItem(sessionKey));
}

function save(session: Session): void {
  sessionStorage.setItem(sessionKey, JSON.stringify(session));
}

/** The login service gives no new token any more: what this page shows goes, and the way back to it stays. */
function ended(): void {
  sessionStorage.clear();
  forgetSignIn();
  location.replace(`/masuk?berakhir=ya&kembali=${location.pathname}`);
}

function exchange(refreshToken: string): Promise<Exchange> {
  return askForTokens({ grant_type: 'refresh_token', refresh_token: refreshToken });
}

/** 400 and 401 are the refusals of RFC 6749 §5.2; anything else says nothing of the token. */
async function askForTokens(form: Readonly<Record<string, string>>): Promise<Exchange> {
  try {
    const { token_endpoint } = await discover();
    const body = new URLSearchParams({ ...form, client_id: settings().clientId });
    const response = await askLoginService(token_endpoint, { method: 'POST', body });
    if (response.status === 400 || response.status === 401) return 'refused';
    if (!response.ok) return 'silence';
    const answer: Tokens = await response.json();
    return { tokens: answer };
  } catch {
    return 'silence';
  }
}

/** What the service answers changes nothing: the token is gone from here, and ends by itself there. */
async function revoke(endpoint: string, token: string): Promise<void> {
  const body = new URLSearchParams({ token, token_type_hint: 'refresh_token', client_id: settings().clientId });
  await askLoginService(endpoint, { method: 'POST', body }, revocationMilliseconds).catch(() => undefined);
}

function discover(): Promise<Discovery> {
  discovered ??= askForDiscovery();
  discovered.catch(() => {
    discovered = undefined;
  });
  return discovered;
}

async function askForDiscovery(): Promise<Discovery> {
  const response = await askLoginService(discoveryAddress(settings().issuer));
  if (!response.ok) throw new Error('discovery failed');
  return response.json();
}

function redirectUri(): string {
  return `${location.origin}/masuk`;
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
