import type { City } from '../../cities/city.ts';
import kotaTangerang from '../../cities/shapes/kota-tangerang.json' with { type: 'json' };
import { noShapes, readShapes, type Shapes, type ShapesFile } from '../../web/parts/pictures/shapes.ts';

const files: Readonly<Record<NonNullable<City['shapes']>, ShapesFile>> = { 'kota-tangerang': kotaTangerang };

/**
 * The outlines of the city's kecamatan and kelurahan; empty where the city has none, and then it has no maps. Decoding takes milliseconds:
 * keep what it gives.
 */
export function shapesOf({ shapes }: Pick<City, 'shapes'>): Shapes {
  return shapes === undefined ? noShapes : readShapes(files[shapes]);
}
