import { textWidth } from './text-width.ts';

export type LegendBound = {
  readonly text: string;
  readonly x: number;
  readonly anchor: 'start' | 'middle' | 'end';
  /** Lines below the tints, from 0. */
  readonly line: number;
};

/** Clear between two bounds of one line, in widths of their letters. */
const gap = 0.5;

/** The bounds of a legend's tints, each below its place; those that would cover one another go a line further down. Of `width` for each tint. */
export function legendBounds(texts: readonly string[], width: number, letters: number): readonly LegendBound[] {
  const isOne = texts.length === 2 && texts[0] === texts[1];
  const ends: number[] = [];
  return (isOne ? texts.slice(0, 1) : texts).map((text, place) => {
    const anchor = place === 0 ? 'start' : place === texts.length - 1 ? 'end' : 'middle';
    const x = place * width;
    const left = x - textWidth(text, letters) * { start: 0, middle: 0.5, end: 1 }[anchor];
    const free = ends.findIndex((end) => end + gap * letters <= left);
    const line = free === -1 ? ends.length : free;
    ends[line] = left + textWidth(text, letters);
    return { text, x, anchor, line };
  });
}

/** How many lines they take. */
export function boundLines(bounds: readonly LegendBound[]): number {
  return Math.max(0, ...bounds.map(({ line }) => line + 1));
}
