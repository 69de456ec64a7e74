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
  const step = Math.min(width / Math.max(1, classes.length), letters * 5);
  const bar = letters * 0.8;
  const keys = [...(missing ? ['tanpa data'] : []), ...(suppressed ? [`${suppressedText}, tidak ditampilkan`] : [])];
  const keysTop = classes.length === 0 ? 0 : letters * 2.6;
  const isOne = classes.length === 1 && texts[0] === texts[1];
  return (
    <g class="legend">
      {classes.map(({ step: tint }, place) => (
        <rect key={tint} class={`step-${tint}`} x={px(x + place * step)} y={0} width={px(step)} height={px(bar)} />
      ))}
      {classes.length > 0 &&
        texts.slice(0, isOne ? 1 : undefined).map((text, place) => (
          <text key={place} class="quiet" x={px(x + place * step)} y={px(bar + letters * 1.15)} text-anchor={anchorOf(place, texts.length)}>
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

function anchorOf(place: number, count: number): 'start' | 'middle' | 'end' {
  if (place === 0) return 'start';
  return place === count - 1 ? 'end' : 'middle';
}

/** How high the legend is. */
export function legendHeight(classes: MapClasses, keyLines: number, letters: number): number {
  return (classes.classes.length === 0 ? 0 : letters * 2.6) + keyLines * letters * 1.65 + letters * 0.6;
}
