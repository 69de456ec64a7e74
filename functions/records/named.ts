import type { City } from '../../cities/city.ts';
import { dayInJakarta } from '../model/jakarta-time.ts';
import { nameOn } from '../model/organisation.ts';

/** Bodies and purposes of the city's file, by which looks name them. */
export type CityNames = Pick<City, 'opds' | 'institutions' | 'purposes'>;

type Named = { readonly id: string; readonly name: string };

/** A body of the city or outside it, as it was called at that moment. */
export function bodyNamed({ opds, institutions }: Pick<CityNames, 'opds' | 'institutions'>, id: string, at: string): Named {
  return opds.some((one) => one.id === id) ? opdNamed(opds, id, at) : named(institutions, id);
}

/** An OPD, as it was called at that moment. */
export function opdNamed(opds: CityNames['opds'], id: string, at: string): Named {
  const opd = opds.find((one) => one.id === id);
  return { id, name: opd ? nameOn(opd, dayInJakarta(new Date(at))) : id };
}

/** The id with its name; one that the city's file has no more is its own name. */
export function named(all: readonly Named[], id: string): Named {
  return { id, name: all.find((one) => one.id === id)?.name ?? id };
}
