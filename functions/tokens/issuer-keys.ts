import type { Jwks } from 'aws-jwt-verify/jwk';
import { limits } from '../limits.ts';
import { readKeySet } from './key-set.ts';

const loopbackHosts: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

export type IssuerKeys = {
  /**
   * The issuer's keys, among them that one; undefined where it is not known. Never rejects: an issuer that is away, slow, or answers what is no key
   * set, or one without a key that we could use, adds no keys and takes none.
   */
  holding(keyId: string): Promise<Jwks | undefined>;
  /** Why the last attempt to fetch the keys failed, in stable English for the log; undefined after one that did not. */
  trouble(): string | undefined;
};

/** Where the issuer answered, but with nothing that could hold its keys. */
class UselessAnswerError extends Error {}

/**
 * Keeps the issuer's keys in memory. They are fetched when a token names one that is not there (so a new key works at once), but not twice within
 * `jwksPauseSeconds`; and renewed after `jwksMaxAgeSeconds`, so that one that was taken back stops. While the issuer is away the known ones serve on,
 * and are tried to renew every `jwksRenewalPauseSeconds`. Throws on an address that is neither https nor http of this very machine (the laptop).
 */
export function issuerKeys(jwksUri: string, now: () => Date): IssuerKeys {
  const address = addressOf(jwksUri);
  let known: Jwks = { keys: [] };
  let trouble: string | undefined;
  let fetchedAt = Number.NEGATIVE_INFINITY;
  let triedAt = Number.NEGATIVE_INFINITY;
  let fetching: Promise<void> | undefined;

  const has = (keyId: string) => known.keys.some(({ kid }) => kid === keyId);
  const isOlder = (time: number, seconds: number) => now().getTime() - time >= seconds * 1000;

  async function fetchKeys(): Promise<void> {
    triedAt = now().getTime();
    try {
      known = usable(readKeySet(await fetchText(address)));
      fetchedAt = now().getTime();
      trouble = undefined;
    } catch (error) {
      // Other words quote the answer.
      trouble = error instanceof UselessAnswerError ? error.message : 'no answer, or no key set in it';
    }
    fetching = undefined;
  }

  return {
    async holding(keyId) {
      const isKnown = has(keyId);
      if (isKnown && !isOlder(fetchedAt, limits.jwksMaxAgeSeconds)) return known;
      if (isOlder(triedAt, isKnown ? limits.jwksRenewalPauseSeconds : limits.jwksPauseSeconds)) fetching ??= fetchKeys();
      await fetching;
      return has(keyId) ? known : undefined;
    },
    trouble: () => trouble,
  };
}

/** An issuer without any key signs nothing: a set without one is a mistake (a key store that is still empty), which must lock nobody out. */
function usable(keySet: Jwks): Jwks {
  if (keySet.keys.length === 0) throw new UselessAnswerError('no usable key');
  return keySet;
}

function addressOf(jwksUri: string): URL {
  const address = new URL(jwksUri);
  const isOfThisMachine = address.protocol === 'http:' && loopbackHosts.includes(address.hostname);
  if (address.protocol !== 'https:' && !isOfThisMachine) throw new Error(`the issuer's keys at ${address.origin} must be reached by https`);
  return address;
}

/** The body of an answer 200 from that very address, in time, and no longer than key sets are; rejects otherwise. */
async function fetchText(address: URL): Promise<string> {
  const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(limits.jwksMilliseconds) });
  if (response.status !== 200 || !response.body) {
    await response.body?.cancel();
    throw new UselessAnswerError(`answered ${response.status}`);
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body) {
    bytes += chunk.byteLength;
    if (bytes > limits.maxJwksBytes) throw new UselessAnswerError('too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
