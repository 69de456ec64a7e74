import { type Client, type Configuration, interactionPolicy, type KoaContextWithOIDC, Provider } from 'oidc-provider';
import { type Account, type Accounts, accessClaims, accessTokenSeconds, identityClaims } from './account.ts';
import type { LoginKeys } from './login-keys.ts';
import { errorPage, type Page, signedOutPage, signOutPage } from './pages.ts';

export type ProviderOptions = {
  readonly issuer: string;
  readonly clientId: string;
  readonly redirectUris: readonly string[];
  readonly postLogoutRedirectUris: readonly string[];
  readonly refreshSeconds: number;
  readonly accounts: Accounts;
  readonly keys: LoginKeys;
  readonly adapter: NonNullable<Configuration['adapter']>;
};

const knownScopes = 'openid profile';
// A code that is posted by a form could be had by anyone who frames or rebinds the page.
const responseModes = ['query'];

// Cognito's.
const codeSeconds = 5 * 60;
// How long the sign-in page may stand open.
const signInSeconds = 60 * 60;

/** oidc-provider set up as a Cognito user pool with one public client: code flow with PKCE, no consent, refresh tokens, sign-out. */
export function createProvider(options: ProviderOptions): Provider {
  const { issuer, clientId, redirectUris, accounts } = options;
  const account = (sub: string | undefined) => (sub === undefined ? undefined : accounts.find(sub));
  const provider = new Provider(issuer, {
    adapter: options.adapter,
    jwks: { keys: [options.keys.signingKey] },
    cookies: { keys: [options.keys.cookieKey] },
    routes: {
      authorization: '/oauth2/authorize',
      token: '/oauth2/token',
      revocation: '/oauth2/revoke',
      jwks: '/.well-known/jwks.json',
      end_session: '/logout',
    },
    clients: [
      {
        client_id: clientId,
        // OpenID Connect lets only native clients use http, and that on the loopback address alone.
        application_type: redirectUris.every((uri) => uri.startsWith('https:')) ? 'web' : 'native',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: [...redirectUris],
        response_modes: [...responseModes],
        post_logout_redirect_uris: [...options.postLogoutRedirectUris],
      },
    ],
    findAccount: (_context, sub) => {
      const found = account(sub);
      return found && { accountId: found.sub, claims: () => identityClaims(found) };
    },
    clientBasedCORS: (_context, origin) => originsOf(redirectUris).includes(origin),
    ...tokenSettings(options, account),
    ...signInSettings(options),
    features: {
      ...resourceFeatures(options),
      ...signOutFeatures(options),
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
    },
  });
  return asStrictAsCognito(provider);
}

/**
 * Redirect addresses to the letter: oidc-provider lets a native client come back to any port of the loopback address. And discovery tells the one
 * way of answering that the client may use.
 */
function asStrictAsCognito(provider: Provider): Provider {
  Object.assign(provider.Client.prototype, {
    redirectUriAllowed(this: Client, uri: string): boolean {
      return this.redirectUris?.includes(uri) === true;
    },
    postLogoutRedirectUriAllowed(this: Client, uri: string): boolean {
      return this.postLogoutRedirectUris?.includes(uri) === true;
    },
  });
  provider.use(async (context, next) => {
    await next();
    if (context.oidc?.route === 'discovery') Object.assign(Object(context.body), { response_modes_supported: responseModes });
  });
  return provider;
}

function tokenSettings(
  { accounts, refreshSeconds }: ProviderOptions,
  account: (sub: string | undefined) => Account | undefined,
): Configuration {
  const attributes = accounts.all().flatMap((each) => Object.keys(each.attributes ?? {}));
  return {
    scopes: ['openid', 'profile'],
    claims: { openid: ['sub', 'token_use'], profile: ['name', 'cognito:username', 'cognito:groups', ...new Set(attributes)] },
    // Cognito's ID token holds its claims itself; there is no second call for them.
    conformIdTokenClaims: false,
    extraTokenClaims: (_context, token) => {
      const found = 'accountId' in token ? account(token.accountId) : undefined;
      return found && accessClaims(found);
    },
    formats: {
      customizers: {
        jwt: (_context, _token, parts) => {
          parts.header = { typ: undefined };
          // A Cognito access token has no audience, and oidc-provider won't sign one without: it stays, unseen by JSON.
          Object.defineProperty(parts.payload, 'aud', { enumerable: false });
        },
      },
    },
    issueRefreshToken: (_context, client) => client.grantTypeAllowed('refresh_token'),
    ttl: {
      AccessToken: accessTokenSeconds,
      IdToken: accessTokenSeconds,
      AuthorizationCode: codeSeconds,
      Interaction: signInSeconds,
      RefreshToken: refreshSeconds,
      // Their end ends the refresh tokens, too.
      Session: refreshSeconds,
      Grant: refreshSeconds,
    },
  };
}

/** Access tokens are JWTs for one resource, which every sign-in asks for without saying so. */
function resourceFeatures({ issuer, clientId }: ProviderOptions) {
  return {
    resourceIndicators: {
      enabled: true as const,
      defaultResource: () => issuer,
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({
        scope: knownScopes,
        audience: clientId,
        accessTokenFormat: 'jwt' as const,
        accessTokenTTL: accessTokenSeconds,
        jwt: { sign: { alg: 'RS256' as const } },
      }),
    },
  };
}

function signOutFeatures({ postLogoutRedirectUris }: ProviderOptions) {
  const origins = originsOf(postLogoutRedirectUris);
  return {
    revocation: {
      enabled: true as const,
      // A token is its client's own to give back (RFC 7009 §2.1).
      allowedPolicy: (_context: KoaContextWithOIDC, client: Client, token: { readonly clientId?: string | undefined }) =>
        token.clientId === client.clientId,
    },
    rpInitiatedLogout: {
      enabled: true as const,
      logoutSource: (context: KoaContextWithOIDC, form: string) => render(context, signOutPage(form, origins)),
      postLogoutSuccessSource: (context: KoaContextWithOIDC) => render(context, signedOutPage()),
    },
  };
}

function signInSettings({ issuer, clientId }: ProviderOptions): Configuration {
  const policy = interactionPolicy.base();
  policy.remove('consent');
  return {
    interactions: {
      policy,
      url: (_context, interaction) => `${new URL(issuer).pathname.replace(/\/$/, '')}/interaction/${interaction.uid}`,
    },
    loadExistingGrant: async (context) => {
      const { client, provider, session } = context.oidc;
      const granted = client && session?.grantIdFor(client.clientId);
      const existing = granted === undefined ? undefined : await provider.Grant.find(granted);
      if (existing !== undefined) return existing;
      const grant = new provider.Grant({ clientId, accountId: session?.accountId });
      grant.addOIDCScope(knownScopes);
      grant.addResourceScope(issuer, knownScopes);
      await grant.save();
      return grant;
    },
    renderError: (context, out) => render(context, errorPage(out.error)),
  };
}

/** The origins of addresses, each once. */
export function originsOf(uris: readonly string[]): readonly string[] {
  return [...new Set(uris.map((uri) => new URL(uri).origin))];
}

function render(context: KoaContextWithOIDC, { html, policy }: Page): void {
  context.set('content-security-policy', policy);
  context.type = 'html';
  context.body = html;
}
