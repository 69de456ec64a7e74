import { literal } from '../standards/sql-text.ts';

type Columns = { readonly codes: readonly string[]; readonly names: readonly string[] };

/**
 * SQL: whether a row says a kelurahan, and neither a code nor a name of it is one of these. `columns` are SQL of texts. Codes of a kecamatan or a city say no
 * kelurahan; names are compared without case, accents, signs and the word for their level.
 */
export function isOutsideSql({ codes, names }: Columns, areas: readonly { readonly code: string; readonly name: string }[]): string {
  const known = (values: readonly string[]) => `(${[...new Set(values)].map(literal).join(', ') || 'NULL'})`;
  const ofCity = known(areas.map(({ code }) => code.replaceAll('.', '')));
  const named = known(areas.map(({ name }) => plainName(name)));
  const said = [
    ...codes.map((text) => `length(${digitsSql(text)}) NOT IN (0, 2, 4, 6)`),
    ...names.map((text) => `${plainNameSql(text)} <> ''`),
  ];
  const fits = [...codes.map((text) => `${digitsSql(text)} IN ${ofCity}`), ...names.map((text) => `${plainNameSql(text)} IN ${named}`)];
  const any = (conditions: readonly string[]) => `(${conditions.map((one) => `coalesce(${one}, FALSE)`).join(' OR ')})`;
  return `${any(said)} AND NOT ${any(fits)}`;
}

function digitsSql(text: string): string {
  return `regexp_replace(${text}, '[^0-9]', '', 'g')`;
}

const levels = '^(kelurahan|kel|desa)[. ]+';

function plainName(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(new RegExp(levels), '')
    .replace(/[^a-z0-9]/g, '');
}

/** The same in SQL. */
function plainNameSql(text: string): string {
  const bare = `regexp_replace(lower(strip_accents(trim(${text}))), ${literal(levels)}, '')`;
  return `regexp_replace(${bare}, '[^a-z0-9]', '', 'g')`;
}
