import type { Ground } from './ground.ts';
import type { Shape } from './shapes.ts';

type Span = readonly [from: number, to: number];

/** Where an area has room for names: the pieces of horizontal lines, each so far below the one before, that lie in it. */
export type Room = { readonly top: number; readonly lines: readonly (readonly Span[])[] };

/** How far the lines are apart, in pixels: a quarter of a letter. */
const apart = 3;

/** The room of an area on a map. */
export function roomOf({ rings }: Shape, ground: Ground): Room {
  const placed = rings.map((ring) => ring.map(ground.at));
  let [top, bottom] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const [, y] of placed.flat()) [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  const count = Math.max(0, Math.floor((bottom - top) / apart));
  const crossings = Array.from({ length: count }, (): number[] => []);
  for (const ring of placed) {
    for (const [place, [fromX, fromY]] of ring.entries()) {
      const [toX, toY] = ring[(place + 1) % ring.length] ?? [fromX, fromY];
      const first = Math.ceil((Math.min(fromY, toY) - top) / apart);
      const last = Math.ceil((Math.max(fromY, toY) - top) / apart);
      for (let line = first; line < last; line += 1) {
        crossings[line]?.push(fromX + ((top + line * apart - fromY) / (toY - fromY)) * (toX - fromX));
      }
    }
  }
  return { top, lines: crossings.map(spansOf) };
}

function spansOf(crossings: readonly number[]): readonly Span[] {
  const sorted = crossings.toSorted((one, other) => one - other);
  return sorted.flatMap((from, place) => (place % 2 === 0 ? [[from, sorted[place + 1] ?? from] as const] : []));
}

/** Where a block of that size fits with the most room to its sides, by its middle; undefined where it fits nowhere. */
export function namePlace({ top, lines }: Room, width: number, height: number): { readonly x: number; readonly y: number } | undefined {
  const covered = Math.ceil(height / apart);
  let best: { readonly x: number; readonly y: number; readonly room: number } | undefined;
  for (let first = 0; first + covered < lines.length; first += 1) {
    let free = lines[first] ?? [];
    for (let line = first + 1; line <= first + covered && free.length > 0; line += 1) free = common(free, lines[line] ?? [], width);
    for (const [from, to] of free) {
      if (to - from < Math.max(width, best?.room ?? 0)) continue;
      best = { x: (from + to) / 2, y: top + (first + covered / 2) * apart, room: to - from };
    }
  }
  return best;
}

/** What both have, as far as a name is no wider. */
function common(some: readonly Span[], others: readonly Span[], width: number): readonly Span[] {
  return some.flatMap(([from, to]) =>
    others.flatMap(([otherFrom, otherTo]) => {
      const [start, end] = [Math.max(from, otherFrom), Math.min(to, otherTo)];
      return end - start >= width ? [[start, end] as const] : [];
    }),
  );
}
