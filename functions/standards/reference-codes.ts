import { literal } from './sql-text.ts';

/** Lists of codes that a field may name. Kemendagri's area codes: province, regency or city, district, village; `-wilayah` is all of them. */
export const referenceCodeLists = [
  'kemendagri-provinsi',
  'kemendagri-kabkota',
  'kemendagri-kecamatan',
  'kemendagri-kelurahan',
  'kemendagri-wilayah',
] as const;
export type ReferenceCodeList = (typeof referenceCodeLists)[number];

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

/** How the list is called before a clerk: "daftar …". */
export function listNoun(list: ReferenceCodeList): string {
  return lists[list].noun;
}

/** Why a code is refused, and how to mend it; `near` is the code that was probably meant, with its name. */
export function listWords(list: ReferenceCodeList, near: string | undefined): { readonly what: string; readonly mend: string } {
  const { noun, samples } = lists[list];
  const mend =
    near === undefined ? `Tulis kode menurut daftar itu, misalnya ${samples}.` : `Mungkin maksudnya ${near}. Bila ya, ganti kodenya.`;
  return { what: `tidak ada dalam daftar ${noun}`, mend };
}

/** SQL: rows of `bad` and `near`: for each text the code of the same province that is one slip of the pen away, with its name; the same regency first. */
export function nearCodesSql(list: ReferenceCodeList, texts: readonly string[]): string {
  const asked = `SELECT DISTINCT bad, ${digitsOf('bad')} AS asked FROM (SELECT unnest([${texts.map(literal).join(', ')}]) AS bad)`;
  const known = `SELECT digits, code || ' (' || name || ')' AS near FROM ${areaCodesTable}${ofList(list)}`;
  return `SELECT bad, first(near ORDER BY left(digits, 4) <> left(asked, 4), digits)
    FROM (${asked}) JOIN (${known}) ON left(digits, 2) = left(asked, 2) WHERE damerau_levenshtein(digits, asked) = 1 GROUP BY bad`;
}

function digitsOf(text: string): string {
  return `replace(${text}, '.', '')`;
}

function ofList(list: ReferenceCodeList): string {
  const { digits } = lists[list];
  return digits === undefined ? '' : ` WHERE strlen(digits) = ${digits}`;
}
