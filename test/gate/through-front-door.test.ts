import { describe, expect, test } from 'vitest';
import { frontDoorHeader, throughFrontDoor } from '../../functions/gate/through-front-door.ts';
import { limits } from '../../functions/limits.ts';
import { authorizerEvent } from '../fakes/gateway-events.ts';

const right = 'r'.repeat(64);
const start = Date.parse('2026-12-01T03:00:00.000Z');

/** A gate behind the front door's secrets, which can be replaced or lost meanwhile. */
function guarded() {
  const state = { values: [right] as readonly string[] | Error, at: start, reads: 0, asked: 0 };
  const lines: Readonly<Record<string, string>>[] = [];
  const read = async () => {
    state.reads += 1;
    if (state.values instanceof Error) throw state.values;
    return state.values;
  };
  const gate = throughFrontDoor({ secrets: { read }, now: () => new Date(state.at), log: (line) => lines.push(line) }, async () => {
    state.asked += 1;
    return { principalId: 'let-in', policyDocument: { Version: '2012-10-17', Statement: [] } };
  });
  const ask = async (...values: readonly string[]) => {
    const headers = values.length === 0 ? {} : { [frontDoorHeader]: values };
    return gate(authorizerEvent({ operation: 'getDataset', params: { datasetId: 'jalan' }, headers }));
  };
  const isLetIn = async (...values: readonly string[]) => (await ask(...values)).principalId === 'let-in';
  return { state, lines, gate, ask, isLetIn };
}

describe('the gate behind a guarded front door', () => {
  test('asks the gate itself for whoever shows the right value, in whatever case the header’s name came', async () => {
    const { state, gate, isLetIn } = guarded();
    expect(await isLetIn(right)).toBe(true);
    const event = authorizerEvent({ operation: 'health', headers: { [frontDoorHeader.toUpperCase()]: [right] } });
    expect((await gate(event)).principalId).toBe('let-in');
    expect((await gate({ ...event, multiValueHeaders: null, headers: { [frontDoorHeader]: right } })).principalId).toBe('let-in');
    expect(state).toMatchObject({ reads: 1, asked: 3 });
  });

  test('denies whoever shows none, an empty one or several, before the secret is read or anything is looked at', async () => {
    const { state, lines, gate, ask, isLetIn } = guarded();
    expect(await ask()).toEqual({
      principalId: 'anonymous',
      policyDocument: { Version: '2012-10-17', Statement: [{ Action: 'execute-api:Invoke', Effect: 'Deny', Resource: '*' }] },
    });
    for (const values of [[''], [right, right], ['', right], ['x', right]]) expect(await isLetIn(...values), values.join()).toBe(false);
    // Sent under two spellings, which API Gateway may hand on apart.
    const twice = { [frontDoorHeader]: [right], [frontDoorHeader.toLowerCase()]: ['x'] };
    expect((await gate(authorizerEvent({ operation: 'health', headers: twice }))).principalId).toBe('anonymous');
    expect(state).toMatchObject({ reads: 0, asked: 0 });
    expect(lines[0]).toEqual({ requestId: 'extended-1', decision: 'deny', rule: 'front-door', reason: 'no front door' });
  });

  test.each([
    ['another value', 'w'.repeat(64)],
    ['a longer one', `${right}r`],
    ['a shorter one', right.slice(1)],
    ['the reference itself', '{{resolve:secretsmanager:x:SecretString}}'],
  ])('denies %s, and tells nobody what was sent', async (_what, sent) => {
    const { state, lines, isLetIn } = guarded();
    expect(await isLetIn(sent)).toBe(false);
    expect(state.asked).toBe(0);
    expect(lines).toEqual([{ requestId: 'extended-1', decision: 'deny', rule: 'front-door', reason: 'another front door' }]);
  });

  test('reads once, and what strangers send has it read again once a minute', async () => {
    const { state, isLetIn } = guarded();
    for (let tries = 0; tries < 20; tries += 1) await isLetIn(`x${tries}`);
    expect(state.reads).toBe(1);
    state.at += limits.frontDoorPauseSeconds * 1000;
    await isLetIn('y');
    await isLetIn('z');
    expect(state.reads).toBe(2);
  });

  test('takes a replaced value when it is sent, and the one before as long as it is, without a request lost', async () => {
    const { state, isLetIn } = guarded();
    expect(await isLetIn(right)).toBe(true);
    const next = 'n'.repeat(64);
    state.values = [next, right];
    state.at += limits.frontDoorPauseSeconds * 1000;
    // CloudFront's edges change one after another.
    for (const value of [right, next, right, next]) expect(await isLetIn(value)).toBe(true);
    expect(state.reads).toBe(2);
    state.values = ['m'.repeat(64), next];
    state.at += limits.frontDoorPauseSeconds * 1000;
    expect([await isLetIn('m'.repeat(64)), await isLetIn(next), await isLetIn(right)]).toEqual([true, true, false]);
  });

  test('throws where the secret can’t be read, and asks for it again: at once while it knows nothing, else after the pause', async () => {
    const { state, isLetIn } = guarded();
    state.values = new Error('throttled');
    await expect(isLetIn(right)).rejects.toThrow('throttled');
    await expect(isLetIn(right)).rejects.toThrow('throttled');
    state.values = [right];
    expect(await isLetIn(right)).toBe(true);
    state.values = new Error('throttled');
    state.at += limits.frontDoorPauseSeconds * 1000;
    await expect(isLetIn('x')).rejects.toThrow('throttled');
    expect([await isLetIn('x'), await isLetIn(right)]).toEqual([false, true]);
    expect(state.reads).toBe(4);
  });
});
