import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type Client, member, send, textMember } from '../../demo/client.ts';
import { authorize } from '../../functions/gate/authorize.ts';
import { limits } from '../../functions/limits.ts';
import { jwtVerifier } from '../../functions/tokens/jwt-verifier.ts';
import { criterion } from '../criteria/criterion.ts';
import { aDataset, anExemption } from '../fakes/datasets.ts';
import { authorizerEvent } from '../fakes/gateway-events.ts';
import { memoryAccessFacts } from '../fakes/memory-access-facts.ts';
import { startTokenIssuer } from '../fakes/token-issuer.ts';
import { everyNth } from '../product-size.ts';
import { type City, publishFirst, startCity } from '../way/city.ts';

/**
 * T03 over the laptop's HTTP entrance: anyone who may read holds one valid token throughout. Once a right is taken away and that is answered, the very next request with
 * it is refused; no new link is given; and links given before die within a minute.
 */
let city: City;
beforeAll(async () => {
  city = await startCity();
});
afterAll(async () => city?.stop());
afterEach(() => void vi.useRealTimers());

const content = 'kode,nama\nA1,rahasia-satu\nA2,rahasia-dua\n';
const rowOrLink = /rahasia|X-Amz-Signature/;
const json = { Accept: 'application/json' };
const ways: readonly (readonly [path: string, headers: Record<string, string>])[] = [
  ['/rows', json],
  ['/rows?limit=1', { Accept: 'text/csv' }],
  ['/files/csv', json],
  ['/files/parquet', {}],
  ['/versions/1/diff', json],
];

/** A client that holds that one token, whatever happens. */
async function holding(account: string): Promise<Client> {
  const token = await city.laptop.issueToken(account);
  return { url: city.client.url, token: async () => token };
}

/** What each way of reading answers that token: its status, and whether it held a row or a link. */
async function readAll(client: Client, datasetId: string) {
  const answers: { readonly path: string; readonly status: number; readonly gives: boolean }[] = [];
  for (const [path, headers] of ways) {
    const response = await fetch(`${client.url}/v1/datasets/${datasetId}${path}`, {
      redirect: 'manual',
      headers: { ...headers, Authorization: `Bearer ${await client.token('')}` },
    });
    const text = `${await response.text()} ${response.headers.get('location')}`;
    answers.push({ path, status: response.status, gives: rowOrLink.test(text) });
  }
  return answers;
}

async function must(account: string, method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<unknown> {
  const answer = await send(city.client, account, method, path, body, headers);
  expect(answer.status, `${method} ${path}: ${answer.text}`).toBeLessThan(300);
  return answer.body;
}

const reason = 'Uji';
const open = { access: 'open' };
const shared = { access: 'limited', sharing: 'government' };
const byRequest = { access: 'limited', sharing: 'by-request' };
const setAccess = (level: object) => (datasetId: string) =>
  must('dinkes-pj', 'PUT', `/v1/datasets/${datasetId}/access`, { ...level, reason });

async function grantTo(account: string, datasetId: string): Promise<void> {
  const path = `/v1/datasets/${datasetId}/access-requests`;
  const asked = {
    purpose: 'verifikasi-bantuan',
    legalBasis: 'Perpres 39/2019',
    until: new Date(Date.now() + 90 * 86_400_000).toISOString(),
  };
  const requested = await must(account, 'POST', path, asked);
  await must('dinkes-pj', 'POST', `${path}/${textMember(requested, 'requestId')}/decision`, { decision: 'grant', reasons: ['Sesuai'] });
}

const change = (account: string, body: object) => async () => {
  const sub = textMember(await must(account, 'GET', '/v1/me'), 'sub');
  const revision = String(member(await must('kominfo', 'GET', `/v1/accounts/${sub}`), 'revision'));
  await must('kominfo', 'PATCH', `/v1/accounts/${sub}`, { reason, ...body }, { 'If-Match': `"${revision}"` });
};

type Case = {
  readonly what: string;
  readonly reader: string;
  readonly level: Readonly<Record<string, unknown>>;
  readonly granted?: true;
  readonly act: (datasetId: string) => Promise<unknown>;
  /** What the next request answers, on each way of reading; on changes of a version, anyone who sees the dataset gets the counts. */
  readonly status: number;
};
const closed = { access: 'closed', exemption: anExemption };
const cases: readonly Case[] = [
  { what: 'open → limited', reader: 'walikota', level: open, act: setAccess(shared), status: 403 },
  { what: 'open → closed', reader: 'walikota', level: open, act: setAccess(closed), status: 410 },
  { what: 'shared → by request', reader: 'dinsos', level: shared, act: setAccess(byRequest), status: 403 },
  { what: 'shared → closed', reader: 'dinsos', level: shared, act: setAccess(closed), status: 404 },
  {
    what: 'held',
    reader: 'dinsos',
    level: open,
    act: (id) => must('dinkes-pj', 'PUT', `/v1/datasets/${id}/hold`, { reason }),
    status: 403,
  },
  {
    what: 'withdrawn',
    reader: 'dinsos',
    level: open,
    act: (id) => must('kominfo', 'POST', `/v1/datasets/${id}/withdrawal`, { reason }),
    status: 410,
  },
  {
    what: 'grant revoked',
    reader: 'dinsos',
    level: byRequest,
    granted: true,
    act: (id) => must('dinkes-pj', 'DELETE', `/v1/datasets/${id}/grants/dinsos`),
    status: 403,
  },
  { what: 'account disabled', reader: 'banten', level: shared, act: change('banten', { disabled: true }), status: 401 },
  { what: 'group removed', reader: 'kemensos', level: shared, act: change('kemensos', { groups: [] }), status: 403 },
  { what: 'signed out everywhere', reader: 'dishub', level: shared, act: change('dishub', { signOut: true }), status: 401 },
];

test('one token held throughout: the very next request is refused, and no new link is given', async () => {
  let before = 0;
  let after = 0;
  const given: string[] = [];
  const tried = everyNth(cases, 2);
  for (const [place, { what, reader, level, granted, act, status }] of tried.entries()) {
    const datasetId = `cabut-${place}`;
    await publishFirst(city.client, datasetId, content, level);
    if (granted) await grantTo(reader, datasetId);
    const client = await holding(reader);
    const read = await readAll(client, datasetId);
    expect(
      read.map(({ gives }) => gives),
      `${what}: ${JSON.stringify(read)}`,
    ).toEqual(ways.map(() => true));
    before += read.length;
    await act(datasetId);
    for (const { path, status: answered, gives } of await readAll(client, datasetId)) {
      after += 1;
      if (gives) given.push(`${what}: ${path}`);
      const counts = path.endsWith('/diff') && status === 403 && answered === 200;
      if (!counts) expect([what, path, answered]).toEqual([what, path, status]);
    }
  }
  criterion(
    'T03',
    `${given.length} of ${after} requests gave a row or a link right after the right was taken away (${tried.length} ways, one token each, which had given ${before} of ${before} before)`,
  );
  expect(given).toEqual([]);
}, 600_000);

test('links given before the tightening die within a minute of it', async () => {
  const datasetId = 'tautan';
  await publishFirst(city.client, datasetId, content, shared);
  const client = await holding('dinsos');
  const links: string[] = [];
  for (const format of ['csv', 'parquet']) {
    const answer = await send(client, 'dinsos', 'GET', `/v1/datasets/${datasetId}/files/${format}`, undefined, json);
    links.push(textMember(answer.body, 'url'));
  }
  const seconds = links.map((link) => Number(new URL(link).searchParams.get('X-Amz-Expires')));
  await setAccess({ access: 'closed', exemption: anExemption })(datasetId);
  const tightened = Date.now();

  // Storage runs in this process, so its clock is ours.
  vi.useFakeTimers({ toFake: ['Date'] });
  const opened = async () => Promise.all(links.map(async (link) => (await fetch(link)).status));
  vi.setSystemTime(tightened + limits.downloadUrlSeconds * 1000 + 1);
  const later = await opened();
  const signed = links.map((link) => new URL(link).searchParams.get('X-Amz-Date') ?? '');
  vi.setSystemTime(Math.min(...signed.map(timeOf)) + (limits.downloadUrlSeconds - 1) * 1000);
  const sooner = await opened();
  vi.useRealTimers();
  criterion(
    'T03',
    `${later.filter((status) => status === 200).length} of ${links.length} links from before the tightening open ${limits.downloadUrlSeconds} s after it (signed for ${Math.max(...seconds)} s at most); ${sooner.filter((status) => status === 200).length} of ${links.length} open before they end`,
  );
  expect(Math.max(...seconds)).toBeLessThanOrEqual(60);
  expect([later, sooner]).toEqual([
    [403, 403],
    [200, 200],
  ]);
}, 600_000);

/** A time as signatures write it: 20261125T010203Z. */
function timeOf(basic: string): number {
  return Date.parse(basic.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

test('a token that ends meanwhile is refused by the next request', async () => {
  const issuer = await startTokenIssuer();
  const shared = aDataset({ access: 'limited', sharing: 'government' });
  const facts = memoryAccessFacts({ datasets: [shared] });
  const ask = authorize({ verifier: jwtVerifier(issuer.rules, () => new Date()), facts, now: () => new Date(), log: () => undefined });
  const end = Math.floor(Date.now() / 1000) + 3600;
  const authorization = [`Bearer ${issuer.token({ sub: 'sub-1', exp: end, 'cognito:groups': ['instansi:banten'] })}`];
  const event = authorizerEvent({ operation: 'listRows', params: { datasetId: 'penerima-bansos' }, headers: { authorization } });
  const outcome = async (time: number) => {
    vi.setSystemTime(time);
    const result = await ask(event).catch((error: Error) => error);
    return result instanceof Error ? result.message : result.policyDocument.Statement[0]?.Effect;
  };
  vi.useFakeTimers({ toFake: ['Date'] });
  const skew = limits.clockSkewSeconds * 1000;
  const outcomes = [await outcome(end * 1000 - 1), await outcome(end * 1000 + skew + 1000), await outcome(end * 1000 + 86_400_000)];
  vi.useRealTimers();
  await issuer.stop();
  criterion(
    'T03',
    `a token held over its end: ${outcomes[0]} before it, ${outcomes[1]} ${limits.clockSkewSeconds + 1} s after it (clock skew ${limits.clockSkewSeconds} s)`,
  );
  expect(outcomes).toEqual(['Allow', 'Unauthorized', 'Unauthorized']);
});
