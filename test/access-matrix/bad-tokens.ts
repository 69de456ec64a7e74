import type { BadToken } from './tables.ts';

/** Makes an access token as the issuer does; claims replace its own, undefined takes one away. */
export type Mint = (claims: Readonly<Record<string, unknown>>) => string | Promise<string>;

/** The accounts that the catalog refuses: the only thing in the way of their tokens. */
export const refusedAccounts = [
  { sub: 'sub-disabled', disabled: true, revision: 1 },
  { sub: 'sub-signed-out', validFrom: '2099-01-01T00:00:00.000Z', revision: 1 },
];

const twoHours = 2 * 60 * 60;
const steward = { sub: 'sub-steward', 'cognito:groups': ['walidata'] };

/** Claims of a well-signed token that must not pass. */
const badClaims: Partial<Record<BadToken, () => Readonly<Record<string, unknown>>>> = {
  expired: () => ({ iat: seconds() - 2 * twoHours, exp: seconds() - twoHours }),
  'without exp': () => ({ exp: undefined }),
  'wrong issuer': () => ({ iss: 'https://example.org' }),
  'wrong client': () => ({ client_id: 'another-app' }),
  'identity token': () => ({ token_use: 'id' }),
  'past the sign-in page': () => ({ scope: 'aws.cognito.signin.user.admin' }),
  'disabled account': () => ({ sub: 'sub-disabled' }),
  'issued before validFrom': () => ({ sub: 'sub-signed-out' }),
};

/** The values of `Authorization` that a bad token of that kind comes in: one, or two where it is doubled. */
export async function badAuthorization(mint: Mint, kind: BadToken): Promise<readonly string[]> {
  const claims = badClaims[kind];
  if (claims) return [`Bearer ${await mint({ ...steward, ...claims() })}`];
  const good = await mint(steward);
  const [, payload = '', signature = ''] = good.split('.');
  switch (kind) {
    case 'tampered':
      return [`Bearer ${withPayload(good, await mint({ ...steward, 'cognito:groups': ['walidata', 'pj:dinsos'] }))}`];
    case 'alg none':
      return [`Bearer ${encode({ alg: 'none', typ: 'JWT' })}.${payload}.${signature}`];
    case 'unknown key':
      return [`Bearer ${encode({ alg: 'RS256', kid: 'unknown' })}.${payload}.${signature}`];
    case 'empty':
      return [''];
    case 'doubled':
      return [`Bearer ${good}`, `Bearer ${good}`];
    case 'comma-joined':
      return [`Bearer ${good}, Bearer ${good}`];
    case 'not bearer':
      return ['Basic d2FsaWRhdGE6d2FsaWRhdGE='];
    default:
      throw new Error(`there is no bad token for "${kind}"`);
  }
}

function withPayload(token: string, other: string): string {
  const [header = '', , signature = ''] = token.split('.');
  return `${header}.${other.split('.')[1]}.${signature}`;
}

function encode(header: Readonly<Record<string, string>>): string {
  return Buffer.from(JSON.stringify(header)).toString('base64url');
}

function seconds(): number {
  return Math.floor(Date.now() / 1000);
}
