export type Place = readonly [longitude: number, latitude: number];

/** An area: its rings are drawn by the even-odd rule, so that holes stay holes. */
export type Shape = {
  /** With points: `36.71.01`. */
  readonly code: string;
  readonly name: string;
  readonly rings: readonly (readonly Place[])[];
};

/** The areas of a city; nobody may take them further without the licence's text. */
export type Shapes = {
  readonly source: string;
  readonly licence: string;
  readonly kecamatan: readonly Shape[];
  readonly kelurahan: readonly Shape[];
};

/** Those of a city that has none. */
export const noShapes: Shapes = { source: '', licence: '', kecamatan: [], kelurahan: [] };

type FiledArea = { readonly code: string; readonly name: string; readonly rings: readonly (readonly number[])[] };

/** `cities/shapes/<city>.json`, as `cities/shapes/make-shapes.ts` writes it. */
export type ShapesFile = {
  readonly source: string;
  readonly licence: string;
  readonly origin: readonly number[];
  readonly step: number;
  readonly kecamatan: readonly FiledArea[];
  readonly kelurahan: readonly FiledArea[];
};

/** The shapes of a file: a ring is its first point and the steps from there, in units of the file's grid. */
export function readShapes(file: ShapesFile): Shapes {
  const [west = 0, south = 0] = file.origin;
  const ringOf = (steps: readonly number[]) => {
    let [x, y] = [0, 0];
    return Array.from({ length: Math.floor(steps.length / 2) }, (_, place): Place => {
      x += steps[2 * place] ?? 0;
      y += steps[2 * place + 1] ?? 0;
      return [west + x * file.step, south + y * file.step];
    });
  };
  const areasOf = (areas: readonly FiledArea[]) => areas.map(({ code, name, rings }) => ({ code, name, rings: rings.map(ringOf) }));
  return {
    source: file.source,
    licence: file.licence,
    kecamatan: areasOf(file.kecamatan),
    kelurahan: areasOf(file.kelurahan),
  };
}

/** The area that a text names: its code with points or without, or its name however it is spelt; undefined where none or several are. */
export function findShape(shapes: readonly Shape[], text: string): Shape | undefined {
  const digits = text.replace(/[.\s]/g, '');
  if (/^\d+$/.test(digits)) return shapes.find(({ code }) => code.replaceAll('.', '') === digits);
  const name = foldedName(text);
  const [named, ...others] = shapes.filter((shape) => foldedName(shape.name) === name);
  return others.length === 0 ? named : undefined;
}

/** `Kec. Karang Tengah`, `KARANGTENGAH` and `karang-tengah` are one name. */
function foldedName(name: string): string {
  const letters = name.normalize('NFKD').toLowerCase();
  return letters.replace(/^\s*(kecamatan|kec|kelurahan|kel)\b\.?/, '').replace(/[^a-z0-9]/g, '');
}

/** The area that a place lies in; undefined outside of all. What is asked of many places is prepared once. */
export function areaFinder(shapes: readonly Shape[]): (place: Place) => Shape | undefined {
  const boxed = shapes.map((shape) => ({ shape, box: boxOf(shape) }));
  return (place) => boxed.find(({ shape, box }) => isWithin(box, place) && holds(shape, place))?.shape;
}

type Box = { readonly west: number; readonly south: number; readonly east: number; readonly north: number };

function boxOf({ rings }: Shape): Box {
  const [longitudes, latitudes] = [rings.flat().map(([longitude]) => longitude), rings.flat().map(([, latitude]) => latitude)];
  return {
    west: Math.min(...longitudes),
    east: Math.max(...longitudes),
    south: Math.min(...latitudes),
    north: Math.max(...latitudes),
  };
}

function isWithin({ west, south, east, north }: Box, [longitude, latitude]: Place): boolean {
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
}

/** A line from the place to the east crosses the rings an odd number of times. */
function holds({ rings }: Shape, [x, y]: Place): boolean {
  let isInside = false;
  for (const ring of rings) {
    let before = ring.at(-1);
    for (const corner of ring) {
      const [fromX, fromY] = before ?? corner;
      const [toX, toY] = corner;
      if (fromY > y !== toY > y && x < fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX)) isInside = !isInside;
      before = corner;
    }
  }
  return isInside;
}
