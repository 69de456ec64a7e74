import type { City } from '../../cities/city.ts';
import { inJakarta } from '../model/jakarta-time.ts';
import { nameOn } from '../model/organisation.ts';

/** Bodies and purposes of the city's file, by which looks name them. */
export type CityNames = Pick<City, 'opds' | 'institutions' | 'purposes'>;

type Named = { readonly id: string; readonly name: string };

/** The same of a body of the city or outside it, as it was called at that moment. */
export function bodyNamed({ opds, institutions }: Pick<CityNames, 'opds' | 'institutions'>, id: string, at: string): Named {
  const day = inJakarta(new Date(at)).toISOString().slice(0, 'yyyy-mm-dd'.length);
  const opd = opds.find((one) => one.id === id);
  return opd ? { id, name: nameOn(opd, day) } : named(institutions, id);
}

/** The id with its name; one that the city's file has no more is its own name. */
export function named(all: readonly Named[], id: string): Named {
  return { id, name: all.find((one) => one.id === id)?.name ?? id };
}
