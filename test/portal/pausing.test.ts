import { describe, expect, test } from 'vitest';
import { pausing } from '../../web/parts/sending/pausing.ts';

describe('a sending that may pause', () => {
  test('stops its round, waits, and goes on with a new one', async () => {
    const pauses = pausing(new AbortController().signal);
    const first = pauses.round();
    pauses.pause();
    expect(first.aborted).toBe(true);
    let goesOn: boolean | undefined;
    const waiting = pauses.mayGoOn().then((answer) => {
      goesOn = answer;
    });
    await Promise.resolve();
    expect(goesOn).toBeUndefined();
    pauses.resume();
    await waiting;
    expect(goesOn).toBe(true);
    expect(pauses.round().aborted).toBe(false);
  });

  test('goes on at once where it was resumed before its round had ended', async () => {
    const pauses = pausing(new AbortController().signal);
    pauses.round();
    pauses.pause();
    pauses.resume();
    expect(await pauses.mayGoOn()).toBe(true);
  });

  test('begins no round while it rests', () => {
    const pauses = pausing(new AbortController().signal);
    pauses.pause();
    expect(pauses.round().aborted).toBe(true);
  });

  test('does not go on after a round that failed by itself', async () => {
    const pauses = pausing(new AbortController().signal);
    pauses.round();
    expect(await pauses.mayGoOn()).toBe(false);
  });

  test.each([true, false])('ends for good when the sending is stopped (paused: %s)', async (isPaused) => {
    const stopping = new AbortController();
    const pauses = pausing(stopping.signal);
    const round = pauses.round();
    if (isPaused) pauses.pause();
    const waiting = pauses.mayGoOn();
    stopping.abort();
    expect(round.aborted).toBe(true);
    expect(await waiting).toBe(false);
    expect(pauses.round().aborted).toBe(true);
  });
});
