import type { BlockPlace } from '../model/subject-index.ts';

/** Bytes that are read at once, and what of them was wanted, in the order of the file; never nothing. */
export type BlockRange<P> = BlockPlace & { readonly places: readonly [P, ...P[]] };

/**
 * The blocks of one object as ranges of at most `most` bytes: what lies no more than `gap` bytes apart is read together, since a request costs more than the
 * bytes between.
 */
export function joinedRanges<P extends { readonly place: BlockPlace }>(wanted: readonly P[], gap: number, most: number): BlockRange<P>[] {
  const ranges: { offset: number; bytes: number; places: [P, ...P[]] }[] = [];
  for (const one of wanted.toSorted((one, other) => one.place.offset - other.place.offset)) {
    const last = ranges.at(-1);
    const { offset, bytes } = one.place;
    const end = offset + bytes;
    if (last && gap > 0 && offset - (last.offset + last.bytes) <= gap && end - last.offset <= most) {
      last.bytes = Math.max(last.bytes, end - last.offset);
      last.places.push(one);
    } else ranges.push({ offset, bytes, places: [one] });
  }
  return ranges;
}
