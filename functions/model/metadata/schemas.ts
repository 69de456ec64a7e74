import * as z from 'zod';
import { limits } from '../../limits.ts';
import type { AnyField } from './field.ts';
import {
  type ChangeableName,
  type FacetName,
  facets,
  fields,
  type ListedName,
  type NameIn,
  type NameUnsaid,
  type OwnName,
  type Place,
} from './names.ts';
import type { MetadataName, metadataFields } from './table.ts';

/** Members of the schemas of requests, items, answers and files, made from the table of fields. */

type Table = typeof metadataFields;
export type Kept<N extends MetadataName> = N extends NameUnsaid<'absent'> ? z.ZodOptional<Table[N]['kept']> : Table[N]['kept'];
export type Registered<N extends MetadataName> = N extends NameUnsaid<'refused'> ? Table[N]['given'] : z.ZodOptional<Table[N]['given']>;
type Changed<N extends MetadataName> =
  N extends NameUnsaid<'absent'> ? z.ZodOptional<z.ZodNullable<Table[N]['given']>> : z.ZodOptional<Table[N]['given']>;
type Shape = Readonly<Record<string, z.ZodType>>;

/** The members of an item that are metadata. */
export function keptShape<P extends Place>(place: P): { [N in NameIn<P>]: Kept<N> };
export function keptShape(place: Place): Shape {
  return shapeOf(keptSchema, ({ storedIn }) => storedIn === place);
}

/** What a list says of each dataset. */
export function listedShape(): { [N in ListedName]: Kept<N> };
export function listedShape(): Shape {
  return shapeOf(keptSchema, ({ shown }) => shown.list !== 'nowhere');
}

/** What datapackage.json says under the field's own name. */
export function packagedShape(): { [N in OwnName]: z.ZodOptional<Table[N]['kept']> };
export function packagedShape(): Shape {
  return shapeOf(
    ({ kept }) => kept.optional(),
    ({ packaged }) => packaged === 'own',
  );
}

/** What a registration must say. */
export function neededShape(): { [N in NameUnsaid<'refused'>]: Table[N]['given'] };
export function neededShape(): Shape {
  return shapeOf(
    ({ given }) => given,
    ({ unsaid }) => unsaid === 'refused',
  );
}

/** What else it may say. */
export function optionalShape(): { [N in Exclude<MetadataName, NameUnsaid<'refused'>>]: z.ZodOptional<Table[N]['given']> };
export function optionalShape(): Shape {
  return shapeOf(
    ({ given }) => given.optional(),
    ({ unsaid }) => unsaid !== 'refused',
  );
}

/** What a description may change; `null` takes away what need not be there (RFC 7396). */
export function descriptionShape(): { [N in ChangeableName]: Changed<N> };
export function descriptionShape(): Shape {
  return shapeOf(
    ({ given, unsaid }) => (unsaid === 'absent' ? given.nullable() : given).optional(),
    ({ isChangeable }) => isChangeable,
  );
}

/** Query parameters of the search that filter by a field. */
export function facetShape(): { [N in FacetName as Table[N]['found']['facet']]: z.ZodOptional<z.ZodString> };
export function facetShape(): Shape {
  return Object.fromEntries(facets.map(({ facet }) => [facet, z.string().max(limits.maxThemeCharacters).optional()]));
}

function keptSchema({ kept, unsaid }: AnyField): z.ZodType {
  return unsaid === 'absent' ? kept.optional() : kept;
}

function shapeOf(schema: (field: AnyField) => z.ZodType, isIn: (field: AnyField) => boolean = () => true): Shape {
  return Object.fromEntries(
    fields.filter(({ field }) => isIn(field)).map(({ name, field }) => [name, schema(field).describe(field.label)]),
  );
}
