import { px, type Size } from './size.ts';
import { cutText, textWidth } from './text-width.ts';

export type RankedEntry = { readonly name: string; readonly value: string /** Its tint on the map. */; readonly look?: string };

/** How high a row is, in letters. */
const rowHeight = 1.65;

type RankedListProps = {
  /** What is listed, where that is not everything on the map. */
  readonly title?: string | undefined;
  readonly entries: readonly RankedEntry[];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly columns: number;
  readonly letters: number;
};

/** Names with their numbers from the first down, column by column, beside or below a map where not every name has room. */
export function RankedList({ title, entries, x, y: top, width, columns, letters }: RankedListProps) {
  const y = top + (title === undefined ? 0 : letters * rowHeight);
  const rows = Math.ceil(entries.length / columns);
  const gap = letters * 1.6;
  const column = (width - gap * (columns - 1)) / columns;
  return (
    <g class="ranked">
      {title !== undefined && (
        <text class="quiet" x={px(x)} y={px(top + letters)}>
          {title}
        </text>
      )}
      {entries.map(({ name, value, look }, place) => {
        const left = x + Math.floor(place / rows) * (column + gap);
        const base = y + (place % rows) * letters * rowHeight + letters;
        const room = column - letters * 2 - textWidth(value, letters);
        return (
          <g key={place}>
            {look && <Swatch look={look} x={left} y={base - letters * 0.82} side={letters * 0.9} />}
            <text x={px(left + (look ? letters * 1.4 : 0))} y={px(base)}>
              {cutText(name, room, letters)}
            </text>
            <text class="value" x={px(left + column)} y={px(base)} text-anchor="end">
              {value}
            </text>
          </g>
        );
      })}
    </g>
  );
}

function Swatch({ look, x, y, side }: { readonly look: string; readonly x: number; readonly y: number; readonly side: number }) {
  return <rect class={`swatch ${look}`} x={px(x)} y={px(y)} width={px(side)} height={px(side)} rx="2" />;
}

/** How high a list is, its title as one line more. */
export function rankedHeight(count: number, columns: number, hasTitle: boolean, { letters }: Size): number {
  return (Math.ceil(count / columns) + Number(hasTitle)) * letters * rowHeight;
}
