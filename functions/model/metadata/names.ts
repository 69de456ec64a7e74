import type { AnyField } from './field.ts';
import { type MetadataName, metadataFields, metadataNames } from './table.ts';

/** Which fields are stored where, shown in lists, searched by: for types, and as lists. */

type Table = typeof metadataFields;
export type Place = AnyField['storedIn'];
export type NameIn<P extends Place> = { [N in MetadataName]: Table[N]['storedIn'] extends P ? N : never }[MetadataName];
/** By what holds where a registration does not say them. */
export type NameUnsaid<U> = { [N in MetadataName]: Table[N]['unsaid'] extends U ? N : never }[MetadataName];
export type ChangeableName = { [N in MetadataName]: Table[N]['isChangeable'] extends true ? N : never }[MetadataName];
export type ListedName = { [N in MetadataName]: Table[N]['shown']['list'] extends 'nowhere' ? never : N }[MetadataName];
export type OwnName = { [N in MetadataName]: Table[N]['packaged'] extends 'own' ? N : never }[MetadataName];
export type FacetName = { [N in MetadataName]: Table[N]['found']['facet'] extends string ? N : never }[MetadataName];
type Facet = Table[FacetName]['found']['facet'];

/** Every field with its name, for those who treat all alike. */
export const fields: readonly { readonly name: MetadataName; readonly field: AnyField }[] = metadataNames.map((name) => ({
  name,
  field: metadataFields[name],
}));

/** Fields that are read at every request. */
export const metaNames: readonly NameIn<'META'>[] = metadataNames.filter(isInMeta);

/** Fields that a list says of each dataset. */
export const listedNames: readonly ListedName[] = metadataNames.filter(isListed);

/** Fields that the search filters by, each with its query parameter. */
export const facets: readonly { readonly name: FacetName; readonly facet: Facet }[] = metadataNames
  .filter(isFacet)
  .map((name) => ({ name, facet: metadataFields[name].found.facet }));

function isInMeta(name: MetadataName): name is NameIn<'META'> {
  return metadataFields[name].storedIn === 'META';
}

function isListed(name: MetadataName): name is ListedName {
  return metadataFields[name].shown.list !== 'nowhere';
}

function isFacet(name: MetadataName): name is FacetName {
  return metadataFields[name].found.facet !== undefined;
}
