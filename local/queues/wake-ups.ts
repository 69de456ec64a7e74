/** Lets readers of a queue sleep until somebody wakes it, a moment comes, or their signal aborts. */
export type WakeUps = {
  readonly wake: (queue: string) => void;
  readonly sleep: (queue: string, milliseconds: number | undefined, signal: AbortSignal) => Promise<void>;
};

// Node's timers hold at most 2^31 - 1 milliseconds; a sleeper that wakes early looks again and sleeps on.
const longestTimerMilliseconds = 2 ** 31 - 1;

export function createWakeUps(): WakeUps {
  const sleepers = new Map<string, Set<() => void>>();
  return {
    wake: (queue) => {
      for (const wakeUp of [...(sleepers.get(queue) ?? [])]) wakeUp();
    },
    sleep: (queue, milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve();
        const ofQueue = sleepers.get(queue) ?? new Set();
        sleepers.set(queue, ofQueue);
        const delay = milliseconds === undefined ? undefined : Math.min(Math.max(milliseconds, 1), longestTimerMilliseconds);
        const timer = delay === undefined ? undefined : setTimeout(() => wakeUp(), delay);
        const wakeUp = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', wakeUp);
          ofQueue.delete(wakeUp);
          resolve();
        };
        signal.addEventListener('abort', wakeUp);
        ofQueue.add(wakeUp);
      }),
  };
}
