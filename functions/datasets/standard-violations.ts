import type { StandardContent } from '../standards/standard.ts';
import type { Violation } from './level.ts';

/** What the schema can't say: names are distinct, and keys and the period field name fields that exist (Table Schema v2, "primaryKey", "uniqueKeys"). */
export function standardViolations(content: StandardContent): Violation[] {
  const names = content.fields.map(({ name }) => name);
  const doubled = names.filter((name, place) => names.indexOf(name) !== place);
  const unknownNames = (where: string, listed: readonly string[]): Violation[] =>
    listed.filter((name) => !names.includes(name)).map((name) => ({ where, what: `kolom "${name}" tidak ada di fields` }));
  return [
    ...[...new Set(doubled)].map((name) => ({ where: 'fields', what: `nama kolom "${name}" dipakai lebih dari sekali` })),
    ...unknownNames('primaryKey', content.primaryKey ?? []),
    ...unknownNames('uniqueKeys', (content.uniqueKeys ?? []).flat()),
    ...unknownNames('periodField', content.periodField === undefined ? [] : [content.periodField]),
  ];
}
