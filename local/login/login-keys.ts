import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as z from 'zod';

// RS256 is what Cognito signs with; 2048 bits is its key size.
const modulusBits = 2048;

const signingKey = z.strictObject({
  ...{ kty: z.literal('RSA'), kid: z.string(), use: z.literal('sig'), alg: z.literal('RS256'), n: z.string(), e: z.string() },
  ...{ d: z.string(), p: z.string(), q: z.string(), dp: z.string(), dq: z.string(), qi: z.string() },
});
const loginKeys = z.strictObject({ signingKey, cookieKey: z.string() });

/** The private key that signs tokens, as a JWK, and the key that signs cookies. */
export type LoginKeys = z.infer<typeof loginKeys>;

/** The keys in a file; made with it on the first start, so that tokens outlive a restart. Its owner alone may read it (mode 0600). */
export function openLoginKeys(path: string): LoginKeys {
  if (existsSync(path)) return loginKeys.parse(JSON.parse(readFileSync(path, 'utf8')));
  const keys = { signingKey: newSigningKey(), cookieKey: randomBytes(32).toString('base64url') };
  writeFileSync(`${path}.new`, JSON.stringify(keys), { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
  return keys;
}

function newSigningKey(): LoginKeys['signingKey'] {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: modulusBits });
  const jwk = privateKey.export({ format: 'jwk' });
  // The key's thumbprint: https://www.rfc-editor.org/rfc/rfc7638
  const kid = createHash('sha256')
    .update(JSON.stringify({ e: jwk.e, kty: jwk.kty, n: jwk.n }))
    .digest('base64url');
  return signingKey.parse({ ...jwk, kid, use: 'sig', alg: 'RS256' });
}

/** Signs claims as a JWT by RS256 (RFC 7519), with the header that Cognito gives: the key's id and the algorithm, no more. */
export function tokenSigner(key: LoginKeys['signingKey']): (claims: Readonly<Record<string, unknown>>) => string {
  const privateKey: KeyObject = createPrivateKey({ key, format: 'jwk' });
  return (claims) => {
    const signed = [{ kid: key.kid, alg: 'RS256' }, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
  };
}
