import type { Field, Report, Standard } from './answers.ts';

/** A column that an answer is about: its title where the reader may know it, and how it is read since. */
export type AnsweredColumn = { readonly title?: string | undefined; readonly field?: Pick<Field, 'type' | 'decimalChar' | 'groupChar'> };

/**
 * The column at a place (from 1) among those of the file. What the file's columns are called is known from the standard that was proposed of it, which has a field for
 * each in their order; or, before there is one, from the report, for who may read cells.
 */
export function answeredColumns(
  { standardVersion }: { readonly standardVersion?: number },
  standard: Standard | undefined,
  reading?: Report['reading'],
): (place: number) => AnsweredColumn {
  const fields = [standard, standard?.proposed].find((each) => each !== undefined && each.n === standardVersion)?.fields;
  return (place) => {
    const field = fields?.[place - 1];
    if (field !== undefined) return { title: field.title || field.name, field };
    return { title: standardVersion === undefined ? reading?.labels[place - 1] : undefined };
  };
}
