import { limits } from '../../../functions/limits.ts';
import { shortNumberText, tickTexts } from '../../../functions/messages/number.ts';
import type { DrawnHistogram } from './drawn-histogram.ts';
import { ValueLines } from './line-picture.tsx';
import { type HistogramData, numberOf } from './picture.ts';
import { px } from './size.ts';
import { type DrawingProps, Svg } from './svg.tsx';
import { textWidth } from './text-width.ts';
import { suppressedText } from './told.ts';
import { valueAxis } from './value-axis.ts';

/** A column for each bin, as high as its count, from zero; below them the bounds, above them the counts where they fit. */
export function HistogramPicture({ drawn, size, label }: DrawingProps<DrawnHistogram>) {
  const { bins } = drawn.picture;
  const { letters, width } = size;
  const [top, bottom] = [letters * 1.4, size.name === 'wide' ? 280 : 200];
  const axis = valueAxis(
    bins.map(({ count }) => numberOf(count) ?? 0),
    [bottom, top],
    true,
  );
  const left = Math.max(...axis.ticks.map(({ text }) => textWidth(text, letters))) + letters;
  const bounds = tickTexts(boundsOf(bins));
  const right = width - textWidth(bounds.at(-1) ?? '', letters) / 2 - 2;
  const step = (right - left) / Math.max(1, bins.length);
  const widest = Math.max(0, ...bins.map(({ count }) => textWidth(countText(count), letters)));
  return (
    <Svg size={size} height={bottom + letters * 2} label={label}>
      <ValueLines axis={axis} left={left} right={right} letters={letters} />
      {bins.map(({ from, count }, place) => {
        const y = axis.scale(numberOf(count) ?? 0);
        return (
          <g key={from} class="bin">
            <rect
              class="data-1 bar"
              x={px(left + place * step + 0.75)}
              y={px(y)}
              width={px(Math.max(1, step - 1.5))}
              height={px(bottom - y)}
            />
            {widest <= step && count !== 0 && (
              <text class="value" x={px(left + (place + 0.5) * step)} y={px(y - letters * 0.35)} text-anchor="middle">
                {countText(count)}
              </text>
            )}
          </g>
        );
      })}
      <g class="axis">
        {shownBounds(bounds, step, letters).map((place) => (
          <g key={place} class="tick">
            <line class="zero" x1={px(left + place * step)} x2={px(left + place * step)} y1={px(bottom)} y2={px(bottom + 4)} />
            <text class="quiet" x={px(left + place * step)} y={px(bottom + letters * 1.4)} text-anchor="middle">
              {bounds[place]}
            </text>
          </g>
        ))}
      </g>
    </Svg>
  );
}

function boundsOf(bins: HistogramData['bins']): number[] {
  const last = bins.at(-1);
  return [...bins.map(({ from }) => from), ...(last === undefined ? [] : [last.to])];
}

/** Every so many bounds from the first, at most seven, so that their texts stand side by side. */
function shownBounds(bounds: readonly string[], step: number, letters: number): number[] {
  const widest = Math.max(...bounds.map((text) => textWidth(text, letters))) + letters;
  const every = Math.max(1, Math.ceil(widest / step), Math.ceil((bounds.length - 1) / (limits.maxTicks - 1)));
  return bounds.flatMap((_text, place) => (place % every === 0 ? [place] : []));
}

function countText(count: HistogramData['bins'][number]['count']): string {
  if (count === 'suppressed') return suppressedText;
  return shortNumberText(numberOf(count) ?? 0);
}
