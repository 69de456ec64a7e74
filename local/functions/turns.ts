/** Runs of functions, and what must not happen while one runs. */
export type Turns = {
  /** Runs as soon as nothing that is alone waits or happens. */
  readonly run: <T>(call: () => Promise<T>) => Promise<T>;
  /** Waits until all that runs has ended; whatever comes meanwhile runs afterwards. */
  readonly alone: (change: () => void) => Promise<void>;
};

export function makeTurns(): Turns {
  const running = new Set<Promise<unknown>>();
  let last: Promise<void> | undefined;
  return {
    run: async (call) => {
      while (last !== undefined) await last;
      const turn = call();
      const ended = turn.then(
        () => undefined,
        () => undefined,
      );
      running.add(ended);
      try {
        return await turn;
      } finally {
        running.delete(ended);
      }
    },
    alone: async (change) => {
      const before = last;
      const { promise, resolve } = Promise.withResolvers<void>();
      last = promise;
      try {
        await before;
        await Promise.all(running);
        change();
      } finally {
        if (last === promise) last = undefined;
        resolve();
      }
    },
  };
}
