import { foldedText } from '../../model/person-numbers/folded-text.ts';

/** What a list says of somebody, as a clerk wrote it; a cell without anything is an empty text. */
export type ClaimedPerson = { readonly nik: string; readonly name: string; readonly birthDate: string };

/**
 * The NIK that somebody wrote: an apostrophe before it, blanks, dots and hyphens between its digits say nothing. Undefined where it has
 * not sixteen digits.
 */
export function readNik(written: string): string | undefined {
  const digits = foldedText(written).replace(/['’`\s.-]/g, '');
  return /^[0-9]{16}$/.test(digits) ? digits : undefined;
}
