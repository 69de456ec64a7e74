import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinedRanges } from '../../functions/persons/block-ranges.ts';

/** Blocks of an object, none over another, in any order. */
const blocks = fc.array(fc.record({ before: fc.nat(2_000), bytes: fc.integer({ min: 1, max: 500 }) }), { maxLength: 60 }).map((steps) => {
  let at = 0;
  return steps.map(({ before, bytes }) => {
    const place = { offset: at + before, bytes };
    at = place.offset + bytes;
    return { place };
  });
});
const sizes = { gap: fc.nat(1_000), most: fc.integer({ min: 500, max: 5_000 }) };

test('every block lies whole in exactly one range, which is no longer than it may be and reads no larger gap', () => {
  fc.assert(
    fc.property(blocks, sizes.gap, sizes.most, fc.infiniteStream(fc.nat()), (wanted, gap, most, chance) => {
      const shuffled = wanted.map((one) => ({ one, at: chance.next().value })).toSorted((a, b) => a.at - b.at);
      const ranges = joinedRanges(
        shuffled.map(({ one }) => one),
        gap,
        most,
      );
      expect(ranges.flatMap(({ places }) => places)).toEqual(wanted);
      for (const { offset, bytes, places } of ranges) {
        expect(bytes).toBeLessThanOrEqual(most);
        expect(places[0].place.offset).toBe(offset);
        const last = places.at(-1)?.place ?? { offset, bytes: 0 };
        expect(last.offset + last.bytes).toBe(offset + bytes);
        const read = places.reduce((sum, { place }) => sum + place.bytes, 0);
        expect(bytes - read).toBeLessThanOrEqual(gap * (places.length - 1));
      }
    }),
  );
});

test('of few subjects nothing is read that is not theirs', () => {
  const wanted = [{ place: { offset: 0, bytes: 16 } }, { place: { offset: 16, bytes: 16 } }];
  expect(joinedRanges(wanted, 0, 1_000)).toHaveLength(2);
});
