import type { City } from '../../cities/city.ts';
import type { TokenSettingName } from '../function-settings.ts';

/** Where people sign in, and what its access tokens are like. */
export type LoginService = {
  readonly tokens: Readonly<Record<TokenSettingName, string>>;
  /** Where the pages' script asks for tokens: the issuer's own origin, or another. */
  readonly signInOrigin: string;
  /** What the sign-in asks beside the protocol's own, as a query. */
  readonly signInParameters: string;
};

const scope = 'openid profile';

/** The stack's user pool: its access tokens bear no audience, but the client (Cognito, "Understanding the access token"). */
export function cognitoLogin(pool: { readonly issuer: string; readonly clientId: string; readonly signInOrigin: string }): LoginService {
  return {
    tokens: {
      ISSUER: pool.issuer,
      JWKS_URI: keysBelow(pool.issuer),
      CLIENT_ID: pool.clientId,
      TOKEN_STYLE: 'cognito',
      AUDIENCE: pool.clientId,
      GROUPS_CLAIM: 'cognito:groups',
      NAME_CLAIM: 'name',
    },
    signInOrigin: pool.signInOrigin,
    signInParameters: String(new URLSearchParams({ scope })),
  };
}

/** A login service of the city's own. */
export function providerLogin(provider: NonNullable<City['identityProvider']>): LoginService {
  return {
    tokens: {
      ISSUER: provider.issuer,
      JWKS_URI: provider.jwksUri ?? keysBelow(provider.issuer),
      CLIENT_ID: provider.clientId,
      TOKEN_STYLE: 'oidc',
      AUDIENCE: provider.audience,
      GROUPS_CLAIM: provider.groupsClaim,
      NAME_CLAIM: provider.nameClaim,
    },
    signInOrigin: new URL(provider.signInOrigin ?? provider.issuer).origin,
    signInParameters: String(new URLSearchParams({ scope, ...provider.signInParameters })),
  };
}

function keysBelow(issuer: string): string {
  return `${issuer.replace(/\/$/, '')}/.well-known/jwks.json`;
}
