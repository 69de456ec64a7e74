import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { FunctionModel } from '../assembly/functions.ts';
import type { Credentials } from '../requests/credentials.ts';
import { openLogFile } from './log-file.ts';
import { makePool, type Pool } from './pool.ts';
import { type Outcome, startWorker } from './worker.ts';

export type { Outcome };

/** Calls a function and waits for its answer. Throws when there is no such function. */
export type Invoke = (functionName: string, event: unknown) => Promise<Outcome>;

export type Functions = {
  readonly invoke: Invoke;
  readonly warm: (functionName: string) => Promise<void>;
  readonly stop: () => Promise<void>;
};

export type FunctionsSettings = {
  readonly credentialsFor: (roleArn: string) => Credentials;
  /** The SDK's own AWS_ENDPOINT_URL_* variables. */
  readonly endpoints: Readonly<Record<string, string>>;
  readonly home: string;
  /** Where Node keeps the functions' code compiled: beside the code, so that every home on it starts them sooner. */
  readonly compileCacheDirectory: string;
  /** Gets every line that a function writes, for the metrics embedded in it. */
  readonly onLogLine: (functionName: string, line: string) => void;
  /** Gets the line that Lambda ends each run with in its log; the file of the log has it not, since a line a call is a quarter of what a small call writes. */
  readonly onReport?: (functionName: string, line: string, milliseconds: number) => void;
  /** Gets how each call ended. */
  readonly onOutcome?: (functionName: string, outcome: Outcome) => void;
  /** The time that functions are told. */
  readonly clock: { readonly now: () => Date; readonly behindMilliseconds: () => number };
};

// Lambda's quotas for a synchronous call; the answer's is the one that its error names.
const maxEventBytes = 6_291_456;
const maxAnswerBytes = 6_291_556;
const maxWorkers = 4; // twice the cores of the smallest machine that this is measured on

/** Lambda on the laptop: every function in processes of its own, under its role, memory, timeout and environment. */
export function startFunctions(models: readonly FunctionModel[], settings: FunctionsSettings): Functions {
  const logs = new Map(models.map(({ name }) => [name, openLogFile(join(settings.home, 'logs', `${name}.log`), settings.clock.now)]));
  const pools = new Map(
    models.map((model) => {
      const onLogLine = (line: string) => {
        logs.get(model.name)?.write(line);
        try {
          settings.onLogLine(model.name, line);
        } catch (error) {
          // A full disk, most likely; a line that nobody could keep must not end the laptop.
          console.error(`what ${model.name} logged is not kept`, error);
        }
      };
      return [model.name, poolOf(model, settings, onLogLine)] as const;
    }),
  );
  const poolNamed = (functionName: string): Pool => {
    const pool = pools.get(functionName);
    if (pool === undefined) throw new Error(`There is no function ${functionName}`);
    return pool;
  };
  return {
    invoke: async (functionName, event) => {
      const pool = poolNamed(functionName);
      const requestId = randomUUID();
      const text = JSON.stringify(event);
      if (Buffer.byteLength(text) > maxEventBytes) return tooLarge('RequestEntityTooLargeException', 'The event is larger than 6 MB');
      const outcome = await pool.run(requestId, text);
      const isTooLarge = outcome.ok && Buffer.byteLength(outcome.payload) > maxAnswerBytes;
      const ended = isTooLarge
        ? tooLarge(
            'Function.ResponseSizeTooLarge',
            `Response payload size exceeded maximum allowed payload size (${maxAnswerBytes} bytes).`,
          )
        : outcome;
      settings.onOutcome?.(functionName, ended);
      return ended;
    },
    warm: (functionName) => poolNamed(functionName).warm(),
    stop: async () => {
      await Promise.all([...pools.values()].map((pool) => pool.stop()));
      await Promise.all([...logs.values()].map((log) => log.close()));
    },
  };
}

function poolOf(model: FunctionModel, settings: FunctionsSettings, onLogLine: (line: string) => void): Pool {
  const start = () => {
    const temporaryDirectory = join(settings.home, 'tmp', `${model.name}-${randomUUID().slice(0, 8)}`);
    return startWorker(model, {
      environment: environmentOf(model, settings, temporaryDirectory),
      temporaryDirectory,
      compileCacheDirectory: settings.compileCacheDirectory,
      behindMilliseconds: settings.clock.behindMilliseconds,
      onLogLine,
      onRun: (requestId, milliseconds) => settings.onReport?.(model.name, reportLine(model, requestId, milliseconds), milliseconds),
    });
  };
  return makePool(start, Math.min(model.reservedConcurrency ?? maxWorkers, maxWorkers));
}

// Lambda's "Defined runtime environment variables"; what the template sets cannot replace the reserved ones.
function environmentOf(model: FunctionModel, settings: FunctionsSettings, temporaryDirectory: string): Readonly<Record<string, string>> {
  const credentials = settings.credentialsFor(model.roleArn);
  return {
    PATH: process.env.PATH ?? '',
    HOME: temporaryDirectory,
    TMPDIR: temporaryDirectory,
    TZ: 'UTC',
    ...model.environment,
    ...settings.endpoints,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
    AWS_REGION: model.region,
    AWS_DEFAULT_REGION: model.region,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: model.name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(model.memoryMegabytes),
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${model.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'laptop',
    LAMBDA_TASK_ROOT: model.directory,
    _HANDLER: model.handler,
  };
}

// Lambda, "Viewing CloudWatch logs for Lambda functions"; what the process used of its memory is not asked.
function reportLine({ memoryMegabytes }: FunctionModel, requestId: string, milliseconds: number): string {
  const billed = Math.ceil(milliseconds);
  return `REPORT RequestId: ${requestId}\tDuration: ${milliseconds.toFixed(2)} ms\tBilled Duration: ${billed} ms\tMemory Size: ${memoryMegabytes} MB\t`;
}

function tooLarge(errorType: string, errorMessage: string): Outcome {
  return { ok: false, kind: 'error', errorType, errorMessage };
}
