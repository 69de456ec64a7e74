import { limits } from '../limits.ts';
import { isInListSql, type ReferenceCodeList, referenceCodeLists } from './reference-codes.ts';

/** The list that a column's cells are codes of; `complete` when every one of them is. */
export type ProposedList = { readonly list: ReferenceCodeList; readonly complete: boolean };

/** SQL over a text column: cells that hold something, then those in each list; `proposedList` reads them in this order. */
export function listCountsSql(text: string, lists: readonly ReferenceCodeList[]): string {
  const inLists = lists.map((list) => `count_if(coalesce(${isInListSql(list, text)}, FALSE))`);
  return `[count_if(${text} <> ''), ${inLists.join(', ')}]`;
}

const areaWord =
  /(^|_)(prov|provinsi|kab|kabupaten|kabkota|kota|kec|kecamatan|kel|kelurahan|desa|keldes|wilayah|wil|kemendagri)(_|$)|^(kd|kode|id)(prov|kab|kota|kec|kel|desa|wil)/;
/** Two or four digits number many things: without a word of areas in the column's name, only longer codes are believed. */
const longLists: readonly ReferenceCodeList[] = ['kemendagri-kecamatan', 'kemendagri-kelurahan'];

/** The lists worth asking a column of codes with this name. BPS numbers areas its own way, so a column named after it is not asked. */
export function listsFor(name: string): readonly ReferenceCodeList[] {
  if (/bps/.test(name)) return [];
  return areaWord.test(name) ? referenceCodeLists : longLists;
}

/** The narrowest of the lists that holds nearly all cells. */
export function proposedList(lists: readonly ReferenceCodeList[], counts: readonly number[]): ProposedList | undefined {
  const [cells = 0, ...inLists] = counts;
  if (cells === 0) return undefined;
  const place = inLists.findIndex((count) => count >= cells * limits.referenceCodeShare);
  const list = lists[place];
  return list && { list, complete: inLists[place] === cells };
}
