import { limits } from '../limits.ts';
import type { Field } from '../standards/standard.ts';

/** Says what is wrong with a parameter, in Bahasa Indonesia. */
export type Report = (where: string, what: string) => void;

/** The field of that name; without one it is said which there are. */
export function columnNamed(name: string, fields: readonly Field[], report: (what: string) => void): Field | undefined {
  const field = fields.find((known) => known.name === name);
  if (!field) report(unknownColumn([name], namesOf(fields)));
  return field;
}

export function namesOf(fields: readonly Field[]): string[] {
  return fields.map(({ name }) => name);
}

/** Words for columns that are not there, or that the caller may not know of. */
export function unknownColumn(names: readonly string[], known: readonly string[]): string {
  return `kolom ${names.map(shorten).join(', ')} tidak ada; yang ada: ${known.slice(0, limits.maxListItems).join(', ')}`;
}

/** Someone else's text in an answer stays short. */
export function shorten(text: string): string {
  return text.length <= 64 ? text : `${text.slice(0, 64)}…`;
}
