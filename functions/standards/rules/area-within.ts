import type { ReferenceCodeList } from '../../model/reference-code-list.ts';
import { allOf, anyOf, literal } from '../sql-text.ts';
import type { Field } from '../standard.ts';
import { digitsOf, listDigits } from './reference-codes.ts';

/** Lists whose codes place a row inside the city; a province or a city alone places it nowhere there. */
const placing: readonly ReferenceCodeList[] = ['kemendagri-kecamatan', 'kemendagri-kelurahan', 'kemendagri-wilayah'];

/** Province, regency or city, district, village: two digits each, the village four (Permendagri 58/2021). */
const codePattern = '[0-9]{2}([0-9]{2}([0-9]{2}([0-9]{4})?)?)?';

/** The digits of an area's code, dotted or plain; undefined for a text that is none. */
export function areaDigits(code: string): string | undefined {
  const digits = code.replaceAll('.', '');
  return new RegExp(`^${codePattern}$`).test(digits) ? digits : undefined;
}

/** The fields that tell in which part of the city a row belongs. */
export function placingFields(fields: readonly Field[]): Field[] {
  return fields.filter(({ referenceCodes }) => referenceCodes !== undefined && placing.includes(referenceCodes));
}

/** Whether a list's codes can be as fine as an area: no kecamatan says which kelurahan of it. */
export function isAsFineAs({ referenceCodes }: Field, digits: string): boolean {
  return referenceCodes !== undefined && (listDigits(referenceCodes) ?? Number.POSITIVE_INFINITY) >= digits.length;
}

/**
 * SQL: whether the codes in these columns place the row inside the area: at least one lies in it, and each of the others does, too, or names what the area lies in
 * (the kecamatan beside its kelurahan). Of a cell that is empty or no code nothing is known, so it is outside. `area` is SQL that gives the area's digits again at
 * each call.
 */
export function isWithinSql(columns: readonly string[], area: () => string): string {
  const inside = columns.map((column) => `${codeOf(column)} AND starts_with(${digitsIn(column)}, ${area()})`);
  const related = columns.map(
    (column) => `${codeOf(column)} AND (starts_with(${digitsIn(column)}, ${area()}) OR starts_with(${area()}, ${digitsIn(column)}))`,
  );
  return allOf([anyOf(inside), ...related]);
}

function codeOf(column: string): string {
  return `regexp_full_match(${digitsIn(column)}, ${literal(codePattern)})`;
}

function digitsIn(column: string): string {
  return digitsOf(`CAST(${column} AS VARCHAR)`);
}
