import { limits } from '../../../functions/limits.ts';
import { shortNumberText } from '../../../functions/messages/number.ts';
import type { DrawnArea, DrawnAreas } from './drawn-areas.ts';
import { groundOf } from './ground.ts';
import { type MapClasses, mapClasses } from './map-classes.ts';
import { type AreaLook, MapGround } from './map-ground.tsx';
import { legendHeight, MapLegend } from './map-legend.tsx';
import { topText } from './measure-text.ts';
import { numberOf } from './picture.ts';
import { RankedList, rankedHeight } from './ranked-list.tsx';
import { px } from './size.ts';
import { type DrawingProps, Svg } from './svg.tsx';
import { suppressedText } from './told.ts';

/** How a map shares its picture with the list of areas: beside it on a wide one, below it in two columns on a narrow one. */
export const mapShares = { narrow: { map: 1, list: 1, columns: 2 }, wide: { map: 0.62, list: 0.34, columns: 1 } };

/** Names within a map are a little smaller than others, so that more of them fit; on a phone of 360 px they are 11 px. */
export const nameSize = { narrow: 0.96, wide: 0.9 };

/** Areas in tints of their values, the bounds of which the legend names; hatched where there is no number, or one too small to be shown. */
export function MapPicture({ drawn: { areas, picture }, size, label }: DrawingProps<DrawnAreas>) {
  const { letters, width } = size;
  const classes = mapClasses(areas.flatMap(({ value }) => numberOf(value) ?? []));
  const [isMissing, isSuppressed] = [areas.some(({ value }) => value === null), areas.some(({ value }) => value === 'suppressed')];
  const share = mapShares[size.name];
  const ground = groundOf(
    areas.map(({ shape }) => shape),
    width * share.map - 2,
  );
  const ranked = rankedAreas(areas).map((area) => ({ name: area.shape.name, value: valueText(area), look: lookOf(area, classes) }));
  const isBeside = share.map < 1;
  const keys = Number(isMissing) + Number(isSuppressed);
  const legend = legendHeight(classes, isBeside ? keys : Math.min(keys, 1), width * share.list, letters);
  const hatch = `${label.id}-${size.name}-hatch`;
  const title = areas.length > limits.maxRankedAreas ? topText(ranked.length, areas.length, picture.measure) : undefined;
  const list = rankedHeight(ranked.length, share.columns, title !== undefined, size);
  const mapTop = isBeside ? 0 : legend;
  const listTop = isBeside ? legend : legend + ground.height + letters;
  return (
    <Svg size={size} height={Math.max(mapTop + ground.height, listTop + list) + 4} label={label}>
      <g transform={`translate(1 ${px(mapTop + 1)})`}>
        <MapGround
          areas={areas.map((area) => looked(area, classes))}
          ground={ground}
          letters={letters * nameSize[size.name]}
          hatch={hatch}
        />
      </g>
      <MapLegend
        classes={classes}
        missing={isMissing}
        suppressed={isSuppressed}
        hatch={hatch}
        x={isBeside ? width * (1 - share.list) : 0}
        width={width * share.list}
        letters={letters}
        isStacked={isBeside}
      />
      <RankedList
        title={title}
        entries={ranked}
        x={width * (1 - share.list)}
        y={listTop}
        width={width * share.list}
        columns={share.columns}
        letters={letters}
      />
    </Svg>
  );
}

function looked(area: DrawnArea, classes: MapClasses): AreaLook {
  const { name } = area.shape;
  const value = valueText(area);
  const words = name.split(' ');
  return {
    shape: area.shape,
    look: lookOf(area, classes),
    told: `${name}: ${value === '' ? 'tanpa data' : value}`,
    written:
      value === '' ? [[name], words] : [[name, value], [...words, value], [name], words, ...(area.value === 'suppressed' ? [[value]] : [])],
  };
}

function lookOf({ value }: DrawnArea, classes: MapClasses): string {
  const number = numberOf(value);
  return number === null ? 'hatched' : `step-${classes.stepOf(number)}`;
}

function valueText({ value }: DrawnArea): string {
  const number = numberOf(value);
  if (number !== null) return shortNumberText(number);
  return value === 'suppressed' ? suppressedText : '';
}

/** The areas with a number, the highest first, as many as stand beside the map. */
function rankedAreas(areas: readonly DrawnArea[]): DrawnArea[] {
  const known = areas.flatMap((area) => {
    const number = numberOf(area.value);
    return number === null ? [] : [{ area, number }];
  });
  const sorted = known.sort((one, other) => other.number - one.number);
  return sorted.slice(0, limits.maxRankedAreas).map(({ area }) => area);
}
