import type { Field } from '../standards/standard.ts';

export type District = { readonly code: string; readonly name: string };

/**
 * The filter of a dataset's rows, as its page takes it, that leaves those of a kecamatan: by a column of its codes, else by one that is called so; undefined where the
 * standard has neither. Codes are written with and without dots (standards/rules/reference-codes.ts), so either is looked for.
 */
export function areaFilter(fields: readonly Field[], { code, name }: District): Readonly<Record<string, string>> | undefined {
  const digits = code.replaceAll('.', '');
  const coded = fields.find(({ referenceCodes }) => referenceCodes === 'kemendagri-kecamatan');
  if (coded?.type === 'string') return { [`${coded.name}__in`]: `${code},${digits}` };
  if (coded?.type === 'integer') return { [`${coded.name}__exact`]: digits };
  const named = fields.find((field) => field.type === 'string' && [field.name, field.title ?? ''].some(isDistrict));
  return named && { [`${named.name}__exact`]: spelled(named, name) };
}

function isDistrict(label: string): boolean {
  return /^(nama[ _])?kec(amatan)?$/i.test(label.trim());
}

/** As the standard's list of choices spells it, where it has one. */
function spelled({ constraints }: Field, name: string): string {
  const choices = (constraints?.enum ?? []).map(String);
  return choices.find((choice) => choice.toLowerCase() === name.toLowerCase()) ?? name;
}
