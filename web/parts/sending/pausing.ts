/** A sending in rounds: it may rest between them. */
export type Pausing = {
  /** Begins a round; the signal stops it: by a pause, or for good. */
  readonly round: () => AbortSignal;
  readonly pause: () => void;
  readonly resume: () => void;
  /** After a round that was stopped: waits while it rests. False where no pause stopped it, or nothing is to go on. */
  readonly mayGoOn: () => Promise<boolean>;
};

/** Rests from `pause` until `resume`; `stopped` ends everything. */
export function pausing(stopped: AbortSignal): Pausing {
  let round = new AbortController();
  let rests = false;
  let wake: (() => void) | undefined;
  stopped.addEventListener('abort', () => {
    round.abort();
    wake?.();
  });
  return {
    round: () => {
      round = new AbortController();
      if (rests || stopped.aborted) round.abort();
      return round.signal;
    },
    pause: () => {
      rests = true;
      round.abort();
    },
    resume: () => {
      rests = false;
      wake?.();
    },
    mayGoOn: async () => {
      if (!round.signal.aborted) return false;
      if (rests && !stopped.aborted)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      return !stopped.aborted;
    },
  };
}
