import { limits } from '../../../functions/limits.ts';
import { numberText } from '../../../functions/messages/number.ts';
import type { DrawnPoints } from './drawn-points.ts';
import { groundOf } from './ground.ts';
import { MapGround } from './map-ground.tsx';
import { mapShares } from './map-picture.tsx';
import { RankedList, rankedHeight } from './ranked-list.tsx';
import { px } from './size.ts';
import { type DrawingProps, Svg } from './svg.tsx';

/** Places as dots over the outlines of the kecamatan, and how many each of these has. */
export function PointsPicture({ drawn: { points, counts }, size, label }: DrawingProps<DrawnPoints>) {
  const { letters, width } = size;
  const share = mapShares[size.name];
  const ground = groundOf(
    counts.map(({ shape }) => shape),
    width * share.map - 2,
  );
  const entries = counts.slice(0, limits.maxRankedAreas).map(({ shape, count }) => ({
    name: shape.name,
    value: numberText(count),
  }));
  const isBeside = share.map < 1;
  const listTop = isBeside ? 0 : ground.height + letters;
  const list = rankedHeight(entries.length, share.columns, false, size);
  // A dot is a line of no length with a round end: a third of what a circle takes in the page.
  const dots = points.map(({ place }) => `M${ground.at(place).map(px).join(' ')}h0`).join('');
  return (
    <Svg size={size} height={Math.max(ground.height, listTop + list) + 4} label={label}>
      <g transform="translate(1 1)">
        <MapGround
          areas={counts.map(({ shape, count }) => ({
            shape,
            look: 'plain',
            told: `${shape.name}: ${numberText(count)}`,
            written: [],
          }))}
          ground={ground}
          letters={letters}
          hatch={`${label.id}-${size.name}-hatch`}
        />
        {dots !== '' && <path class="points-edge" d={dots} fill="none" />}
        {dots !== '' && <path class="points data-2" d={dots} fill="none" />}
      </g>
      <RankedList
        entries={entries}
        x={width * (1 - share.list)}
        y={listTop}
        width={width * share.list}
        columns={share.columns}
        letters={letters}
      />
    </Svg>
  );
}
