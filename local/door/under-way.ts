/**
 * Requests that CloudFront is asking the API for. Others for the same "pause briefly" ("Simultaneous requests for the same object"): here until the first is answered, and on their own from there, where what
 * it brought may not be kept.
 */
export type UnderWay = {
  /** Waits for the first that asks for it, where there is one. */
  readonly wait: (key: string) => Promise<void>;
  /** Asks as the first, unless somebody does already. */
  readonly ask: <T>(key: string, work: () => Promise<T>) => Promise<T>;
};

export function underWay(): UnderWay {
  const all = new Map<string, Promise<void>>();
  return {
    wait: async (key) => all.get(key),
    ask: async (key, work) => {
      if (all.has(key)) return work();
      const { promise, resolve } = Promise.withResolvers<void>();
      all.set(key, promise);
      try {
        return await work();
      } finally {
        all.delete(key);
        resolve();
      }
    },
  };
}
