import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tokensOf } from '../../deploy/smoke/accounts.ts';
import { beginSignIn, loginServiceOf } from '../../deploy/smoke/sign-in.ts';
import { projectRoot } from '../../lib/project-root.ts';

/** A city whose pages name its login service, and that service, which gives a token for a code and the secret of the question. */
let server: Server;
let city = '';
const challenges = new Map<string, string>();

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', city);
    if (url.pathname === '/masuk')
      return response.end(
        `<body data-issuer="${city}/oidc" data-client-id="portal" data-sign-in-parameters="scope=openid+profile&amp;resource=x">`,
      );
    if (url.pathname === '/oidc/.well-known/openid-configuration')
      return response.end(JSON.stringify({ authorization_endpoint: `${city}/oidc/auth`, token_endpoint: `${city}/oidc/token` }));
    let text = '';
    for await (const chunk of request) text += chunk;
    const form = new URLSearchParams(text);
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const isRight = challenges.get(form.get('code') ?? '') === challenge && form.get('redirect_uri') === `${city}/masuk`;
    return response
      .writeHead(isRight ? 200 : 400)
      .end(JSON.stringify(isRight ? { access_token: `token-of-${form.get('code')}` } : { error: 'invalid_grant' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  city = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterAll(() => server.close());

/** What a person does: follows the link, signs in, and takes the address on which the browser ends. */
function signedIn(link: string, code: string): string {
  const query = new URL(link).searchParams;
  challenges.set(code, query.get('code_challenge') ?? '');
  return `${query.get('redirect_uri')}?code=${code}&state=${query.get('state')}`;
}

describe('the sign-in of the smoke test', () => {
  test('asks as the portal does, by its client and parameters, and trades the code by a secret of its own', async () => {
    const { link, tokenFor } = beginSignIn(city, await loginServiceOf(city));
    const query = new URL(link).searchParams;
    expect(Object.fromEntries(query)).toMatchObject({
      client_id: 'portal',
      scope: 'openid profile',
      resource: 'x',
      response_type: 'code',
      code_challenge_method: 'S256',
    });
    expect(await tokenFor(signedIn(link, 'satu'))).toBe('token-of-satu');
  });

  test('takes no answer to another question, and none that is no address', async () => {
    const service = await loginServiceOf(city);
    const [one, other] = [beginSignIn(city, service), beginSignIn(city, service)];
    await expect(one.tokenFor(signedIn(other.link, 'dua'))).rejects.toThrow('holds no answer to this question');
    await expect(one.tokenFor('halo')).rejects.toThrow('holds no answer to this question');
    const address = signedIn(one.link, 'tiga');
    challenges.set('tiga', 'another');
    await expect(one.tokenFor(address)).rejects.toThrow('gave no token (400)');
  });

  test('is asked only for accounts whose token the environment has not, and shows none of them', async () => {
    const questions: string[] = [];
    const environment = { SATUDATA_OPERATOR_TOKEN: 'rahasia-operator', SATUDATA_STEWARD_TOKEN: 'rahasia-walidata' };
    const tokens = await tokensOf(city, environment, async (question) => {
      questions.push(question);
      return signedIn(/https?:\/\/\S+auth\?\S+/.exec(question)?.[0] ?? '', 'empat');
    });
    expect([...tokens]).toEqual([
      ['operator', 'rahasia-operator'],
      ['steward', 'rahasia-walidata'],
      ['reader', 'token-of-empat'],
    ]);
    expect(questions).toHaveLength(1);
    expect(questions.join()).not.toContain('rahasia');
  });
});

test('nobody is asked to sign in for a city file that is wrong', async () => {
  const run = await new Promise<{ readonly printed: string; readonly error: string; readonly code: unknown }>((resolve) => {
    const child = execFile(
      process.execPath,
      ['deploy/smoke.ts', 'https://data.example.invalid', '--city', 'kota-tidak-ada'],
      { cwd: projectRoot },
      (error, printed, told) => resolve({ printed, error: told, code: error?.code }),
    );
    child.stdin?.end();
  });
  expect(run).toEqual({ printed: '', error: 'There is no cities/kota-tidak-ada.json\n', code: 1 });
});
