import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';

export type TokenIssuer = {
  readonly issuer: string;
  readonly clientId: string;
  /** How often the keys were fetched. */
  fetches(): number;
  /** An access token; claims and header may be changed, `undefined` takes one away. */
  token(claims: Readonly<Record<string, unknown>>, header?: Readonly<Record<string, unknown>>, key?: KeyObject): string;
  stop(): Promise<void>;
};

const hour = 60 * 60;
/** Made once: a key takes longer to make than all else here. */
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** An OIDC issuer of one RSA key on a free loopback port: its JWKS, and tokens with Cognito's claims. */
export async function startTokenIssuer(): Promise<TokenIssuer> {
  let fetched = 0;
  const server = createServer((request, response) => {
    if (request.url !== '/.well-known/jwks.json') return response.writeHead(404).end();
    fetched += 1;
    const key = { ...publicKey.export({ format: 'jwk' }), kid: 'first', use: 'sig' };
    return response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ keys: [key] }));
  });
  const issuer = `http://127.0.0.1:${await listen(server)}`;
  const clientId = 'portal';
  return {
    issuer,
    clientId,
    fetches: () => fetched,
    token(claims, header = {}, key = privateKey) {
      const now = Math.floor(Date.now() / 1000);
      const standard = { iss: issuer, sub: 'sub-1', token_use: 'access', client_id: clientId, iat: now, exp: now + hour };
      const signed = `${encode({ alg: 'RS256', kid: 'first', ...header })}.${encode({ ...standard, ...claims })}`;
      return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
    },
    stop: () => new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve()))),
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
