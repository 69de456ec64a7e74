import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JwtVerifier } from 'aws-jwt-verify';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { type AccountStore, openAccountStore } from '../../local/cognito/account-store.ts';
import { type Account, type Login, openLogin } from '../../local/login/login.ts';

const clientId = 'satu-data-portal';
const accounts: readonly Account[] = [
  { id: 'dinkes', name: 'Dinas <Kesehatan>', sub: 'sub-dinkes', groups: ['operator:dinkes'] },
  { id: 'warga', name: 'Warga', sub: 'sub-warga', groups: [], attributes: { 'custom:person': 'p-1' } },
];
const tokens = z.object({
  access_token: z.string(),
  id_token: z.string(),
  refresh_token: z.string(),
  token_type: z.literal('Bearer'),
  expires_in: z.literal(3600),
});

describe('login', () => {
  let directory: string;
  let server: Server;
  let origin: string;
  let issuer: string;
  let login: Login;
  let pool: AccountStore;
  let cookies: Map<string, string>;

  const open = () =>
    openLogin({
      directory,
      issuer,
      clientId,
      redirectUris: [`${origin}/masuk`],
      postLogoutRedirectUris: [`${origin}/`],
      refreshSeconds: 43_200,
      accounts: pool,
      now: () => new Date(),
    });

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'login-'));
    server = createServer((request, response) => {
      login.handle(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    issuer = `${origin}/oidc`;
    pool = openAccountStore(join(directory, 'accounts'), accounts, () => new Date());
    login = open();
    cookies = new Map();
  });

  afterEach(async () => {
    login.close();
    pool.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    rmSync(directory, { recursive: true });
  });

  // A browser's cookies, without its paths: each cookie of the login has a name of its own.
  const visit = async (url: string, init: RequestInit = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(url, origin), { ...init, headers: { ...init.headers, cookie }, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
  const locationOf = (response: Response) => response.headers.get('location') ?? '';
  const post = (url: string, form: Record<string, string>) => visit(url, { method: 'POST', body: new URLSearchParams(form) });

  const authorize = (challenge: string, more: Record<string, string> = {}) => {
    const query = {
      client_id: clientId,
      response_type: 'code',
      redirect_uri: `${origin}/masuk`,
      scope: 'openid profile',
      state: 's1',
      ...more,
    };
    return visit(`/oidc/oauth2/authorize?${new URLSearchParams({ ...query, code_challenge: challenge, code_challenge_method: 'S256' })}`);
  };
  const pkce = () => {
    const verifier = randomBytes(32).toString('base64url');
    return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
  };
  const redeem = async (code: string, verifier: string) => {
    const form = { grant_type: 'authorization_code', client_id: clientId, redirect_uri: `${origin}/masuk`, code, code_verifier: verifier };
    const response = await post('/oidc/oauth2/token', form);
    return { status: response.status, body: await response.json() };
  };
  const chooseAccount = async (challenge: string, account: string) => {
    const page = locationOf(await authorize(challenge));
    const resume = locationOf(await post(page, { account }));
    return new URL(locationOf(await visit(resume)));
  };
  const signIn = async (account: string) => {
    const { verifier, challenge } = pkce();
    const back = await chooseAccount(challenge, account);
    const { body } = await redeem(back.searchParams.get('code') ?? '', verifier);
    return tokens.parse(body);
  };
  const verify = (token: string) => {
    const fetcher = { fetch: async (url: string) => (await fetch(url)).arrayBuffer() };
    const verifier = JwtVerifier.create(
      { issuer, audience: null, jwksUri: `${issuer}/.well-known/jwks.json` },
      { jwksCache: new SimpleJwksCache({ fetcher }) },
    );
    return verifier.verify(token);
  };

  test('signs in by the button of an account, and gives an access token as Cognito does', async () => {
    const { access_token, id_token } = await signIn('dinkes');
    const claims = await verify(access_token);
    expect(claims).toMatchObject({
      iss: issuer,
      sub: 'sub-dinkes',
      token_use: 'access',
      client_id: clientId,
      username: 'dinkes',
      'cognito:groups': ['operator:dinkes'],
    });
    expect(Number(claims.exp) - Number(claims.iat)).toBe(3600);
    expect(claims).not.toHaveProperty('aud');
    expect(JSON.parse(Buffer.from(access_token.split('.')[0] ?? '', 'base64url').toString())).toEqual({
      alg: 'RS256',
      kid: expect.any(String),
    });
    expect(await verify(id_token)).toMatchObject({ sub: 'sub-dinkes', aud: clientId, name: 'Dinas <Kesehatan>', token_use: 'id' });
  });

  test('issues the same token directly, with overrides', async () => {
    const direct = await verify(await login.issueToken('warga'));
    const { access_token } = await signIn('warga');
    const signedIn = await verify(access_token);
    expect(Object.keys(direct).toSorted()).toEqual(Object.keys(signedIn).toSorted());
    const lasting = ({ jti: _jti, iat: _iat, exp: _exp, ...rest }: Record<string, unknown>) => rest;
    expect(lasting(direct)).toEqual(lasting(signedIn));
    expect(direct).toMatchObject({ 'custom:person': 'p-1' });
    expect(direct).not.toHaveProperty('cognito:groups');
    const changed = await verify(await login.issueToken('dinkes', { client_id: 'other', 'cognito:groups': undefined }));
    expect(changed).toMatchObject({ client_id: 'other' });
    expect(changed).not.toHaveProperty('cognito:groups');
    await expect(verify(await login.issueToken('dinkes', { exp: 1 }))).rejects.toThrow('expired');
    await expect(login.issueToken('nobody')).rejects.toThrow('Tidak ada akun nobody');
  });

  test('shows the accounts on a page in Indonesian that runs no script and loads nothing', async () => {
    const page = await visit(locationOf(await authorize(pkce().challenge)));
    const html = await page.text();
    expect(html).toContain('<html lang="id">');
    expect(html).toContain('value="dinkes">Dinas &#60;Kesehatan&#62;<small>dinkes · operator:dinkes</small>');
    expect(html).not.toMatch(/<script|https?:/);
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self' http/);
  });

  test('shows the accounts that a search names, and signs in from there', async () => {
    const { challenge } = pkce();
    const page = locationOf(await authorize(challenge));
    const found = await visit(`${page}?cari=OPERATOR`);
    const text = await found.text();
    expect(text).toContain('value="dinkes"');
    expect(text).not.toContain('value="warga"');
    expect(text).toContain('1 dari 2 akun.');
    expect(await (await visit(`${page}?cari=`)).text()).toContain('value="warga"');
    expect(await (await visit(`${page}?cari=%22%3E%3Cb%3E`)).text()).not.toContain('"><b>');
    expect((await post(page, { account: 'dinkes' })).status).toBe(303);
  });

  test('keeps the cookies of a sign-in to its own paths', async () => {
    const cookies = (await authorize(pkce().challenge)).headers.getSetCookie().filter((line) => /^_interaction(_resume)?=/.test(line));
    expect(cookies.map((line) => / path=([^;]+)/i.exec(line)?.[1]?.replace(/[^/]+$/, '')).toSorted()).toEqual([
      '/oidc/interaction/',
      '/oidc/oauth2/authorize/',
    ]);
    for (const line of cookies) expect(line).toMatch(/httponly/i);
  });

  test('lets the pages of its client call for tokens, and no other site', async () => {
    const answerTo = async (from: string) => {
      const form = new URLSearchParams({ grant_type: 'authorization_code', client_id: clientId, code: 'x' });
      return (await fetch(`${issuer}/oauth2/token`, { method: 'POST', headers: { origin: from }, body: form })).headers.get(
        'access-control-allow-origin',
      );
    };
    expect(await answerTo(origin)).toBe(origin);
    expect(await answerTo('http://evil.example')).toBeNull();
  });

  test('refuses an account that is not on the page, and a form without its sign-in', async () => {
    const page = locationOf(await authorize(pkce().challenge));
    expect((await post(page, { account: 'admin' })).status).toBe(400);
    expect((await post(page, { account: `dinkes${'x'.repeat(5000)}` })).status).toBe(400);
    cookies.clear();
    const orphan = await post(page, { account: 'dinkes' });
    expect([orphan.status, await orphan.text()]).toEqual([400, expect.stringContaining('tekan Masuk sekali lagi')]);
  });

  test('refuses a sign-in without PKCE, to another address, or for another client', async () => {
    const without = await visit(
      `/oidc/oauth2/authorize?${new URLSearchParams({ client_id: clientId, response_type: 'code', redirect_uri: `${origin}/masuk`, scope: 'openid' })}`,
    );
    expect(locationOf(without)).toContain('error=invalid_request');
    const elsewhere = await authorize(pkce().challenge, { redirect_uri: 'http://evil.example/masuk' });
    expect([elsewhere.status, locationOf(elsewhere)]).toEqual([400, '']);
    expect((await authorize(pkce().challenge, { client_id: 'other' })).status).toBe(400);
  });

  test.each([
    ['another port', (uri: string) => uri.replace(/:\d+\//, ':1/')],
    ['no port', (uri: string) => uri.replace(/:\d+\//, '/')],
    ['another name of this machine', (uri: string) => uri.replace('127.0.0.1', 'localhost')],
    ['a further query', (uri: string) => `${uri}?x=1`],
    ['a slash at its end', (uri: string) => `${uri}/`],
  ])('comes back to the letter of its addresses: not to one with %s', async (_what, change) => {
    const answer = await authorize(pkce().challenge, { redirect_uri: change(`${origin}/masuk`) });
    expect([answer.status, locationOf(answer)]).toEqual([400, '']);
    await signIn('dinkes');
    const query = new URLSearchParams({ client_id: clientId, post_logout_redirect_uri: change(`${origin}/`) });
    expect((await visit(`/oidc/logout?${query}`)).status).toBe(400);
  });

  test.each(['form_post', 'fragment', 'web_message'])('gives no code by response_mode=%s, and does not offer it', async (mode) => {
    await signIn('dinkes');
    const answer = await authorize(pkce().challenge, { response_mode: mode });
    expect(locationOf(answer)).not.toContain('code=');
    expect(await answer.text()).not.toContain('name="code"');
    const discovery = await (await visit('/oidc/.well-known/openid-configuration')).json();
    expect(discovery).toMatchObject({ response_modes_supported: ['query'] });
  });

  test('redeems a code once, and only with its verifier', async () => {
    const { verifier, challenge } = pkce();
    const code = (await chooseAccount(challenge, 'dinkes')).searchParams.get('code') ?? '';
    expect(await redeem(code, pkce().verifier)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    // The one who has a session isn't asked again.
    const second = new URL(locationOf(await authorize(challenge))).searchParams.get('code') ?? '';
    expect((await redeem(second, verifier)).status).toBe(200);
    expect(await redeem(second, verifier)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  test('renews tokens over a restart, and stops at sign-out', async () => {
    const { refresh_token } = await signIn('dinkes');
    login.close();
    login = open();
    const renewed = tokens.parse(await (await renew(refresh_token)).json());
    expect(await verify(renewed.access_token)).toMatchObject({ sub: 'sub-dinkes', token_use: 'access' });
    const page = await visit(`/oidc/logout?${new URLSearchParams({ client_id: clientId, logout_uri: `${origin}/` })}`);
    const html = await page.text();
    expect(html).toContain('Ya, keluar');
    const action = /action="([^"]+)"/.exec(html)?.[1] ?? '';
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
    const done = await post(action, { xsrf, logout: 'yes' });
    expect(locationOf(done)).toBe(`${origin}/`);
    expect((await renew(renewed.refresh_token)).status).toBe(400);
    expect(locationOf(await authorize(pkce().challenge))).toContain('/oidc/interaction/');
  });

  const renew = (token: string) => post('/oidc/oauth2/token', { grant_type: 'refresh_token', client_id: clientId, refresh_token: token });
  const invited = { username: 'sub-new', sub: 'sub-new', groups: [], status: 'FORCE_CHANGE_PASSWORD' as const };
  const invite = () => pool.add({ ...invited, attributes: { email: 'Baru@satudata.example', name: 'Pegawai baru' } });

  test('shows an invited account by its address at once, and confirms it when it signs in', async () => {
    invite();
    const page = await visit(locationOf(await authorize(pkce().challenge)));
    expect(await page.text()).toContain('value="sub-new">Pegawai baru<small>Baru@satudata.example</small>');
    const { access_token } = await signIn('sub-new');
    expect(await verify(access_token)).toMatchObject({ sub: 'sub-new', username: 'sub-new' });
    expect(pool.get('sub-new')?.status).toBe('CONFIRMED');
    expect(await verify(await login.issueToken('baru@SATUDATA.example'))).toMatchObject({ sub: 'sub-new' });
  });

  test('puts the groups into a token that the account has when it is issued', async () => {
    const { refresh_token, access_token } = await signIn('dinkes');
    pool.addToGroup('sub-dinkes', 'pj:dinkes');
    pool.removeFromGroup('sub-dinkes', 'operator:dinkes');
    const renewed = tokens.parse(await (await renew(refresh_token)).json());
    expect(await verify(access_token)).toMatchObject({ 'cognito:groups': ['operator:dinkes'] });
    expect(await verify(renewed.access_token)).toMatchObject({ 'cognito:groups': ['pj:dinkes'] });
    expect(await verify(renewed.id_token)).toMatchObject({ 'cognito:groups': ['pj:dinkes'] });
  });

  test('lets a disabled account neither sign in nor renew, nor go on with its session', async () => {
    const { refresh_token } = await signIn('dinkes');
    const { verifier, challenge } = pkce();
    const code = new URL(locationOf(await authorize(challenge))).searchParams.get('code') ?? '';
    pool.setEnabled('sub-dinkes', false);
    expect(await (await renew(refresh_token)).json()).toMatchObject({ error: 'invalid_grant' });
    expect(await redeem(code, verifier)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    await expect(login.issueToken('dinkes')).rejects.toThrow('Tidak ada akun dinkes');
    cookies.clear();
    const form = locationOf(await authorize(pkce().challenge));
    expect(await (await visit(form)).text()).not.toContain('value="dinkes"');
    expect((await post(form, { account: 'dinkes' })).status).toBe(400);
  });

  test('ends the sessions and refresh tokens of one account, and of no other', async () => {
    const mine = await signIn('dinkes');
    const browser = new Map(cookies);
    cookies.clear();
    const other = await signIn('warga');
    login.endSessions('sub-dinkes');
    expect(await (await renew(mine.refresh_token)).json()).toMatchObject({ error: 'invalid_grant' });
    expect((await renew(other.refresh_token)).status).toBe(200);
    cookies = browser;
    expect(locationOf(await authorize(pkce().challenge))).toContain('/oidc/interaction/');
  });

  test('forgets a refresh token that its owner revokes', async () => {
    const { refresh_token } = await signIn('dinkes');
    const revoked = await post('/oidc/oauth2/revoke', { token: refresh_token, token_type_hint: 'refresh_token', client_id: clientId });
    expect(revoked.status).toBe(200);
    expect(await (await renew(refresh_token)).json()).toMatchObject({ error: 'invalid_grant' });
  });

  test('answers a nonce in the ID token, and gives a new refresh token for a used one', async () => {
    const { verifier, challenge } = pkce();
    const page = locationOf(await authorize(challenge, { nonce: 'n-1' }));
    const back = new URL(locationOf(await visit(locationOf(await post(page, { account: 'dinkes' })))));
    expect(back.searchParams.get('iss')).toBe(issuer);
    const { body } = await redeem(back.searchParams.get('code') ?? '', verifier);
    const first = tokens.parse(body);
    expect(await verify(first.id_token)).toMatchObject({ nonce: 'n-1' });
    const second = tokens.parse(await (await renew(first.refresh_token)).json());
    expect(second.refresh_token).not.toBe(first.refresh_token);
    // Anyone who uses a refresh token a second time may have stolen it: RFC 9700 §4.14.2 ends them all.
    expect((await renew(first.refresh_token)).status).toBe(400);
    expect((await renew(second.refresh_token)).status).toBe(400);
  });

  test('keeps its keys over a restart, and lets the owner alone read them', async () => {
    const before = await login.issueToken('dinkes');
    login.close();
    login = open();
    expect(await verify(before)).toMatchObject({ sub: 'sub-dinkes' });
    expect(statSync(join(directory, 'login-keys.json')).mode & 0o777).toBe(0o600);
  });

  test('publishes no private part of its key, and its addresses under the prefix', async () => {
    const { keys } = z
      .object({ keys: z.array(z.record(z.string(), z.unknown())) })
      .parse(await (await visit('/oidc/.well-known/jwks.json')).json());
    expect(Object.keys(keys[0] ?? {}).toSorted()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
    const discovery = await (await visit('/oidc/.well-known/openid-configuration')).json();
    expect(discovery).toMatchObject({ issuer, token_endpoint: `${issuer}/oauth2/token`, jwks_uri: `${issuer}/.well-known/jwks.json` });
  });
});
