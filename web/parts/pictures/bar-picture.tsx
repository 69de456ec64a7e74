import { scaleLinear } from 'd3-scale';
import { shortNumberText } from '../../../functions/messages/number.ts';
import type { DrawnBar, DrawnBars } from './drawn-bars.ts';
import { px, type Size } from './size.ts';
import { type DrawingProps, Svg } from './svg.tsx';
import { textWidth, wrapText } from './text-width.ts';

/** Of a picture's width, how much the names left of the bars may take; longer ones stand above their bars. */
const widestShare = { narrow: 0.3, wide: 0.36 };

/** Bars from zero, the longest first, each with its name and number; so it needs no axis. */
export function BarPicture({ drawn: { bars }, size, label }: DrawingProps<DrawnBars>) {
  const layout = layOut(bars, size);
  return (
    <Svg size={size} height={bars.length * layout.step + 2} label={label}>
      {bars.map((bar, place) => (
        <Bar key={place} bar={bar} top={place * layout.step} layout={layout} letters={size.letters} />
      ))}
    </Svg>
  );
}

type Layout = {
  readonly x: (value: number) => number;
  readonly thickness: number;
  readonly step: number;
  readonly isAbove: boolean;
  readonly nameWidth: number;
};

function layOut(bars: readonly DrawnBar[], { letters, width, name }: Size): Layout {
  const longest = Math.max(0, ...bars.map((bar) => textWidth(bar.name, letters)));
  const isAbove = longest > width * widestShare[name] * (name === 'wide' ? 2 : 1);
  const nameWidth = isAbove ? width : Math.min(longest, width * widestShare[name]);
  const values = bars.map(({ value }) => value);
  const numbers = Math.max(0, ...values.map((value) => textWidth(shortNumberText(value), letters))) + letters * 0.6;
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const left = (isAbove ? 1 : nameWidth + letters * 0.8) + (low < 0 ? numbers : 0);
  const scale = scaleLinear([low, high], [left, width - numbers]);
  const thickness = letters * 1.45;
  return {
    x: (value) => (low === high ? left : scale(value)),
    thickness,
    step: thickness + letters * (isAbove ? 1.95 : 0.75),
    isAbove,
    nameWidth,
  };
}

function Bar({
  bar,
  top,
  layout,
  letters,
}: {
  readonly bar: DrawnBar;
  readonly top: number;
  readonly layout: Layout;
  readonly letters: number;
}) {
  const { x, thickness, isAbove, nameWidth } = layout;
  const [zero, end] = [x(0), x(bar.value)];
  const y = top + (isAbove ? letters * 1.5 : letters * 0.35);
  const middle = y + thickness / 2 + letters * 0.35;
  const lines = wrapText(bar.name, nameWidth, letters, isAbove ? 1 : 2);
  const isNegative = bar.value < 0;
  const gap = isAbove ? 0 : letters * 0.375;
  const nameX = px(isAbove ? 0 : nameWidth);
  const nameY = isAbove ? top + letters * 1.1 : middle - (lines.length - 1) * letters * 0.55;
  return (
    <g class="category">
      <text class={bar.isRest ? 'quiet' : 'name'} y={px(nameY)} text-anchor={isAbove ? 'start' : 'end'}>
        {lines.map((line, place) => (
          <tspan key={place} x={nameX} dy={place === 0 ? 0 : px(letters * 1.1)}>
            {line}
          </tspan>
        ))}
      </text>
      <rect
        class={bar.isRest ? 'rest bar' : 'data-1 bar'}
        x={px(Math.min(zero, end))}
        y={px(y)}
        width={px(Math.abs(end - zero))}
        height={px(thickness)}
      />
      <line class="zero" x1={px(zero)} x2={px(zero)} y1={px(y - gap)} y2={px(y + thickness + gap)} />
      <text class="value" x={px(end + (isNegative ? -1 : 1) * letters * 0.4)} y={px(middle)} text-anchor={isNegative ? 'end' : 'start'}>
        {shortNumberText(bar.value)}
      </text>
    </g>
  );
}
