/** A header as it was written. */
export type DoorHeader = { readonly name: string; readonly values: readonly string[] };

/** An answer that is not sent yet; its headers by their names in lower case. */
export type DoorAnswer = { readonly status: number; readonly headers: ReadonlyMap<string, DoorHeader>; readonly body: Buffer };

type Kept = { readonly answer: DoorAnswer; readonly at: number; readonly until: number };

/** What the front door keeps. */
export type KeptAnswers = {
  /** The one that is still good, with its age in whole seconds. */
  readonly fresh: (key: string) => { readonly answer: DoorAnswer; readonly ageSeconds: number } | undefined;
  /** The one that is there, good or not: what CloudFront gives while its origin fails. */
  readonly any: (key: string) => DoorAnswer | undefined;
  readonly keep: (key: string, answer: DoorAnswer, seconds: number) => void;
};

// CloudFront says nothing of its room; it gives up what is asked for least. A laptop forgets what came first.
const mostBytes = 64 * 1024 * 1024;

/** Kept in memory, by the laptop's own time. */
export function keptAnswers(now: () => Date): KeptAnswers {
  const all = new Map<string, Kept>();
  let bytes = 0;
  const forget = (key: string) => {
    bytes -= all.get(key)?.answer.body.length ?? 0;
    all.delete(key);
  };
  return {
    fresh: (key) => {
      const kept = all.get(key);
      const at = now().getTime();
      // A clock that was set back makes nothing young again.
      if (kept === undefined || at >= kept.until || at < kept.at) return undefined;
      return { answer: kept.answer, ageSeconds: Math.floor((at - kept.at) / 1000) };
    },
    any: (key) => all.get(key)?.answer,
    keep: (key, answer, seconds) => {
      const at = now().getTime();
      forget(key);
      all.set(key, { answer, at, until: at + seconds * 1000 });
      bytes += answer.body.length;
      for (const [oldest] of all) {
        if (bytes <= mostBytes) break;
        forget(oldest);
      }
    },
  };
}
