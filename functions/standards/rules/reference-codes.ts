import type { ReferenceCodeList } from '../../model/reference-code-list.ts';
import { literal } from '../sql-text.ts';

type List = {
  /** What the clerk reads: "daftar …". */
  readonly noun: string;
  readonly samples: string;
  /** Digits of its codes; undefined where they differ. */
  readonly digits?: number;
};

/** Two digits more for each level, four for the village (Permendagri 58/2021, composition of the area code). */
const lists: Readonly<Record<ReferenceCodeList, List>> = {
  'kemendagri-provinsi': { noun: 'provinsi Kemendagri', samples: '36', digits: 2 },
  'kemendagri-kabkota': { noun: 'kabupaten/kota Kemendagri', samples: '36.71 atau 3671', digits: 4 },
  'kemendagri-kecamatan': { noun: 'kecamatan Kemendagri', samples: '36.71.01 atau 367101', digits: 6 },
  'kemendagri-kelurahan': { noun: 'kelurahan/desa Kemendagri', samples: '36.71.01.1001 atau 3671011001', digits: 10 },
  'kemendagri-wilayah': { noun: 'wilayah Kemendagri', samples: '36.71, 36.71.01 atau 36.71.01.1001' },
};

/** The relation that holds the codes wherever the SQL runs: `digits`, `code` (dotted) and `name`. */
export const areaCodesTable = 'area_codes';

/** SQL: whether a text is a code of the list, dotted or plain; NULL where it is NULL. */
export function isInListSql(list: ReferenceCodeList, text: string): string {
  return `(${digitsOf(text)} IN (SELECT digits FROM ${areaCodesTable}${ofList(list)}))`;
}

/** Digits of a list's codes; undefined where they differ. */
export function listDigits(list: ReferenceCodeList): number | undefined {
  return lists[list].digits;
}

/** How the list is called before a clerk: "daftar …". */
export function listNoun(list: ReferenceCodeList): string {
  return lists[list].noun;
}

/** A code that was perhaps meant, with its name; `isNamed` where the name stands in the same row of the clerk's file. */
export type NearCode = { readonly codeAndName: string; readonly isNamed: boolean };

/** Why a code is refused, and how to correct it. What is only alike in its digits may be another area: it is asked, never told. */
export function listMessage(list: ReferenceCodeList, near: NearCode | undefined): { readonly what: string; readonly mend: string } {
  const { noun, samples } = lists[list];
  const what = `tidak ada dalam daftar ${noun}`;
  if (near === undefined) return { what, mend: `Tulis kode menurut daftar itu, misalnya ${samples}.` };
  if (near.isNamed) return { what, mend: `Nama di baris ini berkode ${near.codeAndName}. Bila itu maksudnya, ganti kodenya.` };
  return { what, mend: `Apakah maksudnya ${near.codeAndName}? Cocokkan dengan namanya; bila ya, ganti kodenya.` };
}

/**
 * SQL: rows of `bad` and `near`: for each text the code of the same province that is one slip of the pen away, with its name; the same regency first.
 * `taken` is a text column of codes that are not asked for, as SQL that selects it.
 */
export function nearCodesSql(list: ReferenceCodeList, texts: readonly string[], taken?: string): string {
  const asked = `SELECT DISTINCT bad, ${digitsOf('bad')} AS asked FROM (SELECT unnest([${texts.map(literal).join(', ')}]) AS bad)`;
  return `SELECT bad, first(near ORDER BY left(digits, 4) <> left(asked, 4), digits)
    FROM (${asked}) JOIN (${knownCodes(list, taken)}) ON left(digits, 2) = left(asked, 2)
    WHERE damerau_levenshtein(digits, asked) = 1 AND NOT is_taken GROUP BY bad`;
}

/**
 * SQL: rows of `row_number`, `bad` and `near`, which is NULL where that code is taken: the one code of the same regency whose name stands in `cell`.
 * `cells` is SQL that selects `row_number`, `bad` and `cell`.
 */
export function namedCodesSql(list: ReferenceCodeList, cells: string, taken?: string): string {
  return `SELECT row_number, bad, first(CASE WHEN NOT is_taken THEN near END)
    FROM (${cells}) JOIN (${knownCodes(list, taken)}) ON left(digits, 4) = left(${digitsOf('bad')}, 4) AND ${plainName('cell')} = ${plainName('name')}
    GROUP BY row_number, bad HAVING count(DISTINCT digits) = 1`;
}

function knownCodes(list: ReferenceCodeList, taken: string | undefined): string {
  const isTaken =
    taken === undefined ? 'FALSE' : `digits IN (SELECT ${digitsOf('code')} FROM (${taken}) AS held(code) WHERE code IS NOT NULL)`;
  return `SELECT digits, name, code || ' (' || name || ')' AS near, ${isTaken} AS is_taken FROM ${areaCodesTable}${ofList(list)}`;
}

/** SQL: a name of an area without case, accents, signs and the word for its level. */
function plainName(name: string): string {
  const bare = `regexp_replace(lower(strip_accents(${name})), '^\\s*(kabupaten|kab|kota|kecamatan|kec|kelurahan|kel|desa)[. ]+', '')`;
  return `regexp_replace(${bare}, '[^a-z0-9]', '', 'g')`;
}

/** SQL: a code without its dots. */
export function digitsOf(text: string): string {
  return `replace(${text}, '.', '')`;
}

function ofList(list: ReferenceCodeList): string {
  const { digits } = lists[list];
  return digits === undefined ? '' : ` WHERE strlen(digits) = ${digits}`;
}
