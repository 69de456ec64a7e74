import type { Place, Shape } from './shapes.ts';

/**
 * Where places stand on a map that is `width` wide: longitude and latitude as they are, a degree of longitude shortened as it is in the
 * middle of the map. Within a city this differs from any other projection by less than a line's width.
 */
export type Ground = { readonly width: number; readonly height: number; readonly at: (place: Place) => readonly [number, number] };

export function groundOf(shapes: readonly Shape[], width: number): Ground {
  const places = shapes.flatMap(({ rings }) => rings.flat());
  const [west, east] = extentOf(places.map(([longitude]) => longitude));
  const [south, north] = extentOf(places.map(([, latitude]) => latitude));
  const shortened = Math.cos(((south + north) / 2) * (Math.PI / 180));
  const scale = width / Math.max(1e-6, (east - west) * shortened);
  return {
    width,
    height: (north - south) * scale,
    at: ([longitude, latitude]) => [(longitude - west) * shortened * scale, (north - latitude) * scale],
  };
}

function extentOf(numbers: readonly number[]): [number, number] {
  return numbers.length === 0 ? [0, 0] : [Math.min(...numbers), Math.max(...numbers)];
}

/** Half a pixel: paths in whole halves are a third as long, and neighbours are rounded alike. They are drawn at this scale. */
export const pathScale = 0.5;

/** The outline of an area, in half pixels, each point told by the step from the one before. */
export function pathOf({ rings }: Shape, ground: Ground): string {
  return rings.map((ring) => ringPath(ring.map((place) => ground.at(place).map((length) => Math.round(length / pathScale))))).join('');
}

function ringPath(points: readonly (readonly number[])[]): string {
  const steps = points.map(([x = 0, y = 0], place) => {
    const [beforeX = 0, beforeY = 0] = points[place - 1] ?? [];
    return [x - beforeX, y - beforeY] as const;
  });
  const [[startX, startY] = [0, 0], ...rest] = steps;
  const moved = rest.filter(([x, y]) => x !== 0 || y !== 0);
  return `M${startX} ${startY}l${moved.map(([x, y]) => `${x}${y < 0 ? '' : ' '}${y}`).join(' ')}z`.replaceAll(' -', '-');
}
