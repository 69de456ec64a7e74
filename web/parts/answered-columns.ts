import type { Field, Report, Standard } from './api-nouns.ts';

/** A column that an answer is about: its title where the reader may know it, and how it is read since. */
export type AnsweredColumn = { readonly title?: string | undefined; readonly field?: Pick<Field, 'type' | 'decimalChar' | 'groupChar'> };

/** What is known of the upload; `dialect` is its report's. */
type Read = { readonly standardVersion?: number | undefined; readonly dialect?: Pick<Dialect, 'droppedFields'> | undefined };
type Dialect = NonNullable<Report['dialect']>;
type Known = Pick<Standard, 'n' | 'fields'>;

/**
 * The column at a place (from 1) in the file, where empty columns count that are no part of the table. What the file's columns are called is known from the standard that was proposed of it, which has a field for
 * each in their order; or, before there is one, from the report, for who may read cells.
 */
export function answeredColumns(
  { standardVersion, dialect }: Read,
  standard: (Known & { readonly proposed?: Known | undefined }) | undefined,
  reading?: Pick<NonNullable<Report['reading']>, 'labels'>,
): (place: number) => AnsweredColumn {
  const fields = [standard, standard?.proposed].find((each) => each !== undefined && each.n === standardVersion)?.fields;
  const dropped = dialect?.droppedFields ?? [];
  return (place) => {
    const index = place - 1 - dropped.filter((column) => column < place).length;
    const field = fields?.[index];
    if (field !== undefined) return { title: field.title || field.name, field };
    return { title: standardVersion === undefined ? reading?.labels[index] : undefined };
  };
}
