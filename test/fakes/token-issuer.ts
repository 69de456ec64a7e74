import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { TokenRules } from '../../functions/tokens/token-rules.ts';

export type TokenIssuer = {
  readonly issuer: string;
  readonly clientId: string;
  /** What its access tokens are like: Cognito's. */
  readonly rules: TokenRules;
  /** How often the keys were asked for. */
  fetches(): number;
  /** Publishes these keys from now on, instead of the first one. */
  publish(keys: readonly Readonly<Record<string, unknown>>[]): void;
  /** Answers anyone who asks for the keys like this from now on. */
  answerKeys(listener: RequestListener): void;
  /** An access token; claims and header may be changed, `undefined` takes one away. */
  token(claims: Readonly<Record<string, unknown>>, header?: Readonly<Record<string, unknown>>, key?: KeyObject): string;
  stop(): Promise<void>;
};

const hour = 60 * 60;
/** Made once: a key takes longer to make than all else here. */
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** The key that an issuer publishes until told otherwise. */
export const firstKey = { ...publicKey.export({ format: 'jwk' }), kid: 'first', use: 'sig' };
/** Its public half as a PEM, for those who would take it for a shared secret. */
export const firstKeyPem = publicKey.export({ type: 'spki', format: 'pem' });

/** An OIDC issuer of one RSA key on a free loopback port: its JWKS, and tokens with Cognito's claims. */
export async function startTokenIssuer(): Promise<TokenIssuer> {
  let fetched = 0;
  let answer = keysAnswer([firstKey]);
  const server = createServer((request, response) => {
    if (request.url !== '/.well-known/jwks.json') return response.writeHead(404).end();
    fetched += 1;
    return answer(request, response);
  });
  const issuer = `http://127.0.0.1:${await listen(server)}`;
  const clientId = 'portal';
  return {
    issuer,
    clientId,
    rules: {
      issuer,
      jwksUri: `${issuer}/.well-known/jwks.json`,
      style: 'cognito',
      clientId,
      audience: clientId,
      groupsClaim: 'cognito:groups',
      nameClaim: 'name',
    },
    fetches: () => fetched,
    publish: (keys) => {
      answer = keysAnswer(keys);
    },
    answerKeys: (listener) => {
      answer = listener;
    },
    token(claims, header = {}, key = privateKey) {
      const now = Math.floor(Date.now() / 1000);
      const standard = { iss: issuer, sub: 'sub-1', token_use: 'access', client_id: clientId, scope: 'openid', iat: now, exp: now + hour };
      const signed = `${encode({ alg: 'RS256', kid: 'first', ...header })}.${encode({ ...standard, ...claims })}`;
      return `${signed}.${sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
    },
    stop: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        // Anyone who hangs on an answer that never comes hears of the end, too.
        server.closeAllConnections();
      }),
  };
}

function keysAnswer(keys: readonly unknown[]): RequestListener {
  return (_request, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ keys }));
  };
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address && typeof address === 'object') resolve(address.port);
      else reject(new Error('no port'));
    });
  });
}
