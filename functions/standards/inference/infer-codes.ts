import { limits } from '../../limits.ts';
import { type ReferenceCodeList, referenceCodeLists } from '../../model/reference-code-list.ts';
import { isInListSql } from '../rules/reference-codes.ts';

/** The list that a column's cells are codes of; `complete` when every one of them is. */
export type ProposedList = { readonly list: ReferenceCodeList; readonly complete: boolean };

/** SQL over a text column: cells that hold something, then those in each list; `proposedList` reads them in this order. */
export function listCountsSql(text: string, lists: readonly ReferenceCodeList[]): string {
  const inLists = lists.map((list) => `count_if(coalesce(${isInListSql(list, text)}, FALSE))`);
  return `[count_if(${text} <> ''), ${inLists.join(', ')}]`;
}

const codeStart = '(^|_|^kd|^kode|^id)';
/** Words that say of which level the areas are. */
const levelWords: readonly (readonly [ReferenceCodeList, RegExp])[] = [
  ['kemendagri-provinsi', new RegExp(`${codeStart}(prov|provinsi)(_|$)`)],
  ['kemendagri-kabkota', new RegExp(`${codeStart}(kab|kabupaten|kabkota|kota)(_|$)`)],
  ['kemendagri-kecamatan', new RegExp(`${codeStart}(kec|kecamatan)(_|$)`)],
  ['kemendagri-kelurahan', new RegExp(`${codeStart}(kel|kelurahan|desa|keldes)(_|$)`)],
];
const anyLevel = new RegExp(`${codeStart}(wilayah|wil|kemendagri)(_|$)`);
/** Two or four digits number many things; without a word of areas in the column's name, only longer codes are believed. */
const longLists: readonly ReferenceCodeList[] = ['kemendagri-kecamatan', 'kemendagri-kelurahan'];

/** The lists worth asking a column of codes with this name. BPS numbers areas its own way, so a column named after it is not asked. */
export function listsFor(name: string): readonly ReferenceCodeList[] {
  if (/bps/.test(name)) return [];
  const named = levelWords.flatMap(([list, word]) => (word.test(name) ? [list] : []));
  if (named.length > 0) return named;
  return anyLevel.test(name) ? referenceCodeLists : longLists;
}

/** The narrowest of the lists that holds nearly all cells. */
export function proposedList(lists: readonly ReferenceCodeList[], counts: readonly number[]): ProposedList | undefined {
  const [cells = 0, ...inLists] = counts;
  if (cells === 0) return undefined;
  const place = inLists.findIndex((count) => count >= cells * limits.referenceCodeShare);
  const list = lists[place];
  return list && { list, complete: inLists[place] === cells };
}
