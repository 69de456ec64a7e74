import type { About, Dataset } from '../model/dataset.ts';
import { sensitiveTheme } from '../standards/rules/small-counts.ts';
import type { Field } from '../standards/standard.ts';

/** Whether small counts of the dataset tell of somebody. */
export function isSensitive(dataset: Dataset, about: About | undefined, fields: readonly Field[]): boolean {
  const words = { title: dataset.title, themes: about?.themes ?? [], tags: about?.tags ?? [] };
  return (
    sensitiveTheme(
      words,
      fields.map(({ name }) => name),
    ) !== undefined
  );
}
