import { limits } from '../limits.ts';

/** Rows of a returned workbook that are not the whole table. */
export const badRowsSheetName = 'Baris yang salah';

/**
 * The sheets that this system adds to the workbooks it gives out: what to correct, how to fill, an example, lists for
 * dropdowns. A reader passes over them, so that a returned workbook or a filled template can be uploaded as it is.
 */
export const ownSheetNames = [
  'Yang perlu diperbaiki',
  badRowsSheetName,
  'Petunjuk Satu Data',
  'Contoh Satu Data',
  'Daftar Satu Data',
] as const;

/** Stands on the first of them, before the name of the sheet that was judged: a returned workbook of several sheets is read where it was read before. */
export const judgedSheetLabel = 'Lembar yang diperiksa';

/** What Excel takes as the name of a sheet; the words themselves where it can. */
export function sheetNameOf(words: string, taken: readonly string[]): string {
  const plain = words
    .replace(/[\\/?*[\]:\p{Cc}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, limits.maxExcelSheetNameCharacters)
    .replace(/^[\s']+|[\s']+$/g, '');
  const isFree = plain !== '' && !/^(history|riwayat)$/i.test(plain) && !taken.some((name) => name.toLowerCase() === plain.toLowerCase());
  return isFree ? plain : 'Data';
}
