import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { readFunctions } from '../../local/assembly/functions.ts';
import { resolveResources } from '../../local/assembly/resources.ts';
import { readStacks } from '../../local/assembly/template.ts';
import { type Functions, type FunctionsSettings, startFunctions } from '../../local/functions/functions.ts';
import { functionResources, SURROUNDINGS, writeAssembly } from './fixtures/assembly.ts';

const CODE = {
  probe: `
    import { readdirSync, writeFileSync } from 'node:fs';
    import { tmpdir } from 'node:os';
    let calls = 0;
    const held = [];
    export const handler = async (event, context) => {
      calls += 1;
      if (event.do === 'throw') { const error = new Error('broken'); error.name = 'OddError'; throw error; }
      if (event.do === 'exit') process.exit(3);
      if (event.do === 'hang') await new Promise(() => setInterval(() => {}, 1000));
      if (event.do === 'spin') for (;;);
      if (event.do === 'hoard') for (;;) held.push(new Array(100000).fill(Math.random()));
      if (event.do === 'log') { console.log('plain words'); console.log(JSON.stringify({ a: 1 })); }
      if (event.do === 'large') return 'x'.repeat(7 * 1024 * 1024);
      if (event.do === 'nothing') return undefined;
      if (event.do === 'env') return process.env;
      if (event.do === 'sleep') await new Promise((resolve) => setTimeout(resolve, 30));
      if (event.do === 'meet') {
        writeFileSync(event.at + '/' + process.pid, '');
        while (readdirSync(event.at).length < event.guests) await new Promise((resolve) => setTimeout(resolve, 5));
      }
      if (event.do === 'time') return [Date.now(), new Date().getTime(), new Date(0).getTime(), new Date() instanceof Date, context.getRemainingTimeInMillis(), Date()];
      if (event.do === 'file') { writeFileSync(tmpdir() + '/x', ''); return { directory: tmpdir() }; }
      return { calls, pid: process.pid, echoed: event, name: context.functionName, arn: context.invokedFunctionArn, left: context.getRemainingTimeInMillis() };
    };`,
  broken: 'throw new Error("cannot load");',
  nothing: 'export const other = 1;',
};

const stack = {
  Resources: {
    ...functionResources('Probe', 'probe', { Timeout: 1, MemorySize: 64, Environment: { Variables: { COLOUR: 'biru' } } }),
    // Its memory is full long before its time is over, however busy the machine.
    ...functionResources('Small', 'probe', { Timeout: 60, MemorySize: 64 }),
    ...functionResources('Single', 'probe', { Timeout: 5, ReservedConcurrentExecutions: 1 }),
    ...functionResources('Many', 'probe', { Timeout: 30 }),
    ...functionResources('Broken', 'broken'),
    ...functionResources('Nothing', 'nothing'),
  },
};

const resultSchema = z.object({ calls: z.number(), pid: z.number() }).loose();

describe('functions', () => {
  const home = mkdtempSync(join(tmpdir(), 'functions-'));
  const lines: string[] = [];
  let behindMilliseconds = 0;
  const settings: FunctionsSettings = {
    credentialsFor: (roleArn) => ({ accessKeyId: `KEY-${roleArn.split('/').at(-1)}`, secretAccessKey: 'secret', sessionToken: 'token' }),
    endpoints: { AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:9' },
    home,
    compileCacheDirectory: join(home, 'compile-cache'),
    onLogLine: (_name, line) => lines.push(line),
    clock: { now: () => new Date(0), behindMilliseconds: () => behindMilliseconds },
  };
  let functions: Functions;

  beforeAll(() => {
    process.env.FROM_THE_SHELL = 'secret of the shell';
    functions = startFunctions(readFunctions(resolveResources(readStacks(writeAssembly({ City: stack }, CODE)), SURROUNDINGS)), settings);
  });
  afterAll(async () => {
    delete process.env.FROM_THE_SHELL;
    await functions.stop();
  });

  const call = async (name: string, event: unknown) => {
    const outcome = await functions.invoke(`satudata-${name}`, event);
    if (!outcome.ok) throw new Error(outcome.errorMessage);
    return JSON.parse(outcome.payload);
  };

  test('gives the event and a Lambda context, and keeps the process warm', async () => {
    const first = await call('Single', { n: 1 });
    const second = await call('Single', { n: 2 });
    expect(first).toMatchObject({
      echoed: { n: 1 },
      name: 'satudata-Single',
      arn: 'arn:aws:lambda:ap-southeast-3:000000000000:function:satudata-Single',
    });
    expect(first.left).toBeGreaterThan(0);
    expect(second).toMatchObject({ calls: first.calls + 1, pid: first.pid });
  });

  test('answers null for a handler that returns nothing', async () => {
    expect(await functions.invoke('satudata-Single', { do: 'nothing' })).toEqual({ ok: true, payload: 'null' });
  });

  test('tells the time of the clock that it is given, from one call to the next, and the rest of its own time as it is', async () => {
    behindMilliseconds = 100 * 24 * 60 * 60 * 1000;
    const earlier = await call('Single', { do: 'time' });
    const expected = Date.now() - behindMilliseconds;
    behindMilliseconds = 0;
    const [present] = await call('Single', { do: 'time' });
    expect(Math.abs(earlier[0] - expected)).toBeLessThan(5_000);
    expect(Math.abs(earlier[1] - earlier[0])).toBeLessThan(1_000);
    expect(earlier.slice(2, 4)).toEqual([0, true]);
    expect(earlier[4]).toBeLessThanOrEqual(5_000);
    expect(earlier[5]).toContain(String(new Date(expected).getFullYear()));
    expect(Math.abs(present - Date.now())).toBeLessThan(5_000);
  });

  test('carries the error of a handler and goes on with the same process', async () => {
    const { pid } = await call('Single', {});
    expect(await functions.invoke('satudata-Single', { do: 'throw' })).toEqual({
      ok: false,
      kind: 'error',
      errorType: 'OddError',
      errorMessage: 'broken',
    });
    expect((await call('Single', {})).pid).toBe(pid);
  });

  test.each(['exit', 'hoard'])('answers a crash (%s), and the next event finds a new process', async (cause) => {
    const outcome = await functions.invoke('satudata-Small', { do: cause });
    expect(outcome).toMatchObject({ ok: false, kind: 'crash', errorType: 'Runtime.ExitError' });
    expect((await call('Small', {})).calls).toBeGreaterThan(0);
  });

  test.each(['hang', 'spin'])('kills what takes longer than its timeout (%s)', async (cause) => {
    const outcome = await functions.invoke('satudata-Probe', { do: cause });
    expect(outcome).toMatchObject({ ok: false, kind: 'timeout' });
    expect(outcome.ok || outcome.errorMessage).toMatch(/Task timed out after 1\.00 seconds/);
    expect((await call('Probe', {})).calls).toBeGreaterThan(0);
  });

  test('grows to several processes for several events at once', async () => {
    const at = mkdtempSync(join(tmpdir(), 'meeting-'));
    // Each returns only when all have come, each in a process of its own.
    const many = await Promise.all(Array.from({ length: 3 }, () => call('Many', { do: 'meet', at, guests: 3 })));
    expect(new Set(many.map((result) => resultSchema.parse(result).pid)).size).toBe(3);
  });

  test('holds to a reserved concurrency of one', async () => {
    const many = await Promise.all(Array.from({ length: 5 }, () => call('Single', { do: 'sleep' })));
    expect(new Set(many.map(({ pid }) => pid)).size).toBe(1);
  });

  test('passes the template environment and the role, and nothing of the shell', async () => {
    const environment = await call('Probe', { do: 'env' });
    expect(environment).toMatchObject({
      COLOUR: 'biru',
      AWS_ACCESS_KEY_ID: 'KEY-satudata-ProbeRole',
      AWS_REGION: 'ap-southeast-3',
      TZ: 'UTC',
    });
    expect(environment).toMatchObject({ AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:9', AWS_LAMBDA_FUNCTION_NAME: 'satudata-Probe' });
    const foreign = Object.keys(environment).filter(
      (name) => name in process.env && !['PATH', 'HOME', 'TMPDIR', 'TZ', 'COLOUR'].includes(name),
    );
    expect(foreign.filter((name) => !name.startsWith('AWS_'))).toEqual([]);
  });

  test('gives each process a temporary folder that ends with it', async () => {
    const { directory } = await call('Probe', { do: 'file' });
    expect(existsSync(join(directory, 'x'))).toBe(true);
    expect(directory.startsWith(home)).toBe(true);
  });

  test('refuses an event and an answer beyond 6 MB', async () => {
    expect(await functions.invoke('satudata-Single', { text: 'x'.repeat(7 * 1024 * 1024) })).toMatchObject({
      ok: false,
      errorType: 'RequestEntityTooLargeException',
    });
    expect(await functions.invoke('satudata-Single', { do: 'large' })).toMatchObject({
      ok: false,
      errorType: 'Function.ResponseSizeTooLarge',
    });
  });

  test('answers each event with the error of a module that does not load or lacks its handler', async () => {
    expect(await functions.invoke('satudata-Broken', {})).toMatchObject({ ok: false, errorMessage: 'cannot load' });
    expect(await functions.invoke('satudata-Nothing', {})).toMatchObject({ ok: false, errorType: 'Runtime.HandlerNotFound' });
  });

  test('hands on what a function prints, and keeps it as lines of JSON', async () => {
    await call('Single', { do: 'log' });
    await expect.poll(() => lines).toEqual(expect.arrayContaining(['plain words', '{"a":1}']));
    const log = () => readFileSync(join(home, 'logs', 'satudata-Single.log'), 'utf8');
    await expect.poll(log).toContain('{"a":1}');
    expect(log()).toContain('{"timestamp":"1970-01-01T00:00:00.000Z","message":"plain words"}');
  });
});
