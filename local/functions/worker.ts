import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import type { FunctionModel } from '../assembly/functions.ts';

/** How one invocation ended. `payload` is the answer's JSON text. */
export type Outcome =
  | { readonly ok: true; readonly payload: string }
  | { readonly ok: false; readonly kind: 'timeout' | 'crash' | 'error'; readonly errorType: string; readonly errorMessage: string };

/** What a worker process gets from around it. */
export type WorkerSettings = {
  readonly environment: Readonly<Record<string, string>>;
  /** A folder of its own, made empty at start and removed at the end: Lambda's /tmp. */
  readonly temporaryDirectory: string;
  readonly compileCacheDirectory: string;
  readonly onLogLine: (line: string) => void;
  /** Gets how long each event took the function, without what it waited for a free process. */
  readonly onRun?: (requestId: string, milliseconds: number) => void;
  /** How far behind the machine's clock an event is handled. */
  readonly behindMilliseconds: () => number;
};

/** One process of a function. It takes one event at a time; after `exited` it takes none. */
export type Worker = {
  readonly ready: Promise<void>;
  readonly run: (requestId: string, event: string) => Promise<Outcome>;
  readonly exited: Promise<void>;
  readonly kill: () => void;
};

const messageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('result'), payload: z.string() }),
  z.object({ kind: z.literal('error'), errorType: z.string(), errorMessage: z.string() }),
]);

const bootstrap = fileURLToPath(new URL('bootstrap.mjs', import.meta.url));

/** Starts a process for a function, with its memory limit, environment and role from the template, and nothing else of ours. */
export function startWorker(model: FunctionModel, settings: WorkerSettings): Worker {
  mkdirSync(settings.temporaryDirectory, { recursive: true });
  const child = fork(bootstrap, [model.directory, model.handler, model.arn, settings.compileCacheDirectory], {
    cwd: model.directory,
    env: { ...settings.environment },
    execArgv: [`--max-old-space-size=${model.memoryMegabytes}`],
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  for (const stream of [child.stdout, child.stderr]) if (stream !== null) createInterface({ input: stream }).on('line', settings.onLogLine);
  const exited = Promise.withResolvers<void>();
  child.once('close', () => {
    rmSync(settings.temporaryDirectory, { recursive: true, force: true });
    exited.resolve();
  });
  const ready = Promise.withResolvers<void>();
  // The machine could not start it; each event is then answered as a crash.
  child.once('error', () => {
    ready.resolve();
    exited.resolve();
  });
  child.once('message', () => ready.resolve());
  child.once('exit', () => ready.resolve());
  return {
    ready: ready.promise,
    run: async (requestId, event) => {
      const began = performance.now();
      const outcome = await runEvent(child, model, { requestId, event, behindMilliseconds: settings.behindMilliseconds() });
      settings.onRun?.(requestId, performance.now() - began);
      return outcome;
    },
    exited: exited.promise,
    kill: () => child.kill('SIGKILL'),
  };
}

type Asked = { readonly requestId: string; readonly event: string; readonly behindMilliseconds: number };

function runEvent(child: ChildProcess, model: FunctionModel, asked: Asked): Promise<Outcome> {
  const { requestId } = asked;
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  const milliseconds = model.timeoutSeconds * 1000;
  const timer = setTimeout(() => {
    settle(
      failure(
        'timeout',
        'Sandbox.Timedout',
        `RequestId: ${requestId} Error: Task timed out after ${model.timeoutSeconds.toFixed(2)} seconds`,
      ),
    );
    child.kill('SIGKILL');
  }, milliseconds);
  const settle = (outcome: Outcome) => {
    clearTimeout(timer);
    child.off('message', onMessage);
    child.off('exit', onExit);
    resolve(outcome);
  };
  const onMessage = (raw: unknown) => {
    const message = messageSchema.parse(raw);
    if (message.kind === 'result') settle({ ok: true, payload: message.payload });
    if (message.kind === 'error') settle(failure('error', message.errorType, message.errorMessage));
  };
  const onExit = (code: number | null, signal: string | null) => {
    const reason = signal === null ? `exit status ${code}` : `signal: ${signal}`;
    settle(failure('crash', 'Runtime.ExitError', `RequestId: ${requestId} Error: Runtime exited with error: ${reason}`));
  };
  child.on('message', onMessage);
  child.on('exit', onExit);
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) onExit(child.exitCode, child.signalCode);
  else child.send({ ...asked, deadline: Date.now() + milliseconds }, (error) => error !== null && onExit(child.exitCode, child.signalCode));
  return promise;
}

function failure(kind: 'timeout' | 'crash' | 'error', errorType: string, errorMessage: string): Outcome {
  return { ok: false, kind, errorType, errorMessage };
}
