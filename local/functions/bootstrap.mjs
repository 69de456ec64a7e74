// Runs in the function's own process: loads its handler and gives it one event after another.
// Plain JavaScript, so that a cold start does not pay for stripping types.
import { existsSync } from 'node:fs';
import { enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [directory = '', handlerName = '', functionArn = '', compileCacheDirectory = ''] = process.argv.slice(2);
enableCompileCache(compileCacheDirectory);

// Without its parent nobody would read an answer; what it was doing comes back from its queue.
process.on('disconnect', () => process.exit(0));

const machineDate = Date;
const handler = loadHandler();
const sayReady = () => {
  process.send?.({ kind: 'ready' });
  flushCompileCache(); // by default it is written at exit, which a killed process never reaches
};
handler.then(sayReady, sayReady); // after a failed load each event is answered with that error

process.on('message', async (message) => {
  process.send?.(await outcomeOf(message));
});

async function loadHandler() {
  const [file = '', exported = ''] = handlerName.split(/\.(?=[^.]+$)/);
  const path = ['.mjs', '.js', '.cjs'].map((ending) => join(directory, file + ending)).find(existsSync);
  if (path === undefined) throw named('Runtime.ImportModuleError', `Error: Cannot find module '${file}'`);
  const module = await import(pathToFileURL(path).href);
  const found = module[exported] ?? module.default?.[exported];
  if (typeof found !== 'function') throw named('Runtime.HandlerNotFound', `${handlerName} is undefined or not exported`);
  return found;
}

async function outcomeOf({ requestId, event, deadline, behindMilliseconds }) {
  globalThis.Date = behindMilliseconds > 0 ? dateBehind(behindMilliseconds) : machineDate;
  try {
    const handle = await handler;
    const result = await handle(JSON.parse(event), contextOf(requestId, deadline));
    return { kind: 'result', payload: JSON.stringify(result) ?? 'null' };
  } catch (error) {
    const isError = error instanceof Error;
    const errorType = isError ? error.name : typeof error;
    const errorMessage = isError ? error.message : String(error);
    console.error(
      JSON.stringify({ level: 'ERROR', errorType, errorMessage, requestId, stack: isError ? error.stack?.split('\n') : undefined }),
    );
    return { kind: 'error', errorType, errorMessage };
  }
}

function contextOf(requestId, deadline) {
  return {
    awsRequestId: requestId,
    callbackWaitsForEmptyEventLoop: true,
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
    invokedFunctionArn: functionArn,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    getRemainingTimeInMillis: () => Math.max(0, deadline - machineDate.now()),
  };
}

/** The machine's Date with an earlier present: what is asked of a moment that is given stays as it is. */
function dateBehind(milliseconds) {
  const now = () => machineDate.now() - milliseconds;
  return new Proxy(machineDate, {
    construct: (target, given, newTarget) => Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
    apply: () => new machineDate(now()).toString(),
    get: (target, member) => (member === 'now' ? now : Reflect.get(target, member)),
  });
}

function named(name, message) {
  return Object.assign(new Error(message), { name });
}
