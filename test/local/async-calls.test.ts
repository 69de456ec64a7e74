import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { asyncCalls } from '../../local/functions/async-calls.ts';
import type { Outcome } from '../../local/functions/functions.ts';

const failed: Outcome = { ok: false, kind: 'error', errorType: 'OddError', errorMessage: 'no table' };
const done: Outcome = { ok: true, payload: 'null' };
const QUEUE = 'arn:aws:sqs:ap-southeast-3:000000000000:failures';

function caller(outcomes: Outcome[], maximumRetries = 2) {
  const sent: unknown[] = [];
  const at: number[] = [];
  const calls = asyncCalls(
    [{ functionName: 'recount', maximumRetries, failureQueueArn: QUEUE }],
    async () => {
      at.push(Date.now());
      return outcomes.shift() ?? done;
    },
    (queueArn, body) => sent.push([queueArn, JSON.parse(body)]),
    () => new Date(),
  );
  return { ...calls, sent, at };
}

describe('an asynchronous call', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 0 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('is made once when it succeeds', async () => {
    const { call, at, sent } = caller([]);
    expect(await call('recount', {})).toEqual(done);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(at).toEqual([0]);
    expect(sent).toEqual([]);
  });

  test('is tried again after one minute and two more, until it succeeds', async () => {
    const { call, at, sent } = caller([failed, failed]);
    expect(await call('recount', {})).toEqual(failed);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(at).toEqual([0, 60_000, 180_000]);
    expect(sent).toEqual([]);
  });

  test('is told to the failure queue after its last try', async () => {
    const { call, sent } = caller([failed, failed], 1);
    await call('recount', { task: 'recount' });
    await vi.advanceTimersByTimeAsync(600_000);
    expect(sent).toMatchObject([
      [
        QUEUE,
        { requestPayload: { task: 'recount' }, requestContext: { approximateInvokeCount: 2 }, responsePayload: { errorType: 'OddError' } },
      ],
    ]);
  });

  test('is not tried again once the laptop stops', async () => {
    const { call, stop, at } = caller([failed, failed]);
    await call('recount', {});
    stop();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(at).toEqual([0]);
  });
});
