import { withoutNiks } from '../model/person-numbers/held-numbers.ts';
import { maxNameCharacters } from './labels/field-name.ts';

/** What is wrong with a proposed standard: `where` is a path in it, `what` Bahasa Indonesia. */
export type StandardFault = { readonly where: string; readonly what: string };

/** How a person finds a column of a standard by its place from 0, whatever the path says: by its number from 1 and its name. */
export function columnPlace(index: number, name: unknown): string {
  const number = `kolom ke-${index + 1}`;
  return typeof name === 'string' && name !== '' ? `${number}, ${withoutNiks(name).slice(0, maxNameCharacters)}` : number;
}
