import { boundLines, legendBounds } from './legend-bounds.ts';
import type { MapClasses } from './map-classes.ts';
import { px } from './size.ts';
import { textWidth } from './text-width.ts';
import { suppressedText } from './told.ts';

type MapLegendProps = {
  readonly classes: MapClasses;
  readonly missing: boolean;
  readonly suppressed: boolean;
  readonly hatch: string;
  readonly x: number;
  readonly width: number;
  readonly letters: number;
  /** Whether what hatching stands for is said line by line, or side by side. */
  readonly isStacked: boolean;
};

/** The tints with the bounds between them, and what hatching stands for. */
export function MapLegend({ classes: { classes, texts }, missing, suppressed, hatch, x, width, letters, isStacked }: MapLegendProps) {
  const step = stepWidth(classes.length, width, letters);
  const bar = letters * 0.8;
  const bounds = classes.length > 0 ? legendBounds(texts, step, letters) : [];
  const keys = [...(missing ? ['tanpa data'] : []), ...(suppressed ? [`${suppressedText}, tidak ditampilkan`] : [])];
  const keysTop = boundsHeight(boundLines(bounds), letters);
  return (
    <g class="legend">
      {classes.map(({ step: tint }, place) => (
        <rect key={tint} class={`step-${tint}`} x={px(x + place * step)} y={0} width={px(step)} height={px(bar)} />
      ))}
      {bounds.map(({ text, x: along, anchor, line }, place) => (
        <text key={place} class="quiet" x={px(x + along)} y={px(bar + letters * (1.15 + line * lineHeight))} text-anchor={anchor}>
          {text}
        </text>
      ))}
      {keys.map((key, place) => {
        const before = keys.slice(0, place);
        const left = x + (isStacked ? 0 : before.reduce((sum, text) => sum + textWidth(text, letters) + letters * 3, 0));
        const top = keysTop + (isStacked ? place * letters * 1.65 : 0);
        return (
          <g key={key}>
            <g transform={`translate(${px(left)} ${px(top)}) scale(0.5)`}>
              <rect class="area hatched" width={px(letters * 2)} height={px(letters * 2)} fill={`url(#${hatch})`} />
            </g>
            <text class="quiet" x={px(left + letters * 1.4)} y={px(top + letters * 0.85)}>
              {key}
            </text>
          </g>
        );
      })}
    </g>
  );
}

/** In heights of the letters. */
const lineHeight = 1.2;

function stepWidth(count: number, width: number, letters: number): number {
  return Math.min(width / Math.max(1, count), letters * 5);
}

function boundsHeight(lines: number, letters: number): number {
  return lines === 0 ? 0 : letters * (2.6 + (lines - 1) * lineHeight);
}

/** How high the legend is, as wide as that. */
export function legendHeight({ classes, texts }: MapClasses, keyLines: number, width: number, letters: number): number {
  const lines = classes.length === 0 ? 0 : boundLines(legendBounds(texts, stepWidth(classes.length, width, letters), letters));
  return boundsHeight(lines, letters) + keyLines * letters * 1.65 + letters * 0.6;
}
