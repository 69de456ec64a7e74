import { limits } from '../limits.ts';

/** What each gives, in their order. The login service is asked about some at a time: a page may need a call for every account. */
export async function inTurns<T, Result>(all: readonly T[], ask: (one: T, place: number) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (let at = 0; at < all.length; at += limits.directoryCallsAtOnce) {
    const turn = all.slice(at, at + limits.directoryCallsAtOnce);
    results.push(...(await Promise.all(turn.map((one, place) => ask(one, at + place)))));
  }
  return results;
}
