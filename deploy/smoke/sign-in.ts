import { createHash, randomBytes } from 'node:crypto';
import * as z from 'zod';
import { Surprise } from './run.ts';

/** A question to the login service: where a person answers it, and how the answer becomes a token. */
export type SignIn = {
  readonly link: string;
  /** The access token for the address on which the browser ended. Rejects when that holds no answer to this question. */
  readonly tokenFor: (address: string) => Promise<string>;
};

type LoginService = {
  readonly clientId: string;
  readonly parameters: URLSearchParams;
  readonly endpoints: z.infer<typeof discoverySchema>;
};

const discoverySchema = z.object({ authorization_endpoint: z.url(), token_endpoint: z.url() });
const tokensSchema = z.object({ access_token: z.string().min(1) });

/** Where the city signs in, as its pages tell every browser. */
export async function loginServiceOf(city: string): Promise<LoginService> {
  const page = await fetch(`${city}/masuk`).then((response) => response.text());
  const told = (name: string) => unescaped(new RegExp(`data-${name}="([^"]*)"`).exec(page)?.[1] ?? '');
  const issuer = told('issuer');
  if (issuer === '') throw new Surprise(`${city}/masuk does not say where one signs in`);
  const discovered = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  return {
    clientId: told('client-id'),
    parameters: new URLSearchParams(told('sign-in-parameters')),
    endpoints: discoverySchema.parse(await discovered.json()),
  };
}

/**
 * Asks by authorization code with PKCE (RFC 7636), as the portal does and under its client: no client has a right more for this test. The portal's own page meets an
 * answer to a question that it did not ask, and leaves it in the address, from where the person takes it. The code is of no use without the secret kept here.
 */
export function beginSignIn(city: string, { clientId, parameters, endpoints }: LoginService): SignIn {
  const [verifier, state, nonce] = [randomText(), randomText(), randomText()];
  const redirectUri = `${city}/masuk`;
  const query = new URLSearchParams({
    ...Object.fromEntries(parameters),
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    state,
    nonce,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  return {
    link: `${endpoints.authorization_endpoint}?${query}`,
    tokenFor: async (address) => {
      const code = codeIn(address, state);
      const form = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier, client_id: clientId };
      const response = await fetch(endpoints.token_endpoint, { method: 'POST', body: new URLSearchParams(form) });
      if (!response.ok) throw new Surprise(`the login service gave no token (${response.status}): begin again in a new private window`);
      return tokensSchema.parse(await response.json()).access_token;
    },
  };
}

function codeIn(address: string, state: string): string {
  const query = URL.canParse(address.trim()) ? new URL(address.trim()).searchParams : new URLSearchParams();
  const code = query.get('code');
  if (code === null || query.get('state') !== state)
    throw new Surprise('this is not the address on which the sign-in ended: it holds no answer to this question');
  return code;
}

function randomText(): string {
  return randomBytes(32).toString('base64url');
}

function unescaped(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
}
