import '../fakes/quiet-log.ts';
import { afterEach, expect, test, vi } from 'vitest';
import { constantTimeGate } from '../../functions/gate/constant-time-gate.ts';
import type { AnyAnswer } from '../../functions/http/answer.ts';
import { invalidRequest, notFound } from '../../functions/http/problem.ts';
import { serve } from '../../functions/http/serve.ts';
import { limits } from '../../functions/limits.ts';
import { authorizerEvent, lambdaContext, proxyEvent } from '../fakes/gateway-events.ts';

afterEach(() => void vi.restoreAllMocks());

/** How long the thread was to wait, each time that it was; the clock stands, so that a busy machine is never too late to wait. */
function waits(): () => number[] {
  vi.spyOn(performance, 'now').mockReturnValue(0);
  const spy = vi.spyOn(Atomics, 'wait').mockReturnValue('timed-out');
  return () => spy.mock.calls.map(([, , , milliseconds]) => milliseconds ?? Number.POSITIVE_INFINITY);
}

function answering(answer: AnyAnswer) {
  const run = async () => answer;
  return serve<'progress'>(
    { getProgress: run, getOpdProgress: run, listDeliveries: run, listPeriods: run, getPublicProgress: run },
    { now: () => new Date(0) },
  );
}

const request = proxyEvent({ operation: 'getPublicProgress' }, { principal: 'anonymous' });

test.each([
  ['the fixed 404', notFound],
  ['the page of one', { status: 404, text: '<!doctype html>' }],
  ['a 400 that tells of other datasets', { ...invalidRequest([{ where: 'a', what: 'b' }]), constantTime: true }],
] as const)('an operation holds %s until its time has come', async (_words, answer) => {
  const waited = waits();
  await answering(answer)(request, lambdaContext);
  expect(waited()).toHaveLength(1);
  expect(waited()[0]).toBeGreaterThan(0);
  expect(waited()[0]).toBeLessThanOrEqual(limits.notFoundMilliseconds);
});

test('a path parameter that fits no id is held, too', async () => {
  const waited = waits();
  await answering(notFound)(proxyEvent({ operation: 'getOpdProgress', params: { opdId: '' } }, { principal: 'anonymous' }), lambdaContext);
  expect(waited()).toHaveLength(1);
});

test('an operation holds no other answer', async () => {
  const waited = waits();
  await answering({ status: 200, body: {} })(request, lambdaContext);
  await answering({ status: 403, code: 'forbidden', detail: 'Tidak.' })(request, lambdaContext);
  expect(waited()).toEqual([]);
});

test('the authorizer holds a Deny, and no Allow', async () => {
  const waited = waits();
  const saying = (Effect: 'Allow' | 'Deny') =>
    constantTimeGate(async ({ methodArn }) => ({
      principalId: 'any',
      policyDocument: { Version: '2012-10-17', Statement: [{ Action: 'execute-api:Invoke', Effect, Resource: methodArn }] },
    }))(authorizerEvent({ operation: 'getDataset', params: { datasetId: 'a-b-c' } }));
  await saying('Allow');
  expect(waited()).toEqual([]);
  await saying('Deny');
  expect(waited()).toHaveLength(1);
});

test('a "not found" never comes sooner than its time', async () => {
  const started = performance.now();
  await answering(notFound)(request, lambdaContext);
  // The last digit of a clock aside.
  expect(performance.now() - started).toBeGreaterThan(limits.notFoundMilliseconds - 1);
});
