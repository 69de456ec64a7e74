import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesOf } from '../../functions/reads/lines-of.ts';

async function* inChunks(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  for (let [from, turn] = [0, 0]; from < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield bytes.subarray(from, from + size);
    from += size;
  }
}

async function all(text: string, sizes: readonly number[], longest = 20): Promise<(string | undefined)[]> {
  const found: (string | undefined)[] = [];
  for await (const lines of linesOf(inChunks(Buffer.from(text), sizes), longest)) found.push(...lines);
  return found;
}

test('gives each line once, however the chunks fall, and one that is too long as undefined', async () => {
  const line = fc.oneof(fc.string({ maxLength: 30, unit: fc.constantFrom('a', 'é', '😀', '{', ' ') }), fc.constant('x'.repeat(90)));
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { maxLength: 12 }),
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }),
      fc.boolean(),
      async (lines, sizes, ends) => {
        const text = lines.join('\n') + (ends ? '\n' : '');
        const expected = lines.filter((one) => one !== '').map((one) => (one.length > 20 ? undefined : one));
        expect(await all(text, sizes)).toEqual(expected);
      },
    ),
    { numRuns: 400 },
  );
});

test('holds no more than a chunk of a line that does not end', async () => {
  const chunk = Buffer.alloc(1_000_000, 'x');
  async function* endless() {
    for (let number = 0; number < 300; number += 1) yield chunk;
    yield Buffer.from('\nnext\n');
  }
  const before = process.memoryUsage().rss;
  const found: (string | undefined)[] = [];
  for await (const lines of linesOf(endless(), 1_000)) found.push(...lines);
  expect(found).toEqual([undefined, 'next']);
  expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
});
