import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { errors, type Provider } from 'oidc-provider';
import { type Accounts, accessClaims, accessTokenSeconds } from './account.ts';
import { openLoginKeys, tokenSigner } from './login-keys.ts';
import { errorPage, type Page, signInPage } from './pages.ts';
import { createProvider, originsOf } from './provider.ts';
import { openRecordStore } from './record-store.ts';

export type { Account, Accounts } from './account.ts';

export type LoginOptions = {
  readonly directory: string;
  /** The issuer's address, such as `http://127.0.0.1:8080/oidc`. Its path is the prefix under which `handle` is mounted. */
  readonly issuer: string;
  readonly clientId: string;
  readonly redirectUris: readonly string[];
  readonly postLogoutRedirectUris: readonly string[];
  /** How long a refresh token, and with it a sign-in, is good for. */
  readonly refreshSeconds: number;
  readonly accounts: Accounts;
  /** The time by which `issueToken` dates a token. Sign-in in the browser goes by the process's own clock. */
  readonly now: () => Date;
};

export type Login = {
  /** Answers a request whose `url` still bears the issuer's path. Anything outside that path is a fault. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /**
   * An access token as the sign-in would give it, good for an hour. The account is named by id, sub or e-mail address. `overrides` replace
   * single claims; undefined removes one. Rejects when there is no such account, or when it is disabled.
   */
  readonly issueToken: (accountId: string, overrides?: Readonly<Record<string, unknown>>) => Promise<string>;
  /** Ends the account's sessions and refresh tokens. Access tokens that it holds last until their end, as Cognito's do. */
  readonly endSessions: (sub: string) => void;
  readonly close: () => void;
};

// A form with one account's name in it.
const maxFormBytes = 4096;

/** Opens the login server: an OpenID provider over the accounts of the user pool, its keys and sessions kept in `directory`. */
export function openLogin(options: LoginOptions): Login {
  mkdirSync(options.directory, { recursive: true, mode: 0o700 });
  const keys = openLoginKeys(join(options.directory, 'login-keys.json'));
  const records = openRecordStore(join(options.directory, 'login.sqlite'), () => new Date());
  const provider = createProvider({ ...options, keys, adapter: records.adapter });
  const answer = provider.callback();
  const signed = tokenSigner(keys.signingKey);
  const prefix = new URL(options.issuer).pathname.replace(/\/$/, '');

  return {
    handle: async (request, response) => {
      const url = request.url ?? '/';
      if (!url.startsWith(`${prefix}/`)) throw new Error(`the login is mounted at ${prefix}`);
      const path = url.slice(prefix.length);
      if (/^\/interaction\/[\w-]+(\?|$)/.test(path)) return signIn(provider, options, request, response);
      const route = cognitoSignOut(path);
      // oidc-provider finds the prefix of its addresses by comparing both.
      Object.assign(request, { originalUrl: prefix + route, url: route });
      await answer(request, response);
    },
    issueToken: async (accountId, overrides = {}) => {
      const account = options.accounts.find(accountId);
      if (account === undefined) throw new Error(`Tidak ada akun ${accountId} yang boleh masuk; lihat docs/demo.md`);
      const issuedAt = Math.floor(options.now().getTime() / 1000);
      return signed({
        ...accessClaims(account),
        sub: account.sub,
        iss: options.issuer,
        client_id: options.clientId,
        scope: 'openid profile',
        jti: randomUUID(),
        iat: issuedAt,
        exp: issuedAt + accessTokenSeconds,
        ...overrides,
      });
    },
    endSessions: records.forgetAccount,
    close: records.close,
  };
}

/** Cognito's sign-out names its target `logout_uri`; OpenID Connect calls it `post_logout_redirect_uri`. Both are understood. */
function cognitoSignOut(path: string): string {
  const [route, query = ''] = path.split(/\?(.*)/s);
  const parameters = new URLSearchParams(query);
  const target = parameters.get('logout_uri');
  if (route !== '/logout' || target === null) return path;
  parameters.set('post_logout_redirect_uri', target);
  return `${route}?${parameters}`;
}

async function signIn(provider: Provider, options: LoginOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const interaction = await provider.interactionDetails(request, response);
    if (request.method !== 'POST') {
      const [action = '', query = ''] = (request.url ?? '').split('?');
      const sought = new URLSearchParams(query).get('cari') ?? '';
      return send(response, 200, signInPage(options.accounts.all(), { action, sought }, originsOf(options.redirectUris)));
    }
    const chosen = new URLSearchParams(await readForm(request)).get('account');
    const account = chosen === null ? undefined : options.accounts.find(chosen);
    if (account === undefined || interaction.prompt.name !== 'login') return send(response, 400, errorPage('unknown_account'));
    options.accounts.signedIn(account.sub);
    await provider.interactionFinished(request, response, { login: { accountId: account.sub } });
  } catch (error) {
    if (!(error instanceof errors.OIDCProviderError)) throw error;
    send(response, error.statusCode, errorPage(error.error));
  }
}

async function readForm(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size <= maxFormBytes) chunks.push(bytes);
  }
  return size <= maxFormBytes ? Buffer.concat(chunks).toString('utf8') : '';
}

function send(response: ServerResponse, status: number, { html, policy }: Page): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'cache-control': 'no-store',
  });
  response.end(html);
}
