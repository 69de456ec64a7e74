import { readFile } from 'node:fs/promises';

type Shapes = { readonly origin: readonly number[]; readonly step: number; readonly kelurahan: readonly Area[] };
type Area = { readonly code: string; readonly rings: readonly (readonly number[])[] };
export type Middle = { readonly longitude: number; readonly latitude: number };

/** About where the middle of each kelurahan lies, by its code, from the shapes that the city's maps are drawn with: steps from corner to corner. */
export async function readMiddles(): Promise<ReadonlyMap<string, Middle>> {
  const file: Shapes = JSON.parse(await readFile(new URL('../cities/shapes/kota-tangerang.json', import.meta.url), 'utf8'));
  const [west = 0, south = 0] = file.origin;
  return new Map(
    file.kelurahan.map(({ code, rings: [steps = []] }) => {
      const side = (first: 0 | 1) => meanPlace(steps.filter((_, place) => place % 2 === first));
      return [code, { longitude: west + side(0) * file.step, latitude: south + side(1) * file.step }];
    }),
  );
}

function meanPlace(steps: readonly number[]): number {
  let [place, sum] = [0, 0];
  for (const step of steps) {
    place += step;
    sum += place;
  }
  return sum / Math.max(1, steps.length);
}
