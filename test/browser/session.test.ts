import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { send } from '../../demo/client.ts';
import { chromiumPath, openTab } from './chromium.ts';
import { type BrowserCity, openCity } from './city.ts';
import { signIn, signOut } from './steps.ts';

/** Four processes a step, on a machine that may be busy with other tests: it ends a hang, it decides nothing. */
const loadedMilliseconds = 180_000;
/** More steps than this tab took. */
const longestHistory = 10;
const secretTitle = 'Rahasia dinas kesehatan';

describe.skipIf(chromiumPath === undefined)('a session in the browser', () => {
  let city: BrowserCity;

  beforeAll(async () => {
    city = await openCity();
    const client = { url: city.laptop.url, token: (account: string) => city.laptop.issueToken(account) };
    const exemption = { legalBasis: 'UU KIP Pasal 17', reason: 'Untuk uji', until: '2030-01-01' };
    const registration = {
      datasetId: 'rahasia',
      title: secretTitle,
      description: 'Untuk uji',
      access: 'closed',
      exemption,
      cadence: 'annual',
    };
    const registered = await send(client, 'dinkes', 'POST', '/v1/datasets', registration);
    expect(registered.status, registered.text).toBe(201);
  });
  afterAll(async () => city?.close());

  test('is renewed when its token ends, and leaves nothing behind the back button when it is over', {
    timeout: loadedMilliseconds,
  }, async () => {
    const context = await city.visitor();
    const { page, complaints } = await openTab(context);
    await signIn(page, 'dinkes', '/kerja');
    await page.waitForSelector(`text=${secretTitle}`);
    const before = await kept(page);

    await page.evaluate(expire);
    await page.reload();
    await page.waitForSelector(`text=${secretTitle}`);
    const after = await kept(page);
    expect([after.accessToken === before.accessToken, after.refreshToken === before.refreshToken]).toEqual([false, false]);

    // A token that the gate refuses is renewed, too: a call that is refused is sent once more.
    await page.evaluate(
      `sessionStorage['satudata-session'] = sessionStorage['satudata-session'].replace(/"accessToken":"[^"]+"/, '"accessToken":"x.y.z"')`,
    );
    await page.reload();
    await page.waitForSelector(`text=${secretTitle}`);
    const refused = complaints.splice(0);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.filter((complaint) => !complaint.includes('401'))).toEqual([]);

    const last = await kept(page);
    await signOut(page);
    expect(await page.evaluate('sessionStorage.length')).toBe(0);
    expect(await renew(last.refreshToken)).toBe(400);
    const seen = await backThroughHistory(page);
    // Signed in, and before; the sign-in itself stands between.
    expect(seen.filter(({ path }) => path === '/kerja')).toHaveLength(2);
    expect(seen.filter(({ text }) => text.includes(secretTitle))).toEqual([]);
    await page.goto('/kerja');
    await page.waitForSelector('main >> text=Masuk');
    expect(await page.textContent('body')).not.toContain(secretTitle);
    await context.close();
  });

  test('hides a page that the browser keeps alive, and loads it again when it comes back', { timeout: loadedMilliseconds }, async () => {
    const context = await city.visitor();
    const { page } = await openTab(context);
    await signIn(page, 'dinkes', '/kerja');
    await page.waitForSelector(`text=${secretTitle}`);
    // Playwright's Chromium keeps no page alive, so the events come from here.
    await page.evaluate("window.kept = true; dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))");
    expect(await page.isHidden('body')).toBe(true);
    // What another tab's sign-out leaves.
    await page.evaluate(
      "sessionStorage.clear(); localStorage.clear(); dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))",
    );
    await page.waitForSelector('main >> text=Masuk');
    expect(await page.evaluate('window.kept')).toBeUndefined();
    expect(await page.textContent('body')).not.toContain(secretTitle);
    await context.close();
  });

  test('that the login service ends says so, and leads back to the page', { timeout: loadedMilliseconds }, async () => {
    const context = await city.visitor();
    const { page } = await openTab(context);
    await signIn(page, 'dinkes', '/kerja');
    await page.waitForSelector(`text=${secretTitle}`);
    const { refreshToken } = await kept(page);
    expect(await revoke(refreshToken)).toBe(200);
    await page.evaluate(expire);
    await page.reload();
    await page.waitForSelector(
      'text=Sesi Anda berakhir atau akun Anda dinonaktifkan. Masuk lagi; bila tidak bisa, hubungi walidata (Kominfo).',
    );
    expect(await page.textContent('body')).not.toContain(secretTitle);
    expect(await page.evaluate('sessionStorage.length')).toBe(0);
    await page.click('a:text-is("Masuk lagi")');
    await page.waitForURL('**/kerja');
    await page.waitForSelector(`text=${secretTitle}`);
    await context.close();
  });

  test('ends in every tab of the browser at once', { timeout: loadedMilliseconds }, async () => {
    const context = await city.visitor();
    const { page } = await openTab(context);
    const { page: other } = await openTab(context);
    await signIn(page, 'dinkes', '/kerja');
    await other.goto('/masuk');
    await other.waitForURL('**/kerja');
    await other.waitForSelector(`text=${secretTitle}`);
    await signOut(page);
    await other.waitForSelector('main >> text=Masuk');
    expect(await other.textContent('body')).not.toContain(secretTitle);
    expect(await other.evaluate('sessionStorage.length')).toBe(0);
    await context.close();
  });

  test('is found by a new tab, which goes round once; after a sign-out it is not, and nobody else goes round', {
    timeout: loadedMilliseconds,
  }, async () => {
    const context = await city.visitor();
    const stranger = await openTab(context);
    const strangersRounds = roundsOf(stranger.page);
    await stranger.page.goto('/kerja');
    await stranger.page.waitForSelector('main >> text=Masuk');
    expect(strangersRounds).toEqual([]);

    const { page } = await openTab(context);
    await signIn(page, 'dinkes', '/kerja');
    const { page: other, complaints } = await openTab(context);
    const rounds = roundsOf(other);
    await other.goto('/kerja?dari=surel#desk');
    await other.waitForSelector(`text=${secretTitle}`);
    expect(new URL(other.url()).search + new URL(other.url()).hash).toBe('?dari=surel#desk');
    expect(rounds).toEqual(['none']);
    // Its own tokens, and on no shared shelf.
    expect((await kept(other)).refreshToken).not.toBe((await kept(page)).refreshToken);
    expect(await other.evaluate('JSON.stringify(localStorage)')).toBe('{"satudata-signed-in":"ya"}');
    await other.goto('/dataset/rahasia');
    await other.waitForSelector(`h1:text-is("${secretTitle}")`);
    expect(rounds).toEqual(['none']);
    // A public page asks nobody.
    const { page: reader } = await openTab(context);
    const readersRounds = roundsOf(reader);
    await reader.goto('/opd');
    await reader.waitForSelector('nav >> text=Masuk');
    expect(readersRounds).toEqual([]);

    await signOut(page);
    await other.waitForSelector('text=Tidak ditemukan');
    const { page: late } = await openTab(context);
    const lateRounds = roundsOf(late);
    await late.goto('/kerja');
    await late.waitForSelector('main >> text=Masuk');
    expect(await late.textContent('body')).not.toContain(secretTitle);
    expect([lateRounds, rounds, await late.evaluate('localStorage.length')]).toEqual([[], ['none'], 0]);
    expect(complaints.filter((complaint) => !/40[14]/.test(complaint))).toEqual([]);
    await context.close();
  });

  test('that is over at the login service is looked for once, and the page stands as for anyone', {
    timeout: loadedMilliseconds,
  }, async () => {
    const context = await city.visitor();
    const { page } = await openTab(context);
    await signIn(page, 'dinkes', '/kerja');
    await context.clearCookies();
    const { page: other } = await openTab(context);
    const rounds = roundsOf(other);
    await other.goto('/kerja');
    await other.waitForSelector('main >> text=Masuk');
    expect(new URL(other.url()).pathname).toBe('/kerja');
    await other.reload();
    await other.waitForSelector('main >> text=Masuk');
    expect(rounds).toEqual(['none']);
    // No later tab tries, until somebody signs in.
    const { page: third } = await openTab(context);
    const thirdRounds = roundsOf(third);
    await third.goto('/kerja');
    await third.waitForSelector('main >> text=Masuk');
    expect(thirdRounds).toEqual([]);
    await signIn(third, 'dinkes', '/kerja');
    await other.reload();
    await other.waitForSelector('main >> text=Masuk');
    expect(rounds).toEqual(['none']);
    await context.close();
  });

  test('is not looked for where the login service is silent: the page stands as for anyone', { timeout: loadedMilliseconds }, async () => {
    const context = await city.visitor();
    await context.route('**/oidc/**', (route) => route.abort());
    await context.addInitScript({ content: "localStorage.setItem('satudata-signed-in', 'ya')" });
    const { page } = await openTab(context);
    await page.goto('/kerja');
    await page.waitForSelector('main >> text=Masuk');
    await context.close();
  });

  const form = (more: Record<string, string>) => new URLSearchParams({ client_id: 'satudata-portal', ...more });
  const renew = async (refreshToken: string) => {
    const body = form({ grant_type: 'refresh_token', refresh_token: refreshToken });
    return (await fetch(`${city.laptop.url}/oidc/oauth2/token`, { method: 'POST', body })).status;
  };
  const revoke = async (token: string) =>
    (await fetch(`${city.laptop.url}/oidc/oauth2/revoke`, { method: 'POST', body: form({ token }) })).status;
});

/** How a tab goes to the login service, as `prompt` says it, from now on. */
function roundsOf(page: Page): string[] {
  const rounds: string[] = [];
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (request.isNavigationRequest() && pathname.endsWith('/oauth2/authorize')) rounds.push(searchParams.get('prompt') ?? '');
  });
  return rounds;
}

/** The tab's clock goes on: its access token is over. */
const expire = `sessionStorage['satudata-session'] = sessionStorage['satudata-session'].replace(/"expiresAt":\\d+/, '"expiresAt":1')`;

async function kept(page: Page): Promise<{ readonly accessToken: string; readonly refreshToken: string }> {
  return JSON.parse(await page.evaluate<string>("sessionStorage['satudata-session']"));
}

/** What the back button leads to, up to the page that this tab began with. */
async function backThroughHistory(page: Page): Promise<readonly { readonly path: string; readonly text: string }[]> {
  const seen: { path: string; text: string }[] = [];
  while (seen.length < longestHistory) {
    await page.goBack({ waitUntil: 'networkidle' });
    if (page.url() === 'about:blank') break;
    seen.push({ path: new URL(page.url()).pathname, text: (await page.textContent('body')) ?? '' });
  }
  return seen;
}
