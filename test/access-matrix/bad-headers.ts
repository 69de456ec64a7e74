import { generateKeyPairSync } from 'node:crypto';
import type { TokenIssuer } from '../fakes/token-issuer.ts';
import type { BadToken } from './tables.ts';

/** An `Authorization` (all of its values) of each kind of bad token. The account `disabled` and its like stand in the catalog. */
export function badAuthorization(issuer: TokenIssuer, kind: BadToken): readonly string[] {
  const past = Math.floor(Date.now() / 1000) - 2 * 60 * 60;
  const good = issuer.token({ 'cognito:groups': ['walidata'] });
  const only = (token: string) => [`Bearer ${token}`];
  switch (kind) {
    case 'expired':
      return only(issuer.token({ iat: past - 3600, exp: past }));
    case 'without exp':
      return only(issuer.token({ exp: undefined }));
    case 'wrong issuer':
      return only(issuer.token({ iss: 'https://example.org' }));
    case 'wrong client':
      return only(issuer.token({ client_id: 'another-app' }));
    case 'identity token':
      return only(issuer.token({ token_use: 'id', aud: issuer.clientId }));
    case 'tampered':
      return only(withPayloadOf(good, issuer.token({ sub: 'sub-head', 'cognito:groups': ['pj:dinsos'] })));
    case 'alg none':
      return only(issuer.token({}, { alg: 'none' }));
    case 'unknown key':
      return only(issuer.token({}, { kid: 'second' }, generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey));
    case 'empty':
      return [''];
    case 'doubled':
      return [`Bearer ${good}`, `Bearer ${good}`];
    case 'comma-joined':
      return [`Bearer ${good}, Bearer ${good}`];
    case 'not bearer':
      return ['Basic d2FsaWRhdGE6d2FsaWRhdGE='];
    case 'disabled account':
      return only(issuer.token({ sub: 'sub-disabled', 'cognito:groups': ['walidata'] }));
    case 'issued before validFrom':
      return only(issuer.token({ sub: 'sub-signed-out', 'cognito:groups': ['walidata'] }));
  }
}

/** The accounts that the last two are of. */
export const refusedAccounts = [
  { sub: 'sub-disabled', disabled: true },
  { sub: 'sub-signed-out', validFrom: '2099-01-01T00:00:00.000Z' },
];

function withPayloadOf(token: string, other: string): string {
  const [header = '', , signature = ''] = token.split('.');
  const [, payload = ''] = other.split('.');
  return [header, payload, signature].join('.');
}
