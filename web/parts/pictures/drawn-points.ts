import { limits } from '../../../functions/limits.ts';
import { numberText } from '../../../functions/messages/number.ts';
import type { PointsData } from './picture.ts';
import { areaFinder, type Place, type Shape, type Shapes } from './shapes.ts';

export type DrawnPlace = { readonly name?: string | undefined; readonly place: Place; readonly shape: Shape };

export type DrawnPoints = {
  readonly kind: 'points';
  readonly picture: PointsData;
  readonly points: readonly DrawnPlace[];
  /** The kecamatan with how many points lie in each, the most first. */
  readonly counts: readonly { readonly shape: Shape; readonly count: number }[];
  /** Whose the shapes are. */
  readonly credit: string;
  readonly notes: readonly string[];
};

/**
 * The points that lie in the city, each with its kecamatan; those without coordinates, outside of the city, or beyond the limit are told.
 */
export function drawnPoints(picture: PointsData, { kecamatan: shapes, source }: Shapes): DrawnPoints {
  const { points } = picture;
  const placed = points.flatMap(({ name, longitude, latitude }) =>
    longitude === null || latitude === null || !Number.isFinite(longitude + latitude)
      ? []
      : [{ name, place: [longitude, latitude] as const }],
  );
  const areaOf = areaFinder(shapes);
  const inside = placed.flatMap(({ name, place }) => {
    const shape = areaOf(place);
    return shape === undefined ? [] : [{ name, place, shape }];
  });
  const drawn = inside.slice(0, limits.maxPoints);
  const counts = shapes.map((shape) => ({ shape, count: drawn.filter((point) => point.shape === shape).length }));
  return {
    kind: 'points',
    picture,
    points: drawn,
    credit: source,
    counts: counts.toSorted((one, other) => other.count - one.count),
    notes: [
      ...countNote(points.length - placed.length, 'tanpa koordinat'),
      ...countNote(placed.length - inside.length, 'di luar batas kota'),
      ...countNote(inside.length - drawn.length, `karena yang digambar paling banyak ${numberText(limits.maxPoints)}`),
    ],
  };
}

function countNote(count: number, why: string): string[] {
  return count === 0 ? [] : [`${numberText(count)} titik ${why}, tidak digambar.`];
}
