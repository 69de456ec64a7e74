import { type Session, sessionOf, type Tokens } from './token-session.ts';

/** How an answer to a refresh token came out: new tokens, none for this token any more, or no answer. */
export type Exchange = { readonly tokens: Tokens } | 'refused' | 'silence';

/** What a renewal works with; the page wires it to this tab's storage and to the login service. */
export type RenewalPorts = {
  readonly load: () => Session | undefined;
  readonly save: (session: Session) => void;
  /** Sends the refresh token to the token endpoint (RFC 6749 §6). */
  readonly exchange: (refreshToken: string) => Promise<Exchange>;
  /** The session is over: forgets it, and asks to sign in again. */
  readonly ended: () => void;
  readonly now: () => number;
};

export type Renewal = {
  /** The token to send now, renewed where it is about to end; undefined when nobody is signed in. Rejects when the login service is silent and the token over. */
  readonly token: () => Promise<string | undefined>;
  /** Another token than the one that was refused with 401; undefined when there is none. */
  readonly tokenAfter: (refused: string) => Promise<string | undefined>;
};

// A request that starts within its last minute could arrive after its end: clocks differ, and lines are slow.
const MARGIN_MILLISECONDS = 60_000;

/** Keeps the access token fresh. Calls that need a new one at the same time share one exchange: a refresh token may be good for a single use (RFC 9700 §4.14.2). */
export function renewal(ports: RenewalPorts): Renewal {
  let running: Promise<string | undefined> | undefined;
  const renew = () => {
    running ??= exchangeOnce(ports).finally(() => {
      running = undefined;
    });
    return running;
  };
  return {
    token: async () => {
      const session = ports.load();
      if (session === undefined) return undefined;
      if (session.expiresAt - ports.now() > MARGIN_MILLISECONDS) return session.accessToken;
      return renew();
    },
    tokenAfter: async (refused) => {
      const session = ports.load();
      if (session === undefined) return undefined;
      // A call beside this one has renewed it already.
      if (session.accessToken !== refused) return session.accessToken;
      const token = await renew();
      return token === refused ? undefined : token;
    },
  };
}

async function exchangeOnce(ports: RenewalPorts): Promise<string | undefined> {
  const before = ports.load();
  if (before?.refreshToken === undefined) return withoutRefresh(ports, before);
  const exchanged = await ports.exchange(before.refreshToken);
  // Signed out, or in as somebody else, meanwhile: what was asked for concerns nobody any more.
  const session = ports.load();
  if (session?.refreshToken !== before.refreshToken) return session?.accessToken;
  if (exchanged === 'refused') {
    ports.ended();
    return undefined;
  }
  if (exchanged === 'silence') return lasting(before, ports);
  const renewed = sessionOf(exchanged.tokens, ports.now(), before);
  ports.save(renewed);
  return renewed.accessToken;
}

function withoutRefresh(ports: RenewalPorts, session: Session | undefined): string | undefined {
  if (session !== undefined && session.expiresAt > ports.now()) return session.accessToken;
  if (session !== undefined) ports.ended();
  return undefined;
}

/** No answer is no refusal: anyone who is on a train stays signed in. */
function lasting(session: Session, ports: RenewalPorts): string {
  if (session.expiresAt > ports.now()) return session.accessToken;
  throw new Error('the login service is silent');
}
