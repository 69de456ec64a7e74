import type * as z from 'zod';
import { fields, type ListedName, listedNames, type NameIn, type OwnName, type Place } from './names.ts';
import type { Kept, Registered } from './schemas.ts';
import type { MetadataName } from './table.ts';

/** A dataset's metadata as they are registered, changed, and read from where they are stored. */

/** What stands of them in META, or in ABOUT. */
type Part<P extends Place> = z.output<z.ZodObject<{ [N in NameIn<P>]: Kept<N> }>>;
/** A dataset's descriptive metadata, wherever they are stored. */
export type Metadata = Part<'META'> & Part<'ABOUT'>;
/** What a registration says of what is stored there. */
type Registration<P extends Place> = z.output<z.ZodObject<{ [N in NameIn<P>]: Registered<N> }>>;
type Loose = Readonly<Record<string, unknown>>;

/** What is stored in META, or in ABOUT, of a dataset that is registered so. */
export function registeredPart<P extends Place>(place: P, said: Registration<P>): Part<P>;
export function registeredPart(place: Place, said: Loose): Loose {
  const stored = fields.filter(({ field }) => field.storedIn === place);
  return present(stored.map(({ name, field: { unsaid } }) => [name, said[name] ?? (typeof unsaid === 'object' ? unsaid.is : undefined)]));
}

/** What is stored there after a change: what was not said stays, what was said to be null goes. */
export function changedPart<P extends Place, T extends Part<P>>(place: P, kept: T, said: { [N in MetadataName]?: unknown }): T;
export function changedPart(place: Place, kept: Loose, said: Loose): Loose {
  const stored = fields.filter(({ name, field }) => field.storedIn === place && said[name] !== undefined);
  return present(Object.entries({ ...kept, ...Object.fromEntries(stored.map(({ name }) => [name, said[name]])) }));
}

function present(members: readonly (readonly [string, unknown])[]): Loose {
  return Object.fromEntries(members.filter(([, value]) => value !== undefined && value !== null));
}

/** A dataset's metadata, from META and ABOUT. */
export function metadataOf(stored: { readonly dataset: Part<'META'>; readonly about: Part<'ABOUT'> }): Metadata;
export function metadataOf({ dataset, about }: { readonly dataset: Loose; readonly about: Loose }): Loose {
  return present(fields.map(({ name, field }) => [name, (field.storedIn === 'META' ? dataset : about)[name]]));
}

/** Those of them that a list shows. */
export function listedOf(metadata: Metadata): Pick<Metadata, ListedName>;
export function listedOf(metadata: Loose): Loose {
  return present(listedNames.map((name) => [name, metadata[name]]));
}

/** Those of them that datapackage.json has under their own names. */
export function packagedOf(metadata: Metadata): Pick<Metadata, OwnName>;
export function packagedOf(metadata: Loose): Loose {
  return present(fields.filter(({ field }) => field.packaged === 'own').map(({ name }) => [name, metadata[name]]));
}

/** The words that stand in a field, of whatever type it is. */
export function textsIn(value: unknown): string[] {
  return [value].flat().filter((text) => typeof text === 'string');
}
