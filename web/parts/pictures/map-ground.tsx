import { type Ground, pathOf, pathScale } from './ground.ts';
import { namePlace, roomOf } from './name-place.ts';
import type { Shape } from './shapes.ts';
import { px } from './size.ts';
import { textWidth } from './text-width.ts';

/** An area as it is drawn: its class of the style, what it says on a pointer's rest, and the lines written into it where they fit. */
export type AreaLook = {
  readonly shape: Shape;
  readonly look: string;
  readonly told: string;
  /** What to write into it, the fullest first. */
  readonly written: readonly (readonly string[])[];
};

type MapGroundProps = { readonly areas: readonly AreaLook[]; readonly ground: Ground; readonly letters: number; readonly hatch: string };

/** The areas, and in each what fits of its name and number. `hatch` is the id of the pattern of areas without a number. */
export function MapGround({ areas, ground, letters, hatch }: MapGroundProps) {
  return (
    <>
      <defs>
        <pattern id={hatch} width="12" height="12" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="hatch-ground" width="12" height="12" />
          <rect class="hatch-line" width="3" height="12" />
        </pattern>
      </defs>
      <g transform={`scale(${pathScale})`} fill-rule="evenodd" stroke-linejoin="round">
        {areas.map(({ shape, look, told }) => (
          <path key={shape.code} class={`area ${look}`} {...(look === 'hatched' && { fill: `url(#${hatch})` })} d={pathOf(shape, ground)}>
            <title>{told}</title>
          </path>
        ))}
      </g>
      {areas.map((area) => (
        <AreaName key={area.shape.code} area={area} ground={ground} letters={letters} />
      ))}
    </>
  );
}

function AreaName({ area, ground, letters }: { readonly area: AreaLook; readonly ground: Ground; readonly letters: number }) {
  if (area.written.length === 0) return null;
  const line = letters * 1.12;
  const room = roomOf(area.shape, ground);
  for (const texts of area.written) {
    const widest = Math.max(...texts.map((text) => textWidth(text, letters)));
    const place = namePlace(room, widest + 2, texts.length * line);
    if (place === undefined) continue;
    const first = place.y - ((texts.length - 1) * line) / 2 + letters * 0.35;
    return (
      <text class={`area-name on-${area.look}`} y={px(first)} text-anchor="middle">
        {texts.map((text, at) => (
          <tspan key={text} x={px(place.x)} dy={at === 0 ? 0 : px(line)}>
            {text}
          </tspan>
        ))}
      </text>
    );
  }
  return null;
}
