import { describe, expect, test } from 'vitest';
import { type Exchange, type Renewal, renewal } from '../../web/session/renewal.ts';
import { isLive, readSession, type Session, sessionOf } from '../../web/session/token-session.ts';

const now = Date.parse('2026-11-25T08:00:00Z');
const minute = 60_000;
const inMinutes = (minutes: number): Session => ({ accessToken: 'old', refreshToken: 'r-old', expiresAt: now + minutes * minute });
const renewed = { tokens: { access_token: 'new', expires_in: 3600, refresh_token: 'r-new' } };

/** A tab with a session, and a login service that answers each refresh token as it is told. */
function tab(session: Session | undefined, answer: Exchange | (() => Promise<Exchange>) = renewed) {
  const seen = { session, sent: [] as string[], ended: 0 };
  const made: Renewal = renewal({
    load: () => seen.session,
    save: (saved) => {
      seen.session = saved;
    },
    exchange: async (refreshToken) => {
      seen.sent.push(refreshToken);
      await new Promise((resolve) => setImmediate(resolve));
      return typeof answer === 'function' ? answer() : answer;
    },
    ended: () => {
      seen.session = undefined;
      seen.ended += 1;
    },
    now: () => now,
  });
  return { made, seen };
}

describe('renewing the access token', () => {
  test('sends a token that lasts as it is', async () => {
    const { made, seen } = tab(inMinutes(2));
    expect(await made.token()).toBe('old');
    expect(seen.sent).toEqual([]);
  });

  test('renews it shortly before its end, and keeps the refresh token that comes with the new one', async () => {
    const { made, seen } = tab(inMinutes(1));
    expect(await made.token()).toBe('new');
    expect(seen.session).toEqual({ accessToken: 'new', refreshToken: 'r-new', expiresAt: now + 60 * minute });
  });

  test('keeps its refresh token where the service does not change it', async () => {
    const { made, seen } = tab(inMinutes(-5), { tokens: { access_token: 'new', expires_in: 3600 } });
    expect(await made.token()).toBe('new');
    expect(seen.session?.refreshToken).toBe('r-old');
  });

  test('asks once for all calls that need it at the same time', async () => {
    const { made, seen } = tab(inMinutes(-5));
    const answers = await Promise.all([made.token(), made.token(), made.tokenAfter('old'), made.token()]);
    expect(answers).toEqual(['new', 'new', 'new', 'new']);
    expect(seen.sent).toEqual(['r-old']);
  });

  test('after a refused token gives another one, once: the one that a call beside it got, or a new one', async () => {
    const { made, seen } = tab(inMinutes(30));
    expect(await made.tokenAfter('older')).toBe('old');
    expect(seen.sent).toEqual([]);
    expect(await made.tokenAfter('old')).toBe('new');
    expect(await made.tokenAfter('old')).toBe('new');
    expect(seen.sent).toEqual(['r-old']);
  });

  test('ends the session when the service refuses the refresh token', async () => {
    const { made, seen } = tab(inMinutes(30), 'refused');
    expect(await made.tokenAfter('old')).toBeUndefined();
    expect(seen).toMatchObject({ session: undefined, ended: 1 });
    expect(await made.token()).toBeUndefined();
    expect(seen.sent).toHaveLength(1);
  });

  test('stays signed in when the service is silent: with the token while it lasts, else with a failed call', async () => {
    const lasting = tab(inMinutes(0.5), 'silence');
    expect(await lasting.made.token()).toBe('old');
    const over = tab(inMinutes(-1), 'silence');
    await expect(over.made.token()).rejects.toThrow('silent');
    const refused = tab(inMinutes(30), 'silence');
    expect(await refused.made.tokenAfter('old')).toBeUndefined();
    for (const { seen } of [lasting, over, refused]) expect(seen).toMatchObject({ ended: 0, session: { refreshToken: 'r-old' } });
  });

  test('asks again after a silence', async () => {
    const answers: Exchange[] = ['silence', renewed];
    const { made, seen } = tab(inMinutes(-1), async () => answers.shift() ?? 'refused');
    await expect(made.token()).rejects.toThrow();
    expect(await made.token()).toBe('new');
    expect(seen.sent).toEqual(['r-old', 'r-old']);
  });

  test.each([renewed, 'refused' as const])('brings nobody back who signed out while it asked (%j)', async (answer) => {
    const { made, seen } = tab(inMinutes(-1), async () => {
      seen.session = undefined;
      return answer;
    });
    expect(await made.token()).toBeUndefined();
    expect(seen).toMatchObject({ session: undefined, ended: 0 });
  });

  test('without a refresh token uses the access token to its end, then ends', async () => {
    const { refreshToken: _none, ...short } = inMinutes(0.5);
    const lasting = tab(short);
    expect(await lasting.made.token()).toBe('old');
    const over = tab({ ...short, expiresAt: now });
    expect(await over.made.token()).toBeUndefined();
    expect([lasting.seen.ended, over.seen.ended]).toEqual([0, 1]);
  });

  test('has nothing to send for nobody', async () => {
    const { made, seen } = tab(undefined);
    expect([await made.token(), await made.tokenAfter('old')]).toEqual([undefined, undefined]);
    expect(seen).toMatchObject({ sent: [], ended: 0 });
  });
});

describe('a session that is kept', () => {
  test('is read as it was written, and any other text is none', () => {
    const session = sessionOf({ access_token: 'a', expires_in: 60 }, now);
    expect(readSession(JSON.stringify(session))).toEqual({ accessToken: 'a', expiresAt: now + minute });
    for (const text of [null, '', '{', 'null', '{}', '{"accessToken":1,"expiresAt":2}']) expect(readSession(text)).toBeUndefined();
  });

  test('is alive while its token lasts or can be renewed', () => {
    expect(isLive(undefined, now)).toBe(false);
    expect(isLive({ accessToken: 'a', expiresAt: now + 1 }, now)).toBe(true);
    expect(isLive({ accessToken: 'a', expiresAt: now }, now)).toBe(false);
    expect(isLive({ accessToken: 'a', expiresAt: now, refreshToken: 'r' }, now)).toBe(true);
  });
});
