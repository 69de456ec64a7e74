import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../web/parts/api-call.ts';
import { type PartWay, sendParts } from '../../web/parts/sending/send-parts.ts';
import { markOf } from '../../web/parts/sending/unfinished.ts';

const cut = { partSize: 10, parts: 5 };
const size = 43;
const refusal = (status: number): Outcome<string> => ({
  ok: false,
  problem: { type: 'urn:t', status, title: 't', detail: 'd', code: 'internal-error', requestId: 'r' },
});

/** A way on which `answer` decides what becomes of each try to send a part: 200 unless it says otherwise. */
function way(answer: (partNumber: number, tries: number) => number | Outcome<string> | undefined = () => undefined) {
  const tries = new Map<number, number>();
  const seen = { sent: [] as string[], pauses: [] as number[], signed: [] as number[], running: 0, most: 0 };
  const made: PartWay = {
    async sign(partNumber) {
      seen.signed.push(partNumber);
      tries.set(partNumber, (tries.get(partNumber) ?? 0) + 1);
      const found = answer(partNumber, tries.get(partNumber) ?? 0);
      return typeof found === 'object' ? found : { ok: true, value: String(partNumber), status: 200, etag: undefined };
    },
    async put(url, from, to, progress) {
      seen.running += 1;
      seen.most = Math.max(seen.most, seen.running);
      await new Promise((resolve) => setImmediate(resolve));
      progress((to - from) / 2);
      seen.running -= 1;
      const status = answer(Number(url), tries.get(Number(url)) ?? 0) ?? 200;
      if (status === 200) seen.sent.push(`${url}:${from}-${to}`);
      return typeof status === 'number' ? status : 0;
    },
    async wait(milliseconds) {
      seen.pauses.push(milliseconds);
    },
  };
  return { way: made, seen };
}

describe('sending a file in parts', () => {
  test('sends every byte once, three parts at a time', async () => {
    const { way: sound, seen } = way();
    const heard: number[] = [];
    expect(await sendParts(sound, size, cut, (arrived) => heard.push(arrived))).toBeUndefined();
    expect(seen.sent.sort()).toEqual(['1:0-10', '2:10-20', '3:20-30', '4:30-40', '5:40-43']);
    expect(seen.most).toBe(3);
    expect(heard.at(-1)).toBe(size);
    expect(Math.max(...heard)).toBe(size);
  });

  test('tries nothing more once it is stopped', async () => {
    const stopping = new AbortController();
    const { way: hanging, seen } = way((partNumber) => {
      if (partNumber === 1) stopping.abort();
      return 0;
    });
    expect(await sendParts({ ...hanging, signal: stopping.signal }, size, cut, () => undefined)).toMatchObject({ code: 'offline' });
    expect(seen.signed.sort()).toEqual([1, 2, 3]);
    expect(seen.pauses).toEqual([]);
  });

  test('sends only what has not arrived, and counts what has', async () => {
    const { way: sound, seen } = way();
    const heard: number[] = [];
    await sendParts(sound, size, { ...cut, received: [1, 3, 5] }, (arrived) => heard.push(arrived));
    expect(seen.sent.sort()).toEqual(['2:10-20', '4:30-40']);
    expect(Math.min(...heard)).toBeGreaterThan(23);
    expect(heard.at(-1)).toBe(size);
  });

  test.each([0, 403, 500, 503])('tries a part again after %i, with a fresh address and growing pauses', async (status) => {
    const { way: shaky, seen } = way((number, tries) => (number === 2 && tries < 4 ? status : undefined));
    expect(await sendParts(shaky, size, cut, () => undefined)).toBeUndefined();
    expect(seen.signed.filter((number) => number === 2)).toHaveLength(4);
    expect(seen.pauses).toEqual([1000, 2000, 4000]);
  });

  test('says how to go on when a part does not get through, and begins no further one', async () => {
    const { way: cutOff, seen } = way((number) => (number === 1 ? 0 : undefined));
    const problem = await sendParts(cutOff, size, cut, () => undefined);
    expect(problem?.detail).toContain('pilih berkas yang sama lalu tekan Unggah');
    expect(seen.pauses).toHaveLength(5);
  });

  test('stops at once where trying again helps nothing', async () => {
    const { way: cancelled, seen } = way(() => refusal(409));
    expect(await sendParts(cancelled, size, cut, () => undefined)).toMatchObject({ status: 409 });
    expect(seen.pauses).toEqual([]);
    expect(seen.signed.length).toBeLessThanOrEqual(3);
  });

  test('waits for the service to come back before it gives up', async () => {
    const { way: back, seen } = way((number, tries) => (number === 5 && tries === 1 ? refusal(503) : undefined));
    expect(await sendParts(back, size, cut, () => undefined)).toBeUndefined();
    expect(seen.pauses).toEqual([1000]);
  });
});

test('the same file, asked for in the same way, is known again; another is not', () => {
  const file = { name: 'a.csv', size: 5, lastModified: 7 };
  const mark = markOf(file, { period: '2026' });
  expect(markOf({ ...file }, { period: '2026' })).toBe(mark);
  for (const other of [
    { ...file, name: 'b.csv' },
    { ...file, size: 6 },
    { ...file, lastModified: 8 },
  ])
    expect(markOf(other, { period: '2026' })).not.toBe(mark);
  expect(markOf(file, {})).not.toBe(mark);
});
