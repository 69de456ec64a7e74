import { type DrawnAreas, drawnAreas } from './drawn-areas.ts';
import { type DrawnBars, drawnBars } from './drawn-bars.ts';
import { type DrawnHistogram, drawnHistogram } from './drawn-histogram.ts';
import { type DrawnLines, drawnLines } from './drawn-lines.ts';
import { type DrawnPoints, drawnPoints } from './drawn-points.ts';
import type { Picture } from './picture.ts';
import { noShapes, type Shapes } from './shapes.ts';

/** What of a picture's data is drawn, and what is told as left out: the drawing, its table, its words and its file say the same. */
export type Drawn = DrawnLines | DrawnBars | DrawnHistogram | DrawnAreas | DrawnPoints;

/** `shapes` are the city's; in a city without them maps draw nothing, and say so of each area. */
export function drawnOf(picture: Picture, shapes: Shapes = noShapes): Drawn {
  switch (picture.kind) {
    case 'line':
      return drawnLines(picture);
    case 'bar':
      return drawnBars(picture);
    case 'histogram':
      return drawnHistogram(picture);
    case 'map':
      return drawnAreas(picture, shapes);
    case 'points':
      return drawnPoints(picture, shapes);
  }
}
