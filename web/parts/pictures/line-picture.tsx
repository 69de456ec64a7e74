import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { DrawnLines, DrawnPoint, DrawnSeries } from './drawn-lines.ts';
import { type LineLabel, labelsHeight, labelsWidth, lineLabels } from './line-labels.ts';
import { periodTicks } from './period-axis.ts';
import { numberOf } from './picture.ts';
import { px, type Size } from './size.ts';
import { type DrawingProps, Svg } from './svg.tsx';
import { textWidth } from './text-width.ts';
import { type ValueAxis, valueAxis } from './value-axis.ts';

/** Up to so many periods, each value is a dot on its line. */
const maxDots = 16;

/** Lines over time; each one's name and last value at its end instead of a legend. */
export function LinePicture({ drawn: lines, size, label }: DrawingProps<DrawnLines>) {
  const layout = layOut(lines, size);
  return (
    <Svg size={size} height={layout.bottom + size.letters * 2} label={label}>
      <ValueLines axis={layout.axis} left={layout.left} right={layout.right} letters={size.letters} />
      <PeriodLine lines={lines} layout={layout} letters={size.letters} />
      {lines.series.map((series, place) => (
        <Series key={series.name} series={series} place={place} layout={layout} isDotted={lines.periods.length <= maxDots} />
      ))}
      {layout.labels.map((end, place) => (
        <EndLabel key={place} end={end} place={place} layout={layout} letters={size.letters} />
      ))}
    </Svg>
  );
}

type Layout = {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly axis: ValueAxis;
  readonly x: (at: number) => number;
  readonly labels: readonly LineLabel[];
};

function layOut({ series, periods }: DrawnLines, size: Size): Layout {
  const { letters, width } = size;
  const top = letters;
  const values = series.flatMap(({ points }) => points.flatMap(({ value }) => numberOf(value) ?? []));
  const bottom = top + Math.max(size.name === 'wide' ? 300 : 210, labelsHeight(series, size));
  const axis = valueAxis(values, [bottom, top], false);
  const left = Math.max(...axis.ticks.map(({ text }) => textWidth(text, letters))) + letters * 0.6;
  const right = width - labelsWidth(series, size) - letters * 1.4;
  const starts = series.flatMap(({ points }) => points.map(({ at }) => at));
  const [first, last] = [Math.min(...starts), Math.max(...starts)];
  const scale = scaleLinear([first, last], [left + letters / 2, right]);
  const x = (at: number) => (periods.length < 2 ? (left + right) / 2 : scale(at));
  return { left, right, bottom, axis, x, labels: lineLabels(series, axis.scale, size, 0, bottom + letters) };
}

type ValueLinesProps = { readonly axis: ValueAxis; readonly left: number; readonly right: number; readonly letters: number };

/** The ticks of the values, each with a thin line; the one at zero is stronger. */
export function ValueLines({ axis, left, right, letters }: ValueLinesProps) {
  return (
    <g class="axis">
      {axis.ticks.map(({ value, text }) => {
        const y = px(axis.scale(value));
        return (
          <g key={value} class="tick">
            <line class={value === 0 ? 'zero' : 'grid'} x1={px(left)} x2={px(right)} y1={y} y2={y} />
            <text class="quiet" x={px(left - letters * 0.5)} y={px(y + letters * 0.35)} text-anchor="end">
              {text}
            </text>
          </g>
        );
      })}
    </g>
  );
}

function PeriodLine({ lines, layout, letters }: { readonly lines: DrawnLines; readonly layout: Layout; readonly letters: number }) {
  const starts = new Map(lines.series.flatMap(({ points }) => points.map(({ period, at }) => [period, at] as const)));
  const ticks = periodTicks(lines.periods, (period) => layout.x(starts.get(period) ?? 0), layout.right - layout.left, letters);
  return (
    <g class="axis">
      {ticks.map(({ period, x, text, anchor }) => (
        <g key={period} class="tick">
          <line class="zero" x1={px(x)} x2={px(x)} y1={px(layout.bottom)} y2={px(layout.bottom + 4)} />
          <text class="quiet" x={px(x)} y={px(layout.bottom + letters * 1.4)} text-anchor={anchor}>
            {text}
          </text>
        </g>
      ))}
    </g>
  );
}

type SeriesProps = { readonly series: DrawnSeries; readonly place: number; readonly layout: Layout; readonly isDotted: boolean };

/** The line is interrupted where a value is missing; a value between two gaps, the last one, and of few all are dots. */
function Series({ series: { points }, place, layout, isDotted }: SeriesProps) {
  const y = (point: DrawnPoint) => layout.axis.scale(numberOf(point.value) ?? 0);
  const path = line<DrawnPoint>(({ at }) => layout.x(at), y)
    .defined(({ value }) => numberOf(value) !== null)
    .digits(1);
  const isThere = (point: DrawnPoint | undefined) => point !== undefined && numberOf(point.value) !== null;
  const known = points.filter(isThere);
  const dots = points.filter((point, at) => {
    const isAlone = !isThere(points[at - 1]) && !isThere(points[at + 1]);
    return isThere(point) && (isDotted || isAlone || point === known.at(-1));
  });
  return (
    <g class={`data-${place + 1}`}>
      <path class="line" d={path(points) ?? ''} fill="none" />
      {dots.map((point) => (
        <circle key={point.at} class="dot" cx={px(layout.x(point.at))} cy={px(y(point))} r={isDotted ? 3 : 3.5} />
      ))}
    </g>
  );
}

type EndLabelProps = { readonly end: LineLabel; readonly place: number; readonly layout: Layout; readonly letters: number };

function EndLabel({ end, place, layout, letters }: EndLabelProps) {
  const x = px(layout.right + letters * 1.2);
  const texts = [...end.lines, end.value];
  const first = end.y - (texts.length - 1) * letters * 0.6 + letters * 0.35;
  return (
    <g class={`data-${place + 1}`}>
      <path
        class="leader"
        d={`M${px(layout.right + letters * 0.35)} ${px(end.end)}L${px(layout.right + letters * 0.8)} ${px(end.y)}`}
        fill="none"
      />
      <text x={x} y={px(first)}>
        {texts.map((text, at) => (
          <tspan key={at} class={at === texts.length - 1 ? 'value' : 'name'} x={x} dy={at === 0 ? 0 : px(letters * 1.2)}>
            {text}
          </tspan>
        ))}
      </text>
    </g>
  );
}
