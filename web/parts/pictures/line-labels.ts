import { cumsum, mean, sum } from 'd3-array';
import { shortNumberText } from '../../../functions/messages/number.ts';
import { type DrawnSeries, lastOf } from './drawn-lines.ts';
import type { Size } from './size.ts';
import { textWidth, wrapText } from './text-width.ts';

/** The name at a line's end, with its last value: the middle of the block stands at `y`, moved from `end`, where the line ends. */
export type LineLabel = {
  readonly lines: readonly string[];
  readonly value: string;
  readonly y: number;
  readonly end: number;
  readonly height: number;
};

/** Of a picture's width, how much the names at the lines' ends may take. */
const widestShare = 0.34;

/** How wide the column of the labels is. */
export function labelsWidth(series: readonly DrawnSeries[], size: Size): number {
  const texts = series.flatMap((one) => [one.name, lastText(one)]);
  const longest = Math.max(0, ...texts.map((text) => textWidth(text, size.letters)));
  return Math.min(longest, size.width * widestShare);
}

/**
 * The labels, in the order of the series, moved apart as far as they would cover each other. `top` and `bottom` are where they must stay.
 */
export function lineLabels(
  series: readonly DrawnSeries[],
  y: (value: number) => number,
  size: Size,
  top: number,
  bottom: number,
): LineLabel[] {
  const width = labelsWidth(series, size);
  const labels = series.map((one) => {
    const lines = series.length === 1 ? [] : wrapText(one.name, width, size.letters, 2);
    const end = y(lastOf(one));
    return { lines, value: lastText(one), end, y: end, height: (lines.length + 1) * size.letters * 1.2 + 4 };
  });
  return apart(labels, top, bottom);
}

/** How high all labels are, one below the other. */
export function labelsHeight(series: readonly DrawnSeries[], size: Size): number {
  return sum(
    lineLabels(series, () => 0, size, 0, 0),
    ({ height }) => height,
  );
}

type Group = { readonly places: readonly number[]; readonly start: number; readonly height: number };

/** Blocks that would overlap become a group, whose middle stands where its members would, and which keeps within the picture. */
function apart(labels: readonly LineLabel[], top: number, bottom: number): LineLabel[] {
  const order = labels.map((_label, place) => place).sort((one, other) => (labels[one]?.end ?? 0) - (labels[other]?.end ?? 0));
  const groups: Group[] = [];
  for (const place of order) {
    let group = groupOf([place], labels, top, bottom);
    for (let above = groups.at(-1); above !== undefined && above.start + above.height > group.start; above = groups.at(-1)) {
      groups.pop();
      group = groupOf([...above.places, ...group.places], labels, top, bottom);
    }
    groups.push(group);
  }
  const placed = new Map(groups.flatMap((group) => middlesOf(group, labels)));
  return labels.map((label, place) => ({ ...label, y: placed.get(place) ?? label.y }));
}

function groupOf(places: readonly number[], labels: readonly LineLabel[], top: number, bottom: number): Group {
  const blocks = places.flatMap((place) => labels[place] ?? []);
  const height = sum(blocks, (block) => block.height);
  const above = cumsum(blocks, (block) => block.height);
  const wished = mean(blocks, ({ end, height: own }, at) => end + own / 2 - (above[at] ?? 0)) ?? top;
  return { places, height, start: Math.max(top, Math.min(wished, bottom - height)) };
}

function middlesOf({ places, start }: Group, labels: readonly LineLabel[]): [number, number][] {
  const heights = places.map((place) => labels[place]?.height ?? 0);
  const below = cumsum(heights);
  return places.map((place, at) => [place, start + (below[at] ?? 0) - (heights[at] ?? 0) / 2]);
}

function lastText(series: DrawnSeries): string {
  return shortNumberText(lastOf(series));
}
