import type { Outcome, Worker } from './worker.ts';

/** The processes of one function: grown on demand up to `maxWorkers`, one event at a time each, reused while they live. */
export type Pool = {
  readonly run: (requestId: string, event: string) => Promise<Outcome>;
  /** Starts a process if there is none; settles when it has loaded its handler. */
  readonly warm: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

type Waiting = { readonly requestId: string; readonly event: string; readonly resolve: (outcome: Outcome) => void };

const STOPPED: Outcome = { ok: false, kind: 'crash', errorType: 'Runtime.Stopped', errorMessage: 'The laptop is stopping' };

/** Events that find no free process wait in order; on AWS they would start another environment or be throttled. */
export function makePool(start: () => Worker, maxWorkers: number): Pool {
  const workers = new Set<Worker>();
  const idle: Worker[] = [];
  const waiting: Waiting[] = [];
  let starting = 0;
  let stopped = false;

  const grow = async (): Promise<void> => {
    const worker = start();
    workers.add(worker);
    starting += 1;
    worker.exited.then(() => {
      workers.delete(worker);
      const index = idle.indexOf(worker);
      if (index >= 0) idle.splice(index, 1);
      serve();
    });
    await worker.ready;
    starting -= 1;
    if (workers.has(worker)) idle.push(worker);
    serve();
  };
  const serve = (): void => {
    while (waiting.length > 0 && !stopped) {
      const worker = idle.pop();
      if (worker === undefined) break;
      const next = waiting.shift();
      if (next !== undefined) void occupy(worker, next);
    }
    // One start at a time: several at once would take the cores from those that could already serve.
    if (!stopped && waiting.length > 0 && starting === 0 && workers.size < maxWorkers) void grow();
  };
  const occupy = async (worker: Worker, { requestId, event, resolve }: Waiting): Promise<void> => {
    const outcome = await worker.run(requestId, event);
    resolve(outcome);
    const survives = outcome.ok || outcome.kind === 'error';
    if (survives && workers.has(worker)) idle.push(worker);
    serve();
  };
  return {
    run: (requestId, event) => {
      if (stopped) return Promise.resolve(STOPPED);
      const { promise, resolve } = Promise.withResolvers<Outcome>();
      waiting.push({ requestId, event, resolve });
      serve();
      return promise;
    },
    warm: async () => {
      if (workers.size === 0) await grow();
    },
    stop: async () => {
      stopped = true;
      for (const { resolve } of waiting.splice(0)) resolve(STOPPED);
      for (const worker of workers) worker.kill();
      await Promise.all([...workers].map((worker) => worker.exited));
    },
  };
}
