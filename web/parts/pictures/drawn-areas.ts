import type { MapData, Value } from './picture.ts';
import { findShape, type Shape, type Shapes } from './shapes.ts';
import { noteOf, suppressedText } from './told.ts';

export type DrawnArea = { readonly shape: Shape; readonly value: Value };

/** A cell without a name, in a list of names. */
const emptyText = '(kosong)';

export type DrawnAreas = {
  readonly kind: 'map';
  readonly picture: MapData;
  readonly areas: readonly DrawnArea[];
  /** Whose the shapes are. */
  readonly credit: string;
  readonly notes: readonly string[];
};

/** Every area of the map with its value, null where none was given; what names no area, or one that has its value already, is told. */
export function drawnAreas(picture: MapData, known: Shapes): DrawnAreas {
  const { areas, level } = picture;
  const shapes = known[level];
  const values = new Map<Shape, Value>();
  const unknown: string[] = [];
  const twice: string[] = [];
  for (const { area, value } of areas) {
    const shape = findShape(shapes, area);
    if (shape === undefined) unknown.push(area.trim() === '' ? emptyText : area);
    else if (values.has(shape)) twice.push(area);
    else values.set(shape, value);
  }
  const drawn = shapes.map((shape) => ({ shape, value: values.get(shape) ?? null }));
  const small = drawn.filter(({ value }) => value === 'suppressed').map(({ shape }) => shape.name);
  const missing = drawn.filter(({ value }) => value === null).map(({ shape }) => shape.name);
  return {
    kind: 'map',
    picture,
    areas: drawn,
    credit: known.source,
    notes: [
      ...noteOf(missing, (names) => `Tanpa data: ${names}.`),
      ...noteOf(small, (names) => `Bernilai ${suppressedText}, tidak ditampilkan: ${names}.`),
      ...noteOf(unknown, (names) => `Tidak dikenal sebagai ${level}, tidak digambar: ${names}.`),
      ...noteOf(twice, (names) => `Ada lebih dari sekali, digambar yang pertama: ${names}.`),
    ],
  };
}
