import type { LabelMatch } from '../labels/match-labels.ts';
import type { StandardContent } from '../standard.ts';

/** `columns` are indexes of labels. */
export type KnownPart = { readonly content: StandardContent; readonly columns: readonly number[] };

/** The standard without the fields that the file doesn't have, and the label of each that remains. */
export function knownPart(standard: StandardContent, match: LabelMatch): KnownPart {
  const found = standard.fields.flatMap((field, index) => {
    const column = match.columns[index];
    return column === undefined ? [] : [{ field, column }];
  });
  const names = new Set(found.map(({ field }) => field.name));
  const whole = (key: readonly string[]): boolean => key.every((name) => names.has(name));
  const { primaryKey = [], uniqueKeys = [] } = standard;
  const content = {
    ...standard,
    fields: found.map(({ field }) => field),
    primaryKey: whole(primaryKey) ? primaryKey : [],
    uniqueKeys: uniqueKeys.filter(whole),
  };
  return { content, columns: found.map(({ column }) => column) };
}
