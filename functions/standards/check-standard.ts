import { limits } from '../limits.ts';
import { reservedNames } from './labels/field-name.ts';
import { fieldFaults } from './rules/check-field.ts';
import { foreignKeyFaults } from './rules/foreign-key-faults.ts';
import type { StandardContent } from './standard.ts';
import { columnPlace, type StandardFault } from './standard-fault.ts';

/** Everything that can be known of a standard without running it; an empty list means that it can be used. */
export function checkStandard(content: StandardContent): StandardFault[] {
  if (JSON.stringify(content).includes('\\u0000')) return [{ where: 'fields', what: 'ada karakter NUL (U+0000)' }];
  const ofFields = content.fields.flatMap((field, index) => {
    const place = columnPlace(index, field.name);
    return fieldFaults(field, `fields.${index}`).map(({ where, what }) => ({ where, what: `${place}: ${what}` }));
  });
  return [
    ...nameFaults(content),
    ...keyFaults(content),
    ...foreignKeyFaults(content.foreignKeys, new Set(content.fields.map(({ name }) => name))),
    ...codeColumnFaults(content),
    ...ofFields,
  ];
}

function codeColumnFaults({ fields }: StandardContent): StandardFault[] {
  const count = fields.filter(({ referenceCodes }) => referenceCodes !== undefined).length;
  if (count <= limits.maxCodeColumns) return [];
  return [{ where: 'fields', what: `${count} kolom memakai kode referensi, padahal paling banyak ${limits.maxCodeColumns}` }];
}

function nameFaults({ fields }: StandardContent): StandardFault[] {
  const seen = new Set<string>();
  return fields.flatMap(({ name }, index) => {
    const where = `fields.${index}.name`;
    if (reservedNames.includes(name)) return [{ where, what: `nama ${name} dipakai sistem; pilih nama lain` }];
    if (seen.has(name)) return [{ where, what: `nama ${name} dipakai dua kali` }];
    seen.add(name);
    return [];
  });
}

const periodTypes: readonly string[] = ['year', 'yearmonth', 'date', 'datetime', 'integer', 'string'];

function keyFaults({ fields, primaryKey, uniqueKeys, periodField }: StandardContent): StandardFault[] {
  const byName = new Map(fields.map((field) => [field.name, field]));
  const keys = [
    ...(primaryKey ?? []).map((name, index) => ({ where: `primaryKey.${index}`, name })),
    ...(uniqueKeys ?? []).flatMap((key, n) => key.map((name, index) => ({ where: `uniqueKeys.${n}.${index}`, name }))),
    ...(periodField === undefined ? [] : [{ where: 'periodField', name: periodField }]),
  ];
  const unknown = keys.filter(({ name }) => !byName.has(name)).map(({ where, name }) => ({ where, what: `tidak ada kolom ${name}` }));
  const period = byName.get(periodField ?? '');
  if (period === undefined || periodTypes.includes(period.type)) return unknown;
  return [...unknown, { where: 'periodField', what: `kolom bertipe ${period.type} tidak dapat menjadi periode` }];
}
