import type { Outcome, Worker } from './worker.ts';

/** The processes of one function: grown on demand up to `maxWorkers`, one event at a time each, reused while they live. */
export type Pool = {
  readonly run: (requestId: string, event: string) => Promise<Outcome>;
  /** Starts a process if there is none; settles when it has loaded its handler. */
  readonly warm: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

type Waiting = { readonly requestId: string; readonly event: string; readonly resolve: (outcome: Outcome) => void };

type State = {
  readonly start: () => Worker;
  readonly maxWorkers: number;
  readonly workers: Set<Worker>;
  readonly idle: { readonly worker: Worker; readonly timer: NodeJS.Timeout }[];
  readonly waiting: Waiting[];
  starting: number;
  stopped: boolean;
};

const idleMilliseconds = 60_000; // how long a process beyond the first is kept without work; each takes about 100 MB
const stoppedResult: Outcome = { ok: false, kind: 'crash', errorType: 'Runtime.Stopped', errorMessage: 'The laptop is stopping' };

/** Events that find no free process wait in order; on AWS they would start another environment or be throttled. */
export function makePool(start: () => Worker, maxWorkers: number): Pool {
  const state: State = { start, maxWorkers, workers: new Set(), idle: [], waiting: [], starting: 0, stopped: false };
  return {
    run: (requestId, event) => {
      if (state.stopped) return Promise.resolve(stoppedResult);
      const { promise, resolve } = Promise.withResolvers<Outcome>();
      state.waiting.push({ requestId, event, resolve });
      serve(state);
      return promise;
    },
    warm: async () => {
      if (state.workers.size === 0) await grow(state);
    },
    stop: async () => {
      state.stopped = true;
      for (const { resolve } of state.waiting.splice(0)) resolve(stoppedResult);
      for (const worker of state.workers) worker.kill();
      await Promise.all([...state.workers].map((worker) => worker.exited));
    },
  };
}

function serve(state: State): void {
  while (state.waiting.length > 0 && !state.stopped) {
    // The last to rest is the first to work again, so what nobody needs any more stays at rest until its time is over.
    const free = state.idle.pop();
    if (free === undefined) break;
    clearTimeout(free.timer);
    const next = state.waiting.shift();
    if (next !== undefined) void occupy(state, free.worker, next);
  }
  // One start at a time: several at once would take the cores from those that could already serve.
  const mayGrow = !state.stopped && state.starting === 0 && state.workers.size < state.maxWorkers;
  if (mayGrow && state.waiting.length > 0) void grow(state);
}

async function occupy(state: State, worker: Worker, { requestId, event, resolve }: Waiting): Promise<void> {
  const outcome = await worker.run(requestId, event);
  resolve(outcome);
  const survives = outcome.ok || outcome.kind === 'error';
  if (survives) rest(state, worker);
  serve(state);
}

async function grow(state: State): Promise<void> {
  const worker = startOne(state);
  if (worker === undefined) return;
  state.workers.add(worker);
  state.starting += 1;
  worker.exited.then(() => {
    state.workers.delete(worker);
    leave(state, worker);
    serve(state);
  });
  await worker.ready;
  state.starting -= 1;
  rest(state, worker);
  serve(state);
}

/** A process, or undefined where there is no room for its folder: then the event that waits longest is answered so. */
function startOne(state: State): Worker | undefined {
  try {
    return state.start();
  } catch (error) {
    console.error('a function can not be started', error);
    const errorMessage = error instanceof Error ? error.message : String(error);
    state.waiting.shift()?.resolve({ ok: false, kind: 'crash', errorType: 'Runtime.StartError', errorMessage });
    if (state.waiting.length > 0) serve(state);
    return undefined;
  }
}

function rest(state: State, worker: Worker): void {
  if (!state.workers.has(worker)) return;
  const timer = setTimeout(() => {
    if (state.workers.size > 1 && leave(state, worker)) worker.kill();
  }, idleMilliseconds);
  state.idle.push({ worker, timer: timer.unref() });
}

/** Takes a process off the idle ones; false when it works. */
function leave(state: State, worker: Worker): boolean {
  const index = state.idle.findIndex((resting) => resting.worker === worker);
  const [left] = index < 0 ? [] : state.idle.splice(index, 1);
  clearTimeout(left?.timer);
  return left !== undefined;
}
