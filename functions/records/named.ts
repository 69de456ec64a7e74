import type { City } from '../../cities/city.ts';

/** Bodies and purposes of the city's file, by which looks name them. */
export type CityNames = Pick<City, 'opds' | 'institutions' | 'purposes'>;

type Named = { readonly id: string; readonly name: string };

/** The id with its name; one that the city's file has no more is its own name. */
export function named(all: readonly Named[], id: string): Named {
  return { id, name: all.find((one) => one.id === id)?.name ?? id };
}
